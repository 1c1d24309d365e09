/** What can be done with a cell and its record. */
import { Menu } from '@mantine/core';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Field } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { savePreferences } from '../../api/use-preferences.ts';
import { AnchorPoint } from '../../components/anchored/anchored.tsx';
import { Keys } from '../../components/keys/keys.tsx';
import { showProblem } from '../../components/toast/toast-store.ts';
import { gridActions } from '../../state/grid-actions.ts';
import { closeOverlay, openOverlay, type Overlay } from '../../state/overlay-store.ts';
import { beginNote, showRecord, useUi } from '../../state/ui-store.ts';
import { setFilter, setHidden } from '../../state/view-store.ts';
import { beginClaimOn } from '../claims/begin-claim.ts';
import { compareTwo } from '../identity/identity-store.ts';
import { beginLink } from '../links/use-links.ts';
import { notThis, onlyThis } from './cell-filter.ts';
import { trashRecords } from './record-changes.ts';

type CellMenuProps = {
  collection: CollectionInfo;
  field: Field;
  overlay: Extract<Overlay, { kind: 'cellMenu' }>;
};

export function CellMenu({ collection, field, overlay: { row, anchor } }: CellMenuProps) {
  const cell = row.cells[field.id];
  const selected = useUi((state) => state.selected);
  const readOnly = useReadOnly();
  const label = `${field.title} of this ${collection.singular}`;
  const target = { collection: collection.id, record: row.id };
  const chosen = selected.includes(row.id) ? selected : [row.id];
  const [first, second] = chosen;
  const two = chosen.length === 2 && first && second ? ([first, second] as const) : null;

  function inInspector(then: () => void): void {
    savePreferences({ inspectorOpen: true }).catch(showProblem);
    then();
  }

  function revert(): void {
    client.records
      .revertValue({ ...target, field: field.id })
      .then(({ cell: shown }) =>
        gridActions.current?.patchRow({ ...row, cells: { ...row.cells, [field.id]: shown } }),
      )
      .catch(showProblem);
  }

  return (
    <Menu
      opened
      position="bottom-start"
      offset={2}
      width={286}
      returnFocus={false}
      onClose={() => {
        closeOverlay();
        gridActions.current?.focus();
      }}
    >
      <Menu.Target>
        <AnchorPoint anchor={anchor} label={label} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          rightSection={<Keys quiet keys="Enter" />}
          disabled={readOnly || field.computed !== undefined}
          onClick={() => queueMicrotask(() => gridActions.current?.edit(row, field.id))}
        >
          Edit {field.title}
        </Menu.Item>
        <Menu.Item disabled={readOnly || !cell?.own} onClick={revert}>
          Back to what the sources say
        </Menu.Item>
        <Menu.Item
          rightSection={<Keys quiet keys="Alt+Enter" />}
          onClick={() =>
            queueMicrotask(() =>
              openOverlay({ kind: 'claims', anchor, row, field: field.id, held: true }),
            )
          }
        >
          What is said about it
        </Menu.Item>
        <Menu.Item
          rightSection={<Keys quiet keys="Mod+Shift+A" />}
          disabled={readOnly}
          onClick={() =>
            void beginClaimOn({ ...target, field: field.id }, 'grid').catch(showProblem)
          }
        >
          Add claim…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => setFilter(field.id, onlyThis(field, cell))}>
          {cell?.text ? 'Only records with this value' : 'Only records without a value'}
        </Menu.Item>
        <Menu.Item onClick={() => setFilter(field.id, notThis(field, cell))}>
          {cell?.text ? 'No records with this value' : 'Only records with a value'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          rightSection={<Keys quiet keys="Mod+C" />}
          onClick={() => {
            client.shell.copyText({ text: cell?.text ?? '' }).catch(showProblem);
          }}
        >
          Copy cell
        </Menu.Item>
        <Menu.Item
          rightSection={<Keys quiet keys="Mod+Shift+C" />}
          onClick={() => void gridActions.current?.copyRows().catch(showProblem)}
        >
          {selected.length > 1
            ? `Copy ${selected.length} rows with headers`
            : 'Copy row with headers'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          disabled={readOnly}
          onClick={() =>
            inInspector(() => beginNote({ kind: 'field', ...target, field: field.id }))
          }
        >
          Note on {field.title}
        </Menu.Item>
        <Menu.Item
          rightSection={<Keys quiet keys="Mod+M" />}
          disabled={readOnly}
          onClick={() => inInspector(() => beginNote({ kind: 'record', ...target }))}
        >
          Note on this record
        </Menu.Item>
        <Menu.Item
          rightSection={<Keys quiet keys="Mod+L" />}
          disabled={readOnly}
          onClick={() => void beginLink(target).catch(showProblem)}
        >
          Link to another record…
        </Menu.Item>
        {two ? (
          <Menu.Item onClick={() => compareTwo(collection.id, two[0], two[1])}>
            Same or different? Compare these two…
          </Menu.Item>
        ) : null}
        <Menu.Item onClick={() => inInspector(() => showRecord(target, field.id))}>
          Show in the inspector
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => setHidden(field.id, true)}>Hide this column</Menu.Item>
        <Menu.Item
          color="red"
          rightSection={<Keys quiet keys="Mod+Backspace" />}
          disabled={readOnly}
          onClick={() => void trashRecords(collection.id, chosen).catch(showProblem)}
        >
          {chosen.length > 1 ? `Move ${chosen.length} records to trash` : 'Move to trash'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done with a column. */
import { Menu } from '@mantine/core';
import type { Field } from '#shared/model/field.ts';
import { fieldOf } from '#shared/model/view-content.ts';
import { runCommand } from '../../app/run-command.ts';
import { AnchorPoint } from '../../components/anchored/anchored.tsx';
import { gridActions } from '../../state/grid-actions.ts';
import { closeOverlay, openOverlay, type Anchor } from '../../state/overlay-store.ts';
import { openDialog, useUi } from '../../state/ui-store.ts';
import {
  changeView,
  clearFilter,
  moveColumn,
  setHidden,
  setPinned,
  useView,
} from '../../state/view-store.ts';

export function HeaderMenu({ field, anchor }: { field: Field; anchor: Anchor }) {
  const { id } = field;
  const view = useView((state) => state.view);
  const column = view?.columns.find((known) => known.field === id);
  const sorted = view?.sort.find((entry) => entry.field === id);
  const filtered = view?.filters.some((condition) => fieldOf(condition) === id) ?? false;

  function sort(direction: 'ascending' | 'descending'): void {
    changeView({ sort: [{ field: id, direction }] });
  }

  return (
    <Menu
      opened
      position="bottom-start"
      offset={2}
      width={230}
      returnFocus={false}
      onClose={() => {
        closeOverlay();
        gridActions.current?.focusHeader(id);
      }}
    >
      <Menu.Target>
        <AnchorPoint anchor={anchor} label={`Column ${field.title}`} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => sort('ascending')}>Sort ascending</Menu.Item>
        <Menu.Item onClick={() => sort('descending')}>Sort descending</Menu.Item>
        <Menu.Item disabled={!sorted} onClick={() => unsort(id)}>
          Do not sort by it
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          onClick={() => queueMicrotask(() => openOverlay({ kind: 'filter', anchor, field: id }))}
        >
          Filter…
        </Menu.Item>
        <Menu.Item disabled={!filtered} onClick={() => clearFilter(id)}>
          Remove the filter
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={column?.pinned === 'left'} onClick={() => setPinned(id, 'left')}>
          Pin to the left
        </Menu.Item>
        <Menu.Item disabled={column?.pinned === 'right'} onClick={() => setPinned(id, 'right')}>
          Pin to the right
        </Menu.Item>
        <Menu.Item disabled={!column?.pinned} onClick={() => setPinned(id, null)}>
          Do not pin
        </Menu.Item>
        <Menu.Item onClick={() => moveColumn(id, -1)}>Move left</Menu.Item>
        <Menu.Item onClick={() => moveColumn(id, 1)}>Move right</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => gridActions.current?.autosize([id])}>Fit its width</Menu.Item>
        <Menu.Item
          onClick={() => gridActions.current?.autosize(useUi.getState().view?.columns ?? [])}
        >
          Fit all widths
        </Menu.Item>
        <Menu.Item onClick={() => setHidden(id, true)}>Hide</Menu.Item>
        <Menu.Item onClick={() => openDialog('columns')}>Columns…</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => runCommand('view.reset')}>
          Reset columns, sort and filters
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function unsort(field: string): void {
  const sort = useView.getState().view?.sort ?? [];
  changeView({ sort: sort.filter((entry) => entry.field !== field) });
}

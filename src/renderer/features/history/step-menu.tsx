/** What can be done about a step, by the right button or the menu key. */
import { Menu } from '@mantine/core';
import type { HistoryStep } from '#shared/contract/history-api.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { AnchorPoint } from '../../components/anchored/anchored.tsx';
import type { Anchor } from '../../state/overlay-store.ts';
import { showPage } from '../../state/ui-store.ts';
import { goToTouched } from './step-record.tsx';
import classes from './history-table.module.css';

type StepMenuProps = {
  step: HistoryStep;
  anchor: Anchor;
  onAgain: () => void;
  onRewind: () => void;
  onClose: () => void;
};

export function StepMenu({ step, anchor, onAgain, onRewind, onClose }: StepMenuProps) {
  const readOnly = useReadOnly();
  const records = step.records.filter(({ place }) => place !== 'gone');
  const onDossier = step.notes && step.recordCount === 0;
  return (
    <Menu
      opened
      position="bottom-start"
      offset={2}
      width={286}
      returnFocus={false}
      onClose={onClose}
    >
      <Menu.Target>
        <AnchorPoint anchor={anchor} label={step.label} />
      </Menu.Target>
      <Menu.Dropdown>
        {records.map((record) => (
          <Menu.Item key={record.record} onClick={() => goToTouched(record)}>
            <span className={classes.item}>
              {record.place === 'trash' ? 'Show in the trash: ' : 'Show '}
              <bdi>{record.title}</bdi>
            </span>
          </Menu.Item>
        ))}
        {onDossier ? (
          <Menu.Item onClick={() => showPage({ kind: 'notes' })}>Show the notes</Menu.Item>
        ) : null}
        {!readOnly && (records.length > 0 || onDossier) ? <Menu.Divider /> : null}
        {readOnly || step.state === 'done' ? null : (
          <Menu.Item onClick={onAgain}>Do again</Menu.Item>
        )}
        {readOnly ? null : <Menu.Item onClick={onRewind}>Go back to before this…</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A record that a step touched: a way to it, or to the trash, or words for that it is gone. */
import type { TouchedRecord } from '#shared/contract/history-api.ts';
import { showPage } from '../../state/ui-store.ts';
import { goToRecord } from './show-touched.ts';
import classes from './history-table.module.css';

type StepRecordProps = {
  record: TouchedRecord;
  /** As the label names it; its title where that is left out. */
  text?: string;
  /** The row is where the keyboard is. */
  active: boolean;
};

export function StepRecord({ record, text = record.title, active }: StepRecordProps) {
  if (record.place === 'gone') return <bdi>{text}</bdi>;
  return (
    <button
      type="button"
      className={classes.record}
      tabIndex={active ? 0 : -1}
      title={record.place === 'trash' ? 'Show in the trash' : `Go to ${record.title}`}
      onClick={() => goToTouched(record)}
    >
      <bdi>{text}</bdi>
    </button>
  );
}

export function goToTouched(record: TouchedRecord): void {
  if (record.place === 'trash') showPage({ kind: 'trash' });
  else if (record.place === 'there') goToRecord(record);
}

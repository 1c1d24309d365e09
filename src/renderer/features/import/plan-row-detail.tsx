/** All of one row of the dry run: what it is, its reasons, and each cell before and after, with the file's own beside it. */
import type { PlanRow } from '#shared/contract/imports-api.ts';
import { useImport } from './import-store.ts';
import type { TargetEdit } from './target-edit.ts';
import classes from './try-step.module.css';

export function PlanRowDetail({ row }: { row: PlanRow }) {
  const { kind, title, line, record, cells, reasons } = row;
  const edit = useImport((state) => state.edit);
  const hasBefore = kind === 'changed' || kind === 'kept';
  const place = [
    line === null ? null : `Line ${line.toLocaleString('en')} of the file`,
    record,
  ].filter(Boolean);
  return (
    <>
      <h4 className={classes.rowTitle}>
        <bdi>{title}</bdi>
      </h4>
      <p className={classes.place}>{place.join(' · ')}</p>
      {reasons.length === 0 ? null : (
        <ul className={classes.rowReasons}>
          {reasons.map((reason) => (
            <li key={reason} dir="auto">
              {reason}
            </li>
          ))}
        </ul>
      )}
      {cells.length === 0 ? null : (
        <table className={classes.cells}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              {hasBefore ? <th scope="col">{kind === 'kept' ? 'Yours' : 'Before'}</th> : null}
              <th scope="col">{hasBefore ? 'In this file' : 'Becomes'}</th>
              <th scope="col">Cell</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ field, title: name, before, after, raw }) => (
              <tr key={field}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                {hasBefore ? <Value text={before} /> : null}
                <Value text={after} />
                <td className={classes.rawCell} dir="auto">
                  {cellWords({ field, after, raw }, edit)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Value({ text }: { text: string }) {
  return (
    <td dir="auto" data-none={text === '' || undefined}>
      {text === '' ? 'nothing' : text}
    </td>
  );
}

/** The core only tells cells that are not the same text as the value; but what a codebook says of every row stands in none. */
function cellWords(
  { field, after, raw }: Pick<PlanRow['cells'][number], 'field' | 'after' | 'raw'>,
  edit: TargetEdit | null,
): string {
  if (raw !== '') return raw;
  const row = edit?.rows.find((one) => one.field.id === field);
  return row?.mapping.reading.kind === 'fixed' ? '' : after;
}

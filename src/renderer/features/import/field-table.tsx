/** A line for each field and each column left out: taken in or not, whence, how, and an example. One tab stop, arrow keys inside. */
import { memo, useRef, type KeyboardEvent } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ImportDraft, ImportSample } from '#shared/contract/imports-api.ts';
import { readingColumns } from '#shared/imports/reading-columns.ts';
import { doubtOf } from './doubts.ts';
import { Example } from './example.tsx';
import { setEdit } from './import-store.ts';
import { readingWords, typeWords } from './import-words.ts';
import { changeRow, type Facts, type FieldRow } from './target-edit.ts';
import { firstCells } from './use-sample.ts';
import classes from './fields-step.module.css';

type Examples = ImportSample['fields'][number]['examples'];

type FieldTableProps = {
  draft: ImportDraft;
  rows: readonly FieldRow[];
  facts: Facts;
  sample: ImportSample | undefined;
  selected: string;
  onSelect: (id: string) => void;
};

export function FieldTable({ draft, rows, facts, sample, selected, onSelect }: FieldTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const examples = new Map(sample?.fields.map((one) => [one.field, one.examples]));
  const taken = rows.filter(({ isTaken }) => isTaken).length;

  function onKeyDown(event: KeyboardEvent): void {
    const to = goTo(
      event.key,
      rows.findIndex(({ id }) => id === selected),
      rows.length,
    );
    const next = to === null ? undefined : rows[to];
    if (!next || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    onSelect(next.id);
    const kind = event.target.matches('input') ? 'input' : 'button';
    const element = body.current?.children[to!]?.querySelector<HTMLElement>(kind);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <div className={classes.tableScroll}>
      <table className={classes.table} aria-label="Fields">
        <thead>
          <tr>
            <th scope="col" className={classes.tick}>
              <VisuallyHidden>Taken in</VisuallyHidden>
            </th>
            <th scope="col">
              Field <span className={classes.total}>{taken} taken in</span>
            </th>
            <th scope="col">Read from</th>
            <th scope="col">How</th>
            <th scope="col">Example</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row) => (
            <Line
              key={row.id}
              row={row}
              isSelected={row.id === selected}
              examples={row.isTaken ? examples.get(row.field.id) : undefined}
              doubt={row.isTaken ? doubtOf(row.mapping.reading, facts) : null}
              raw={row.isTaken ? '' : rawOf(draft, row)}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = {
  row: FieldRow;
  isSelected: boolean;
  examples: Examples | undefined;
  doubt: string | null;
  /** A cell as it is, of what is not taken in. */
  raw: string;
  onSelect: (id: string) => void;
};

const Line = memo(function Line({ row, isSelected, examples, doubt, raw, onSelect }: LineProps) {
  const { field, mapping, isTaken, isNew } = row;
  const example = examples?.find(({ problems }) => problems.length > 0) ?? examples?.[0];
  return (
    // The name in it is a button; a click anywhere in the line is a convenience.
    <tr
      data-selected={isSelected || undefined}
      data-out={!isTaken || undefined}
      onClick={() => onSelect(row.id)}
    >
      <td className={classes.tick}>
        <input
          type="checkbox"
          aria-label={`Take in ${field.title}`}
          checked={isTaken}
          tabIndex={isSelected ? 0 : -1}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            setEdit((edit) => changeRow(edit, row.id, (one) => ({ ...one, isTaken: checked })));
          }}
        />
      </td>
      <td>
        <button
          type="button"
          className={classes.name}
          aria-pressed={isSelected}
          tabIndex={isSelected ? 0 : -1}
        >
          <bdi>{field.title || 'Without a name'}</bdi>
        </button>
        <span className={classes.type}>
          {typeWords[field.type]}
          {isNew ? '' : ' · of the collection'}
        </span>
      </td>
      <td className={classes.columns}>
        {readingColumns(mapping.reading).map((name, at) => (
          <span key={name}>
            {at === 0 ? '' : ', '}
            <bdi>{name}</bdi>
          </span>
        ))}
      </td>
      <td
        className={classes.how}
        data-doubt={doubt !== null || undefined}
        title={doubt ?? undefined}
      >
        {isTaken ? readingWords(mapping.reading, field) : 'left out'}
        {doubt === null ? null : (
          <IconAlertTriangle size={14} stroke={1.8} role="img" aria-label={doubt} />
        )}
      </td>
      <td className={classes.example}>
        {isTaken ? (
          example ? (
            <Example example={example} />
          ) : examples ? (
            <span className={classes.nothing}>nothing in the first rows</span>
          ) : null
        ) : (
          <bdi className={classes.raw}>{raw}</bdi>
        )}
      </td>
    </tr>
  );
});

function rawOf(draft: ImportDraft, { mapping }: FieldRow): string {
  const [column] = readingColumns(mapping.reading);
  return column === undefined ? '' : (firstCells(draft, column, 1)[0] ?? '');
}

function goTo(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + 10, length - 1);
    case 'PageUp':
      return Math.max(at - 10, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}

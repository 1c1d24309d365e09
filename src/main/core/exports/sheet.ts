/** What the grid shows as a sheet: numbers and whole days with their types, everything else as the text that it is. */
import type { ExportSubject } from '#shared/contract/exports-api.ts';
import type { Field } from '#shared/model/field.ts';
import type { Quantity, Value } from '#shared/model/value.ts';
import type { Core } from '../context.ts';
import { BLANK } from '../query/column.ts';
import { FIRST_SHEET_DAY, LONGEST_CELL, type Sheet, type SheetCell } from '../writing/xlsx.ts';
import { notesByRecord, pickRecords, recordsHeader, type PickedRecords } from './records-table.ts';
import { tableOf } from './subjects.ts';

export type CountedSheet = Sheet & {
  count: number;
  /** Cells that had to be cut so far, because a sheet holds no longer ones. */
  cut: () => number;
};

const USUAL_WIDTH = 150;

export function sheetOf(core: Core, subject: ExportSubject): CountedSheet {
  let cut = 0;
  const fitted = (cell: SheetCell): SheetCell => {
    if (typeof cell !== 'string' || cell.length <= LONGEST_CELL) return cell;
    cut += 1;
    return `${cell.slice(0, LONGEST_CELL - 1)}…`;
  };
  const { title, columns, count, rows } =
    subject.kind === 'records'
      ? recordsSheet(core, pickRecords(core, subject), subject)
      : textSheet(core, subject);
  function* cells(): Generator<SheetCell[]> {
    for (const row of rows()) yield row.map(fitted);
  }
  return { title, columns, count, rows: cells(), cut: () => cut };
}

type Cells = Pick<Sheet, 'title' | 'columns'> & {
  count: number;
  rows: () => Iterable<SheetCell[]>;
};

function textSheet(core: Core, subject: ExportSubject): Cells {
  const { header, count, rows } = tableOf(core, subject);
  const columns = header.map((title) => ({ title, width: USUAL_WIDTH }));
  return { title: subject.kind === 'notes' ? 'Notes' : 'Claims', columns, count, rows };
}

function recordsSheet(
  core: Core,
  picked: PickedRecords,
  { ids, notes }: { ids: boolean; notes: boolean },
): Cells {
  const { table, rows, columns } = picked;
  const texts = notes ? notesByRecord(core, table.collection.fields) : null;
  function* cells(): Generator<SheetCell[]> {
    for (const row of rows) {
      const id = table.idOf(row);
      yield [
        ...(ids ? [id] : []),
        ...columns.map(({ field, column, codes }) => {
          const code = codes[row] ?? BLANK;
          return typedCell(field, column.values[code]) ?? column.text(code);
        }),
        ...(texts ? [texts.get(id) ?? ''] : []),
      ];
    }
  }
  const titles = recordsHeader(picked, { ids, notes });
  const widths = [
    ...(ids ? [USUAL_WIDTH] : []),
    ...columns.map(({ field: { width = USUAL_WIDTH } }) => width),
    ...(notes ? [2 * USUAL_WIDTH] : []),
  ];
  return {
    title: table.collection.title,
    columns: titles.map((title, at) => ({ title, width: widths[at] ?? USUAL_WIDTH })),
    count: rows.length,
    rows: cells,
  };
}

const WHOLE_DAY = /^\d{4}-\d\d-\d\d$/;

/** Null where only the text says all of it: a range, “at least”, a month, a doubt. */
function typedCell(field: Field, value: Value | undefined): SheetCell {
  if (value === undefined) return null;
  if (field.type === 'number') return value as number;
  if (field.type === 'quantity') {
    const { low, best, high, bound } = value as Quantity;
    return low === undefined && high === undefined && bound === undefined ? (best ?? null) : null;
  }
  const isDay = field.type === 'date' && WHOLE_DAY.test(value as string);
  return isDay && (value as string) >= FIRST_SHEET_DAY ? { day: value as string } : null;
}

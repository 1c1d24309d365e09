/** Rows of a table made into what their records say, by a mapping. */
import { AppError } from '#shared/contract/errors.ts';
import type { Field } from '#shared/model/field.ts';
import type { Mapping } from '#shared/model/import-mapping.ts';
import type { Column } from '#shared/model/import-table.ts';
import type { Value } from '#shared/model/value.ts';
import { unknownTest } from '../cells/unknown.ts';
import type { RowFlaw } from '../row-source.ts';
import type { TableRow } from '../table.ts';
import type { Place } from './cell-reader.ts';
import { fieldReader, type FieldRead } from './field-reader.ts';
import { keyReader } from './record-key.ts';

/** `field` and `column` are null for what is wrong with the row as a whole. */
export type RowProblem = { field: string | null; column: string | null; reason: string };

export type ConvertedRow = {
  /** The id of the record: the same for the same row of another release. */
  key: string;
  /** null: the source says that it is unknown. Fields of which it says nothing are not there. Not to be changed: rows share values. */
  values: Record<string, Value | null>;
  /**
   * What the cells were, where the value is not the same text, and where there is none; of several columns `column: cell; column: cell`. As
   * `Statement.raw` in base files.
   */
  raw: Record<string, string>;
  /** What a mark of the unknown, or a figure that may mean it, stands for. */
  labels: Record<string, string>;
  problems: RowProblem[];
};

export type RejectedRow = { rejected: string };

/** Characters. The longest value there is; what is longer could not be kept beside it. */
const LONGEST_CELL = 100_000;

const FLAWS: Record<RowFlaw, string> = {
  'open-quote':
    'A cell begins with a quotation mark that nothing closes. It was taken for a character.',
  'stray-quote':
    'In a quoted cell there is a quotation mark that is not doubled. It was taken for a character.',
  'repeated-key': 'The same key is there twice. The last one was taken.',
  'few-cells': 'The row has fewer cells than the table has columns.',
  'many-cells': 'The row has more cells than the table has columns.',
};

type Target = { field: Field; read: (cells: readonly string[]) => FieldRead };

/**
 * A function from rows to records. `fields` are those of the collection. Throws `invalid_input` for a mapping that names columns or fields
 * that are not there.
 */
export function createConverter(
  mapping: Mapping,
  fields: readonly Field[],
  columns: readonly Column[],
): (row: Pick<TableRow, 'cells' | 'flaw'>) => ConvertedRow | RejectedRow {
  const places = new Map(columns.map(({ name }, at) => [name, { at, name }]));
  const place = (column: string): Place => {
    const found = places.get(column);
    if (!found) throw new AppError('invalid_input', `The table has no column “${column}”.`);
    return found;
  };
  const targets = readersOf(mapping, fields, place);
  const readKey = keyReader(mapping.key, place);
  return ({ cells, flaw }) => {
    const refusal = refuseCells(cells);
    if (refusal !== null) return { rejected: refusal };
    const key = readKey(cells);
    if (!key.ok) return { rejected: `The key column “${key.column}” is empty.` };
    return convert(key.id, targets, cells, flaw);
  };
}

function readersOf(
  mapping: Mapping,
  fields: readonly Field[],
  place: (column: string) => Place,
): Target[] {
  const usual = unknownTest(mapping.unknown);
  return mapping.fields.map(({ field: id, reading, unknown }) => {
    const field = fields.find((one) => one.id === id);
    if (!field) throw new AppError('invalid_input', `The collection has no field “${id}”.`);
    if (field.computed)
      throw new AppError(
        'invalid_input',
        `${field.title} is worked out by the program and can’t be imported.`,
      );
    const test = unknown ? unknownTest(unknown) : usual;
    return { field, read: fieldReader(reading, { field, place, unknown: test }) };
  });
}

function refuseCells(cells: readonly string[]): string | null {
  let isEmpty = true;
  for (const cell of cells) {
    if (cell.length > LONGEST_CELL) return `A cell has more than ${LONGEST_CELL} characters.`;
    isEmpty &&= cell.trim() === '';
  }
  return isEmpty ? 'The row is empty.' : null;
}

function convert(
  key: string,
  targets: readonly Target[],
  cells: readonly string[],
  flaw: RowFlaw | null,
): ConvertedRow | RejectedRow {
  const row: ConvertedRow = { key, values: {}, raw: {}, labels: {}, problems: [] };
  if (flaw !== null) row.problems.push({ field: null, column: null, reason: FLAWS[flaw] });
  for (const { field, read } of targets) {
    const { value, label, problems, raw } = read(cells);
    if (problems)
      for (const problem of problems) row.problems.push({ field: field.id, ...problem });
    if (value !== undefined) row.values[field.id] = value;
    else if (field.required) return { rejected: `${field.title} is empty or can’t be read.` };
    if (label !== undefined) row.labels[field.id] = label;
    if (raw.length > LONGEST_CELL)
      return { rejected: `${field.title}: its cells have more than ${LONGEST_CELL} characters.` };
    if (raw !== '') row.raw[field.id] = raw;
  }
  return row;
}

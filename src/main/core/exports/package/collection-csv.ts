/** A collection as a table for analysis: the values that are shown, in columns of one type each. */
import { parseEdtf } from '#shared/dates/edtf.ts';
import { figuresOf } from '#shared/exchange/claims-table.ts';
import type { ColumnInfo } from '#shared/exchange/package-tables.ts';
import type { Field } from '#shared/model/field.ts';
import type { Coordinates, Value } from '#shared/model/value.ts';
import { uniqueNames } from '#shared/text/unique-names.ts';
import { formatValue } from '#shared/values/format.ts';
import type { Core } from '../../context.ts';
import { BLANK } from '../../query/column.ts';
import { finish } from '#shared/steps.ts';

export type CollectionTable = {
  columns: ColumnInfo[];
  /** Columns with ids of records, and the collection that those are in. */
  references: { column: string; collection: string }[];
  /** By column: the ids and labels of its choices. */
  categories: Map<string, { value: string; label: string }[]>;
  rows: () => Iterable<string[]>;
};

/** What stands in a cell where a source says that nobody knows. An empty one: nobody says anything. */
export const UNKNOWN = '(unknown)';

type Part = { info: ColumnInfo; cell: (value: Value | null) => string };

export function collectionTable(core: Core, id: string): CollectionTable {
  const { table, rows } = finish(
    core.tables().select({ collection: id, search: '', filter: null, sort: [] }),
  );
  const names = columnNames(table.fields());
  const fields = table.fields().map((field, at) => {
    const name = names[at] ?? field.id;
    return { field, name, parts: partsOf(field, name) };
  });
  function* cells(): Generator<string[]> {
    for (const row of rows) {
      const texts = fields.flatMap(({ field, parts }) => {
        const column = table.column(field.id);
        const value = column.values[column.codes[row] ?? BLANK];
        const isUnknown = value === undefined && table.resolve(row, field).shown?.value === null;
        const [first, ...others] = parts.map(({ cell }) =>
          value === undefined ? '' : cell(value),
        );
        return [isUnknown ? UNKNOWN : (first ?? ''), ...others];
      });
      yield [table.idOf(row), ...texts];
    }
  }
  const all = fields.flatMap(({ parts }) => parts.map(({ info }) => info));
  return {
    columns: [{ name: 'id', type: 'string', required: true, unique: true }, ...all],
    references: fields.flatMap(({ name: column, field: { type, collection } }) =>
      type === 'reference' && collection !== undefined ? [{ column, collection }] : [],
    ),
    categories: new Map(
      fields.flatMap(({ name: column, field: { type, choices } }) =>
        type === 'choice' && choices
          ? [[column, choices.map(({ id: value, label }) => ({ value, label }))]]
          : [],
      ),
    ),
    rows: cells,
  };
}

/** The ids of the fields, but for one that is called as the record's own id is. */
export const columnNames = (fields: readonly Field[]): string[] =>
  uniqueNames(
    fields.map(({ id }) => id),
    ['id'],
  );

/** The text form, or what can be counted with; after it, where there is more to it, its parts. */
function partsOf(field: Field, column: string): Part[] {
  const { title, description, type } = field;
  const words = description === undefined ? title : `${title}. ${description}`;
  const first = (cell: Part['cell'], columnType: ColumnInfo['type'] = 'string'): Part => ({
    info: { name: column, type: columnType, description: words },
    cell,
  });
  const part = (
    name: string,
    columnType: ColumnInfo['type'],
    what: string,
    cell: Part['cell'],
  ): Part => ({
    info: { name: `${column}.${name}`, type: columnType, description: `${title}: ${what}.` },
    cell,
  });
  const asText = first((value) => formatValue(field, value));
  switch (type) {
    case 'choice':
    case 'reference':
      return [first((value) => value as string)];
    case 'number':
      return [first((value) => String(value as number), 'number')];
    case 'quantity':
      return [
        asText,
        part('low', 'number', 'the lowest figure', (value) => figuresOf(value)[0]),
        part('best', 'number', 'the figure named', (value) => figuresOf(value)[1]),
        part('high', 'number', 'the highest figure', (value) => figuresOf(value)[2]),
      ];
    case 'date':
      return [
        asText,
        part('first', 'date', 'the first day that it can be', (value) => dayOf(value, 'earliest')),
        part('last', 'date', 'the last day that it can be', (value) => dayOf(value, 'latest')),
      ];
    case 'coordinates':
      return [
        asText,
        part('lat', 'number', 'latitude, WGS 84', (value) => String((value as Coordinates).lat)),
        part('lon', 'number', 'longitude, WGS 84', (value) => String((value as Coordinates).lon)),
        part(
          'precision',
          'string',
          'how exactly the place is known',
          (value) => (value as Coordinates).precision,
        ),
      ];
    default:
      return [asText];
  }
}

const DAY_MS = 86_400_000;

/** '' where it is open or nobody knows. */
function dayOf(value: Value | null, end: 'earliest' | 'latest'): string {
  const date = parseEdtf(value as string);
  const day = date.ok ? date[end] : null;
  return day === null || !Number.isFinite(day)
    ? ''
    : new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** A new collection made from a table that nobody has described: fields, their readings and the key, all to be looked at and changed. */
import type { ColumnFacts } from '#shared/contract/imports-api.ts';
import {
  camelCase,
  newColumnField,
  unusedName,
  type ColumnField,
} from '#shared/imports/column-field.ts';
import { readingColumns } from '#shared/imports/reading-columns.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import type { KeyRule, Mapping, Reading } from '#shared/model/import-mapping.ts';

export type Proposal = {
  collection: Collection;
  mapping: Mapping;
  /** Columns without a field: those with nothing in them, and those beyond what a collection can hold. */
  left: readonly string[];
};

const MOST_FIELDS = 300;

/** `title`: of the collection, for example the name of the file. `source`: the record whose claims these will be. */
export function proposeCollection(
  columns: readonly ColumnFacts[],
  title: string,
  source: string,
): Proposal {
  const taken = new Set<string>();
  const place = coordinatesTarget(columns, taken);
  const filled = columns.filter((one) => one.filled > 0 && !place?.columns.includes(one.name));
  const targets = [
    ...(place ? [place.target] : []),
    ...filled.map((one) => newColumnField(one.name, one.type, one, taken)),
  ].slice(0, MOST_FIELDS);
  const id = unusedName(camelCase(title) || 'records', new Set());
  const used = new Set(targets.map(({ mapping }) => mapping.reading).flatMap(readingColumns));
  return {
    collection: {
      id,
      title: title.trim().slice(0, 60) || 'Records',
      singular: 'record',
      titleField: titleField(targets.map(({ field }) => field)),
      fields: targets.map(({ field }) => field),
    },
    mapping: {
      collection: id,
      source,
      key: keyOf(columns, id),
      unknown: [],
      fields: targets.map(({ mapping }) => mapping),
    },
    left: columns.map(({ name }) => name).filter((name) => !used.has(name)),
  };
}

const LATITUDE = /^(?:lat|latitude|y_?coord)$/i;
const LONGITUDE = /^(?:lon|lng|long|longitude|x_?coord)$/i;

/** Latitude and longitude in columns of their own make one field. How exactly the place is known nobody has said: the widest word. */
function coordinatesTarget(
  facts: readonly ColumnFacts[],
  taken: Set<string>,
): { target: ColumnField; columns: string[] } | null {
  const find = (wanted: RegExp) =>
    facts.find(({ name, type }) => wanted.test(name.trim()) && type === 'number');
  const [lat, lon] = [find(LATITUDE), find(LONGITUDE)];
  if (!lat || !lon) return null;
  const field: Field = {
    id: unusedName('coordinates', taken),
    title: 'Coordinates',
    type: 'coordinates',
  };
  const columns = [lat.name, lon.name];
  const reading: Reading = {
    kind: 'coordinates',
    lat: lat.name,
    lon: lon.name,
    codes: [],
    otherwise: 'country',
    format: lat.number?.format ?? 'point',
  };
  return { target: { field, mapping: { field: field.id, reading, unknown: [] } }, columns };
}

const TITLE = /^(?:title|name|headline|event|label|عنوان|نام|اسم)$/i;

function titleField(fields: readonly Field[]): string {
  const texts = fields.filter(({ type }) => type === 'text');
  return (
    (texts.find(({ title }) => TITLE.test(title.trim())) ?? texts[0] ?? fields[0])?.id ?? 'title'
  );
}

/** A column called an id before any other; without one that is different in every row, the content. */
function keyOf(columns: readonly ColumnFacts[], prefix: string): KeyRule {
  const keys = columns.filter(({ isKey }) => isKey === true);
  const named = keys.find(({ name }) => /(?:^|[^a-z])id(?:$|[^a-z])|Id$/i.test(name));
  const plain = keys.find(({ type }) => type === 'text' || type === 'number');
  const key = named ?? plain;
  const short = prefix.slice(0, 20);
  return key
    ? { kind: 'columns', prefix: short, columns: [key.name] }
    : { kind: 'content', prefix: short };
}

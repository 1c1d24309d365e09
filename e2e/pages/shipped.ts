/**
 * The dossier that ships, read by the tests themselves: what the screen shows is compared with the files, not with
 * what the program says they hold. Small on purpose, and it shares no code with the program.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/root.mjs';

export type Quantity = { low?: number; best?: number; high?: number; bound?: string };
type Field = { id: string; title: string; type: string; choices?: { id: string; label: string }[] };
type Collection = {
  id: string;
  title: string;
  singular: string;
  titleField: string;
  fields: Field[];
};
type Locator = { section?: string; paragraph?: number; row?: number };
type Statement = {
  source: string;
  locator?: Locator;
  values: Record<string, unknown>;
  raw?: Record<string, string>;
};
type Marked = { statement: number; reason: string };
export type BaseRecord = {
  id: string;
  statements: Statement[];
  preferred?: Record<string, Marked>;
  deprecated?: Record<string, Marked[]>;
};

export const shippedFolder = inRoot('data', 'iskp');

const readJson = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(shippedFolder, file), 'utf8'));

export const shipped = readJson('dossier.json') as {
  title: string;
  description: string;
  collections: Collection[];
};

export function collectionOf(title: string): Collection {
  const found = shipped.collections.find((collection) => collection.title === title);
  if (!found) throw new Error(`The dossier has no collection ${title}.`);
  return found;
}

export function recordsOf(title: string): BaseRecord[] {
  const { records } = readJson(`base/${collectionOf(title).id}.json`) as { records: BaseRecord[] };
  return records;
}

export type Claimed = { value: unknown; source: string; locator: Locator | undefined };

/** All that the sources say about a field, in the order of the file. */
export function claimsOf(record: BaseRecord, field: string): Claimed[] {
  return record.statements
    .filter(({ values }) => field in values)
    .map(({ values, source, locator }) => ({ value: values[field], source, locator }));
}

/** The value that is shown: the preferred one, else the first that nobody holds to be wrong; undefined = none. */
export function shownValue(record: BaseRecord, field: string): unknown {
  const { statements, preferred, deprecated } = record;
  const chosen = preferred?.[field];
  if (chosen) return statements[chosen.statement]?.values[field] ?? undefined;
  const wrong = new Set(deprecated?.[field]?.map(({ statement }) => statement));
  // A source that says "unknown" (null) has nothing to show.
  return statements.find(({ values }, at) => values[field] != null && !wrong.has(at))?.values[
    field
  ];
}

export function killedIn(event: BaseRecord): Quantity | undefined {
  return shownValue(event, 'killed') as Quantity | undefined;
}

/** The field as a text; '' where it has none, or where it is no text. */
export function textIn(record: BaseRecord, field: string): string {
  const value = shownValue(record, field);
  return typeof value === 'string' ? value : '';
}

const boundSigns: Record<string, string> = {
  'at-least': '≥',
  'more-than': '>',
  about: '~',
  'at-most': '≤',
  'less-than': '<',
};

/** As the grid has it, for a quantity with a single figure. */
export function figureText({ best, bound }: Quantity): string {
  return `${boundSigns[bound ?? ''] ?? ''}${best ?? ''}`;
}

/** First and last day that a date may mean, as `20170413`; an end that is open, or not given, is infinite. */
export function daysOf(date: string): { first: number; last: number; sure: boolean } {
  const sure = !/[~?%]/.test(date);
  // `[..2010]`: some day up to the end of 2010.
  const oneOf = /^\[(.*)\.\.(.*)\]$/.exec(date);
  const [from = '', to = from] = oneOf ? oneOf.slice(1) : date.split('/');
  return {
    first: from === '' ? -Infinity : dayOf(from, '0101'),
    last: to === '' || to === '..' ? Infinity : dayOf(to, '1231'),
    sure,
  };
}

/** Missing months and days are filled from `0101` or `1231`; the 31st of any month will do to compare. */
function dayOf(date: string, rest: string): number {
  if (date === '..') return Infinity;
  const digits = date.replaceAll(/[-~?%]/g, '');
  return Number(digits + rest.slice(digits.length - 4));
}

export function titleOf(collection: string, record: BaseRecord): string {
  return textIn(record, collectionOf(collection).titleField);
}

export function recordNamed(collection: string, title: string): BaseRecord {
  const found = recordsOf(collection).find((record) => titleOf(collection, record) === title);
  if (!found) throw new Error(`${collection} has no record ${title}.`);
  return found;
}

/** The words of a choice. */
export function labelOf(collection: string, field: string, id: unknown): string {
  const choices = collectionOf(collection).fields.find((known) => known.id === field)?.choices;
  return choices?.find((choice) => choice.id === id)?.label ?? '';
}

/** One hash a file of a folder, by its path inside it. */
export function hashesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  return Object.fromEntries(
    files.map((file) => [
      path.relative(folder, file),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}

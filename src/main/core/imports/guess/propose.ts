/** A new collection made from a table that nobody has described: fields, their readings and the key, all to be looked at and changed. */
import type { Choice, Collection, Field } from '#shared/model/field.ts';
import { Name } from '#shared/model/ids.ts';
import type { FieldMapping, KeyRule, Mapping, Reading } from '#shared/model/import-mapping.ts';
import { fold } from '#shared/text/fold.ts';
import type { ColumnGuess } from './guess-columns.ts';

export type Proposal = {
  collection: Collection;
  mapping: Mapping;
  /** Columns without a field: those with nothing in them, and those beyond what a collection can hold. */
  left: readonly string[];
};

type Target = { field: Field; mapping: FieldMapping };

const MOST_FIELDS = 300;

/** `title`: of the collection, for example the name of the file. `source`: the record whose claims these will be. */
export function proposeCollection(
  guesses: readonly ColumnGuess[],
  title: string,
  source: string,
): Proposal {
  const taken = new Set<string>();
  const place = coordinatesTarget(guesses, taken);
  const filled = guesses.filter(
    (guess) => guess.filled > 0 && !place?.columns.includes(guess.column.name),
  );
  const targets = [
    ...(place ? [place.target] : []),
    ...filled.map((guess) => columnTarget(guess, taken)),
  ].slice(0, MOST_FIELDS);
  const id = unused(camelCase(title) || 'records', new Set());
  const used = new Set(targets.map(({ mapping }) => mapping.reading).flatMap(columnsOf));
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
      key: keyOf(guesses, id),
      unknown: [],
      fields: targets.map(({ mapping }) => mapping),
    },
    left: guesses.map(({ column }) => column.name).filter((name) => !used.has(name)),
  };
}

function columnTarget(guess: ColumnGuess, taken: Set<string>): Target {
  const { column, type, marks } = guess;
  const field: Field = {
    id: unused(camelCase(column.name) || 'column', taken),
    title: column.name.slice(0, 80),
    type,
  };
  const choices = type === 'choice' ? choicesOf(guess) : [];
  if (type === 'choice') field.choices = [...new Set(choices.map(({ choice }) => choice))];
  const unknown = marks
    .slice(0, 100)
    .map(({ text }) => ({ text: text.slice(0, 100), label: 'unknown' }));
  const reading = readingOf(
    guess,
    choices.map(({ text, choice }) => ({ text, choice: choice.id })),
  );
  return { field, mapping: { field: field.id, reading, ...(unknown.length > 0 && { unknown }) } };
}

function readingOf(guess: ColumnGuess, codes: { text: string; choice: string }[]): Reading {
  const column = guess.column.name;
  switch (guess.type) {
    case 'number':
      return { kind: 'number', column, format: guess.number?.format ?? 'point' };
    case 'date':
      return { kind: 'date', column, order: guess.date?.order ?? null, firstYear: 1950 };
    case 'quantity':
      return { kind: 'own-form', column };
    case 'list':
      return { kind: 'list', parts: [{ column }], separator: guess.separator ?? ';' };
    case 'choice':
      return { kind: 'choice', column, codes };
    default:
      return { kind: 'text', column };
  }
}

/** One choice for each different cell that is no mark of the unknown; spellings that fold to the same share one. */
function choicesOf({ values, marks }: ColumnGuess): { text: string; choice: Choice }[] {
  const unknown = new Set(marks.map(({ text }) => text));
  const byFolded = new Map<string, Choice>();
  const ids = new Set<string>();
  return (values ?? [])
    .filter(({ text }) => !unknown.has(text.trim()))
    .map(({ text }) => {
      const folded = fold(text);
      let choice = byFolded.get(folded);
      if (!choice) {
        choice = {
          id: unused(
            folded
              .replace(/[^a-z0-9]+/g, '-')
              .replace(/^-+|-+$/g, '')
              .slice(0, 50) || 'choice',
            ids,
            '-',
          ),
          label: text.trim().slice(0, 120),
        };
        byFolded.set(folded, choice);
      }
      return { text, choice };
    });
}

const LATITUDE = /^(?:lat|latitude|y_?coord)$/i;
const LONGITUDE = /^(?:lon|lng|long|longitude|x_?coord)$/i;

/** Latitude and longitude in columns of their own make one field. How exactly the place is known nobody has said: the widest word. */
function coordinatesTarget(
  guesses: readonly ColumnGuess[],
  taken: Set<string>,
): { target: Target; columns: string[] } | null {
  const find = (name: RegExp) =>
    guesses.find(({ column, type }) => name.test(column.name.trim()) && type === 'number');
  const [lat, lon] = [find(LATITUDE), find(LONGITUDE)];
  if (!lat || !lon) return null;
  const field: Field = {
    id: unused('coordinates', taken),
    title: 'Coordinates',
    type: 'coordinates',
  };
  const columns = [lat.column.name, lon.column.name];
  const reading: Reading = {
    kind: 'coordinates',
    lat: lat.column.name,
    lon: lon.column.name,
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
function keyOf(guesses: readonly ColumnGuess[], prefix: string): KeyRule {
  const keys = guesses.filter(({ isKey }) => isKey === true);
  const named = keys.find(({ column }) => /(?:^|[^a-z])id(?:$|[^a-z])|Id$/i.test(column.name));
  const plain = keys.find(({ type }) => type === 'text' || type === 'number');
  const key = named ?? plain;
  const short = prefix.slice(0, 20);
  return key
    ? { kind: 'columns', prefix: short, columns: [key.column.name] }
    : { kind: 'content', prefix: short };
}

function columnsOf(reading: Reading): string[] {
  if (reading.kind === 'coordinates') return [reading.lat, reading.lon];
  if (reading.kind === 'list') return reading.parts.map(({ column }) => column);
  return 'column' in reading ? [reading.column] : [];
}

/** `Date of event` -> `dateOfEvent`. Only Latin letters and figures; '' when there are none, or it begins with a figure. */
function camelCase(name: string): string {
  const words = fold(name).match(/[a-z0-9]+/g) ?? [];
  const joined = words
    .map((word, at) => (at === 0 ? word : word[0]?.toUpperCase() + word.slice(1)))
    .join('')
    .slice(0, 50);
  return /^[a-z]/.test(joined) ? joined : joined === '' ? '' : `column${joined}`;
}

/** `wanted`, or with a number behind it; never a name that JavaScript treats specially. */
function unused(wanted: string, taken: Set<string>, between = ''): string {
  let name = wanted;
  for (let count = 2; taken.has(name) || (between === '' && !Name.safeParse(name).success); count++)
    name = `${wanted}${between}${count}`;
  taken.add(name);
  return name;
}

/** A column of a table as a field: its id, its type, and how its cells are read. What is proposed, and what a choice in the page makes of it. */
import type { ColumnFacts } from '../contract/imports-api.ts';
import type { Choice, Field, FieldType } from '../model/field.ts';
import { Name } from '../model/ids.ts';
import type { FieldMapping, Reading } from '../model/import-mapping.ts';
import { fold } from '../text/fold.ts';
import { choiceText, parseChoice } from '../values/choices.ts';

export type ColumnField = { field: Field; mapping: FieldMapping };

/** What is told apart of a column here; nothing of it is known where nobody has read its rows. */
type Traits = Pick<ColumnFacts, 'marks' | 'values' | 'number' | 'date' | 'separator'>;

const NOTHING_KNOWN: Traits = {
  marks: [],
  values: null,
  number: null,
  date: null,
  separator: null,
};

const MOST_CHOICES = 500;
const LONGEST_LABEL = 120;

/** A new field of that type; its id is added to `taken`. `facts` undefined: nobody has looked at the column's cells. */
export function newColumnField(
  column: string,
  type: FieldType,
  facts: Traits | undefined,
  taken: Set<string>,
): ColumnField {
  const id = unusedName(camelCase(column) || 'column', taken);
  const field = ofType({ id, title: column.slice(0, 80), type }, facts);
  return { field, mapping: columnMapping(field, column, facts) };
}

/** The field, with the choices that its column has where it is one of choices. */
export function ofType({ id, title, type }: Field, facts: Traits | undefined): Field {
  const field: Field = { id, title, type };
  if (type !== 'choice' && type !== 'choices') return field;
  return { ...field, choices: choicesOf(facts ?? NOTHING_KNOWN) };
}

/** How a field reads one column, with the marks of the unknown that the column has. */
export function columnMapping(
  field: Field,
  column: string,
  facts: Traits | undefined,
): FieldMapping {
  const unknown = (facts?.marks ?? [])
    .slice(0, 100)
    .map(({ text }) => ({ text: text.slice(0, 100), label: 'unknown' }));
  const reading = columnReading(field, column, facts ?? NOTHING_KNOWN);
  return { field: field.id, reading, ...(unknown.length > 0 && { unknown }) };
}

function columnReading(field: Field, column: string, facts: Traits): Reading {
  const format = facts.number?.format ?? 'point';
  const separator = facts.separator ?? ';';
  switch (field.type) {
    case 'text':
    case 'longtext':
      return { kind: 'text', column };
    case 'number':
      return { kind: 'number', column, format };
    case 'quantity':
      // Plain figures in a format of their own; all others say what they are, as `≥92` does.
      return facts.number
        ? { kind: 'quantity', best: column, format }
        : { kind: 'own-form', column };
    case 'date':
      return { kind: 'date', column, order: facts.date?.order ?? null, firstYear: 1950 };
    case 'list':
    case 'names':
      return { kind: 'list', parts: [{ column }], separator };
    case 'choice':
      return { kind: 'choice', column, codes: codesOf(field, facts) };
    case 'choices':
      return { kind: 'choices', columns: [column], separator, codes: codesOf(field, facts) };
    case 'breakdown':
    case 'duration':
    case 'coordinates':
    case 'reference':
      return { kind: 'own-form', column };
  }
}

/** Cells that are written as no choice is, but fold to the same as one. What is no choice at all is left out: it is told of as a problem. */
function codesOf(field: Field, { values, marks }: Traits): { text: string; choice: string }[] {
  return saying(values, marks).flatMap(({ text }) => {
    if (text.length > 300) return [];
    const parsed = parseChoice(field, text.trim().slice(0, LONGEST_LABEL));
    const isPlain = parsed.ok && text.trim() === choiceText(field, parsed.value);
    return parsed.ok && !isPlain ? [{ text, choice: parsed.value }] : [];
  });
}

const saying = (values: Traits['values'], marks: Traits['marks']) => {
  const unknown = new Set(marks.map(({ text }) => text));
  return (values ?? []).filter(({ text }) => text.trim() !== '' && !unknown.has(text.trim()));
};

/** One for each different cell that is no mark of the unknown; spellings that fold to the same share one. */
function choicesOf({ values, marks }: Traits): Choice[] {
  const byFolded = new Map<string, Choice>();
  const ids = new Set<string>();
  for (const { text } of saying(values, marks)) {
    const folded = fold(text);
    if (!byFolded.has(folded)) byFolded.set(folded, newChoice(text, ids));
  }
  return [...byFolded.values()].slice(0, MOST_CHOICES);
}

/** Its id is added to `taken`. */
export function newChoice(label: string, taken: Set<string>): Choice {
  const plain = fold(label)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
  let id = plain || 'choice';
  for (let count = 2; taken.has(id); count++) id = `${plain || 'choice'}-${count}`;
  taken.add(id);
  return { id, label: label.trim().slice(0, LONGEST_LABEL) };
}

/** `Date of event` -> `dateOfEvent`. Only Latin letters and figures; '' when there are none. */
export function camelCase(name: string): string {
  const words = fold(name).match(/[a-z0-9]+/g) ?? [];
  const joined = words
    .map((word, at) => (at === 0 ? word : word[0]?.toUpperCase() + word.slice(1)))
    .join('')
    .slice(0, 50);
  return /^[a-z]/.test(joined) ? joined : joined === '' ? '' : `column${joined}`;
}

/** `wanted`, or with a number behind it; never a name that JavaScript treats specially. It is added to `taken`. */
export function unusedName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name) || !Name.safeParse(name).success; count++)
    name = `${wanted}${count}`;
  taken.add(name);
  return name;
}

/** A record as an entry: its date and title, what is said of it in short, its longer texts, and notes on it. */
import type { Field } from '#shared/model/field.ts';
import { text, type Block, type Entry, type Fact, type Inline } from '#shared/report/report.ts';
import type { Making } from './making.ts';
import type { At } from './teller.ts';

export type EntryOptions = {
  level: Entry['level'];
  /** The field that stands before the title. */
  when?: Field | undefined;
  /** Which of the other fields; all of them when left out. */
  fields?: (field: Field) => boolean;
  notes: boolean;
};

export function entryOf(making: Making, at: At, options: EntryOptions): Entry {
  const { level, when, notes, fields: wants = () => true } = options;
  const { collection } = at.table;
  const { teller } = making;
  const date = when ? teller.tell(at, when) : undefined;
  const title = teller.title(at);
  const fields = collection.fields.filter(
    (field) => field.id !== collection.titleField && field.id !== when?.id && wants(field),
  );
  const isLong = ({ type }: Field): boolean => type === 'longtext';
  const facts = fields
    .filter((field) => !isLong(field))
    .flatMap((field) => factOf(making, at, field));
  const long = fields.filter(isLong);
  const texts = long.flatMap((field) => textOf(making, at, field, long.length > 1));
  return {
    kind: 'entry',
    level,
    when: date?.inlines ?? [],
    title,
    facts,
    blocks: [...texts, ...(notes ? making.notesOn(collection.id, at.table.idOf(at.row)) : [])],
  };
}

export function factOf(making: Making, at: At, field: Field): Fact[] {
  const told = making.teller.tell(at, field);
  if (told.state === 'none') return [];
  const unit = told.state === 'value' ? unitOf(field) : [];
  return [{ term: field.title, text: [...told.inlines, ...unit] }];
}

const unitOf = ({ unit }: Field): Inline[] => (unit === undefined ? [] : [text(` ${unit}`)]);

function textOf(making: Making, at: At, field: Field, named: boolean): Block[] {
  const told = making.teller.tell(at, field);
  if (told.state === 'none') return [];
  const name: Inline[] =
    named || told.state !== 'value'
      ? [{ kind: 'text', text: `${field.title}: `, tone: 'strong' }]
      : [];
  return [{ kind: 'paragraph', text: [...name, ...told.inlines] }];
}

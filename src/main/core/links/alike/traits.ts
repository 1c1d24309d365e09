/** Which fields of a collection tell whether two of its records stand for the same thing. */
import type { Collection, Field } from '#shared/model/field.ts';

/** An interval is told by two fields, its start and its end. */
export type DateTrait =
  | { kind: 'date'; field: Field }
  | { kind: 'interval'; from: Field; to: Field };

export type Traits = {
  /** The title first, then fields of names. */
  names: Field[];
  dates: DateTrait[];
  /** Texts, lists and choices that name a place, by the words of their ids and titles. */
  places: Field[];
  coordinates: Field | undefined;
  numbers: Field[];
};

const PLACE_WORDS = new Set(
  'place location site city town village district province state region country admin adm birthplace base where'.split(
    ' ',
  ),
);
const PLACE_TYPES = new Set<Field['type']>(['text', 'list', 'choice', 'choices']);

export function traitsOf({ fields, titleField }: Collection): Traits {
  const title = fields.filter(({ id }) => id === titleField);
  return {
    names: [...title, ...fields.filter(({ type, id }) => type === 'names' && id !== titleField)],
    dates: dateTraits(fields),
    places: fields.filter(
      (field) => PLACE_TYPES.has(field.type) && field.id !== titleField && namesPlace(field),
    ),
    coordinates: fields.find(({ type }) => type === 'coordinates'),
    numbers: fields.filter(
      ({ type, summed }) => type === 'quantity' || (type === 'number' && summed),
    ),
  };
}

/** Two dates between which a duration is worked out are the ends of an interval. */
function dateTraits(fields: readonly Field[]): DateTrait[] {
  const fieldOf = (id: string): Field | undefined => fields.find((field) => field.id === id);
  const intervals = fields.flatMap(({ computed }): DateTrait[] => {
    const [from, to] = computed ? [fieldOf(computed.from), fieldOf(computed.to)] : [];
    return from && to ? [{ kind: 'interval', from, to }] : [];
  });
  const ends = new Set(
    intervals.flatMap((trait) => (trait.kind === 'interval' ? [trait.from, trait.to] : [])),
  );
  const dates = fields.filter((field) => field.type === 'date' && !ends.has(field));
  return [...dates.map((field): DateTrait => ({ kind: 'date', field })), ...intervals];
}

function namesPlace({ id, title }: Field): boolean {
  const words = `${id.replace(/[A-Z]|\d+/g, ' $&')} ${title}`.toLowerCase().split(/[^a-z]+/);
  return words.some((word) => PLACE_WORDS.has(word));
}

/** Values of fields: one schema for each field type. Text forms are in `values/`. */
import * as z from 'zod';
import { RecordId } from './ids.ts';
import type { Field } from './field.ts';

const ONE_LINE = 2_000;
const LONG = 100_000;
const MANY = 500;

/** Words that a source puts before a number, as data: "at least 92" is not 92. */
export const Bound = z.enum(['at-least', 'more-than', 'about', 'at-most', 'less-than']);
export type Bound = z.infer<typeof Bound>;

/**
 * A counted number as sources give it. `best` is the figure named; `low` and `high` are the ends of a
 * range where one is given; `bound` is the word beside the figure. Unknown is the absence of a value, never 0.
 */
export const Quantity = z
  .strictObject({
    low: z.number().optional(),
    best: z.number().optional(),
    high: z.number().optional(),
    bound: Bound.optional(),
  })
  .refine(
    (q) => q.low !== undefined || q.best !== undefined || q.high !== undefined,
    'needs a number',
  )
  .refine((q) => {
    const given = [q.low, q.best, q.high].filter((n) => n !== undefined);
    return given.every((n, i) => i === 0 || given[i - 1]! <= n);
  }, 'needs low ≤ best ≤ high')
  .refine(
    (q) =>
      q.bound === undefined ||
      (q.best !== undefined && q.low === undefined && q.high === undefined),
    'a bound word goes with a single figure',
  );
export type Quantity = z.infer<typeof Quantity>;

export const Breakdown = z
  .array(z.strictObject({ label: z.string().min(1).max(200), amount: Quantity }))
  .min(1)
  .max(MANY);
export type Breakdown = z.infer<typeof Breakdown>;

export const PersonName = z.strictObject({
  name: z.string().min(1).max(ONE_LINE),
  /** BCP 47, with the script where it matters: `ar`, `ps`, `fa-Latn`. */
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a BCP 47 language tag')
    .optional(),
  /** Free word for the kind of name: alias, acronym, spelling, literal ... */
  kind: z.string().max(60).optional(),
});
export const Names = z.array(PersonName).min(1).max(MANY);
export type Names = z.infer<typeof Names>;

/** How exactly a place is known: the coordinates are of the place itself, or stand for an area around it. */
export const PlacePrecision = z.enum(['place', 'district', 'province', 'country']);
export type PlacePrecision = z.infer<typeof PlacePrecision>;

export const Coordinates = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  precision: PlacePrecision,
});
export type Coordinates = z.infer<typeof Coordinates>;

export type Value = string | number | string[] | Quantity | Breakdown | Names | Coordinates;

const text = z.string().min(1);

/**
 * The shape a value of this field has. Whether a date is EDTF, a duration ISO 8601, a choice known or a
 * referenced record there is checked by `values/check.ts`, which knows the field and says it in words.
 */
export function valueShape(type: Field['type']): z.ZodType<Value> {
  let shape = shapes.get(type);
  if (!shape) shapes.set(type, (shape = makeShape(type)));
  return shape;
}

/** Made once each: an import checks millions of values. */
const shapes = new Map<Field['type'], z.ZodType<Value>>();

function makeShape(type: Field['type']): z.ZodType<Value> {
  switch (type) {
    case 'text':
      return text.max(ONE_LINE).regex(/^[^\r\n]*$/, 'must be one line');
    case 'longtext':
      return text.max(LONG);
    case 'list':
    case 'choices':
      return z.array(text.max(ONE_LINE)).min(1).max(MANY);
    case 'names':
      return Names;
    case 'number':
      return z.number();
    case 'quantity':
      return Quantity;
    case 'breakdown':
      return Breakdown;
    case 'coordinates':
      return Coordinates;
    case 'reference':
      return RecordId;
    case 'choice':
    case 'date':
    case 'duration':
      return text.max(200);
  }
}

/** How the columns of a table become the fields of a collection: data, so that it can be proposed, shown, changed and remembered. */
import * as z from 'zod';
import { dayOrders } from '../dates/table-date.ts';
import { numberFormats } from '../values/number-format.ts';
import { Name, RecordId } from './ids.ts';
import { PlacePrecision } from './value.ts';

/** By the name that `Column` gives it. */
const ColumnName = z.string().min(1).max(300);
const ColumnNames = z.array(ColumnName).min(1).max(100);

/** A text or figure that stands for "not known", and what it means there. '' is an empty cell. */
export const UnknownMark = z.strictObject({
  text: z.string().max(100),
  label: z.string().min(1).max(200),
});
export type UnknownMark = z.infer<typeof UnknownMark>;

export const NumberFormat = z.enum(numberFormats);
export const DayOrder = z.enum(dayOrders).nullable();

/** How `cells/items.ts` takes a cell apart. `none`: it is one item. */
export const ItemSeparator = z.enum(['none', ';', ',', '|', '\n', 'quoted', 'json']);
export type ItemSeparator = z.infer<typeof ItemSeparator>;

/** How far from the day named something may have happened. `days`: some days, at the most a week. */
export const Reach = z.enum(['day', 'days', 'week', 'month', 'year']);
export type Reach = z.infer<typeof Reach>;

const ReachCodes = z.array(z.strictObject({ text: z.string().max(100), reach: Reach })).max(50);

/** Written dates: which figure is the day, and where years of two digits begin. */
const dateRules = {
  order: DayOrder,
  firstYear: z.int().min(100).max(9_900),
};

const ChoiceCodes = z
  .array(z.strictObject({ text: z.string().max(300), choice: z.string().max(60) }))
  .max(500);

/**
 * | kind        | makes                                                                                             | for fields of type   |
 * |-------------|---------------------------------------------------------------------------------------------------|----------------------|
 * | text        | the cell as it is                                                                                 | text, longtext       |
 * | own-form    | what our own text form of the field says (`model/field.ts`); also labels of choices, ids of records | any                |
 * | joined      | several cells as one text, empty ones left out; with a label before each where there is one         | text, longtext       |
 * | fixed       | the same for every row, in our own text form                                                        | any                  |
 * | number      | the cell, a number in the given format                                                              | number               |
 * | quantity    | low, best and high from up to three columns                                                         | quantity             |
 * | breakdown   | parts with a label, fixed or from a column, and a number each                                       | breakdown            |
 * | date        | a written date                                                                                     | date                 |
 * | date-span   | first and last possible day, and a code for how exactly it is known                                 | date                 |
 * | date-parts  | year, month, day, where 0 is unknown; perhaps a last day, and a date in words                       | date                 |
 * | date-around | a day, and a code for how far around it                                                             | date                 |
 * | coordinates | latitude and longitude, and a code for how exactly the place is known                               | coordinates          |
 * | choice      | the choice that a code or a label stands for                                                        | choice               |
 * | choices     | the same for several columns, or several items in a cell                                            | choices              |
 * | list        | the cells of several columns, or several items in a cell; with a text before each where one is given | list, names         |
 */
export const Reading = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), column: ColumnName }),
  z.strictObject({ kind: z.literal('own-form'), column: ColumnName }),
  z.strictObject({
    kind: z.literal('joined'),
    parts: z
      .array(z.strictObject({ column: ColumnName, label: z.string().max(100).optional() }))
      .min(1)
      .max(100),
    between: z.string().max(20),
  }),
  z.strictObject({ kind: z.literal('fixed'), value: z.string().min(1).max(10_000) }),
  z.strictObject({ kind: z.literal('number'), column: ColumnName, format: NumberFormat }),
  z.strictObject({
    kind: z.literal('quantity'),
    best: ColumnName.optional(),
    low: ColumnName.optional(),
    high: ColumnName.optional(),
    format: NumberFormat,
    /** What a best figure of 0 means where it need not be none: then only "not less than 0" is said. */
    zero: z.string().min(1).max(200).optional(),
  }),
  z.strictObject({
    kind: z.literal('breakdown'),
    parts: z
      .array(
        z.strictObject({
          column: ColumnName,
          label: z.string().min(1).max(200),
          /** Takes the label's place where it has anything in it. */
          labelColumn: ColumnName.optional(),
        }),
      )
      .min(1)
      .max(50),
    format: NumberFormat,
    /** Parts of 0 are left out, and where nothing is left there is no value. */
    withoutZeros: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('date'), column: ColumnName, ...dateRules }),
  z.strictObject({
    kind: z.literal('date-span'),
    first: ColumnName,
    last: ColumnName,
    precision: ColumnName.optional(),
    codes: ReachCodes,
    /** Has to be a year that the span touches; else that is a problem. */
    year: ColumnName.optional(),
    ...dateRules,
  }),
  z.strictObject({
    kind: z.literal('date-parts'),
    year: ColumnName,
    month: ColumnName,
    day: ColumnName,
    /** The last day of what took longer than one. */
    last: ColumnName.optional(),
    /** A date in words, for where the day is not known. */
    words: ColumnName.optional(),
    ...dateRules,
  }),
  z.strictObject({
    kind: z.literal('date-around'),
    column: ColumnName,
    precision: ColumnName.optional(),
    codes: ReachCodes,
    /** For `days`: how many to each side. */
    days: z.int().min(1).max(366),
    ...dateRules,
  }),
  z.strictObject({
    kind: z.literal('coordinates'),
    lat: ColumnName,
    lon: ColumnName,
    precision: ColumnName.optional(),
    codes: z
      .array(z.strictObject({ text: z.string().max(100), precision: PlacePrecision }))
      .max(50),
    /** Where there is no code. */
    otherwise: PlacePrecision,
    format: NumberFormat,
  }),
  z.strictObject({ kind: z.literal('choice'), column: ColumnName, codes: ChoiceCodes }),
  z.strictObject({
    kind: z.literal('choices'),
    columns: ColumnNames,
    separator: ItemSeparator,
    codes: ChoiceCodes,
  }),
  z.strictObject({
    kind: z.literal('list'),
    parts: z
      .array(z.strictObject({ column: ColumnName, before: z.string().max(100).optional() }))
      .min(1)
      .max(100),
    separator: ItemSeparator,
  }),
]);
export type Reading = z.infer<typeof Reading>;
export type ReadingOf<K extends Reading['kind']> = Extract<Reading, { kind: K }>;

export const FieldMapping = z.strictObject({
  field: Name,
  reading: Reading,
  /** In place of the mapping's own marks: -9 is a longitude. */
  unknown: z.array(UnknownMark).max(100).optional(),
});
export type FieldMapping = z.infer<typeof FieldMapping>;

/**
 * What makes a row the same row in the next release. `columns`: the outside id, which becomes the record's, behind a prefix. `content`: the
 * file has none, so that only a row that has not changed is the same.
 */
export const KeyRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('columns'),
    prefix: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/, 'must be short and plain'),
    columns: ColumnNames,
  }),
  z.strictObject({
    kind: z.literal('content'),
    prefix: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/, 'must be short and plain'),
  }),
]);
export type KeyRule = z.infer<typeof KeyRule>;

export const Mapping = z
  .strictObject({
    collection: Name,
    /** The record of `sources` whose claims these are. */
    source: RecordId,
    key: KeyRule,
    unknown: z.array(UnknownMark).max(100),
    fields: z.array(FieldMapping).min(1).max(300),
  })
  .refine(
    ({ fields }) => new Set(fields.map(({ field }) => field)).size === fields.length,
    'maps a field twice',
  );
export type Mapping = z.infer<typeof Mapping>;

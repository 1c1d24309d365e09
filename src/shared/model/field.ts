/** Fields: what a column of a collection holds. Their definitions are data and live in `dossier.json`. */
import * as z from 'zod';
import { Name } from './ids.ts';

/**
 * | type        | value in JSON                                              | text form (grid, editor, CSV)      |
 * |-------------|------------------------------------------------------------|------------------------------------|
 * | text        | string, one line                                           | itself                             |
 * | longtext    | string                                                     | itself                             |
 * | list        | string[]                                                   | `a; b`                             |
 * | names       | {name, lang?, kind?}[]                                     | `name [lang, kind]; name`          |
 * | choice      | id of one choice                                           | its label                          |
 * | choices     | ids of choices                                             | `label; label`                     |
 * | number      | number                                                     | `7`                                |
 * | quantity    | {low?, best?, high?, bound?}                               | `92`, `≥92`, `>170`, `90 (80–100)` |
 * | breakdown   | {label, amount: quantity}[]                                | `Taliban: 28; civilians: ≥169`     |
 * | date        | EDTF (ISO 8601-2), `..` alone = still open                 | itself                             |
 * | duration    | ISO 8601 duration, or two of them `P339D/P369D` (shortest/longest) | `1 year, 6 months`, `339–369 days` |
 * | coordinates | {lat, lon, precision}, WGS 84 degrees                      | `34.2565, 62.2041 (place)`         |
 * | reference   | id of a record in the field's `collection`                 | that record's title                |
 */
export const FieldType = z.enum([
  'text',
  'longtext',
  'list',
  'names',
  'choice',
  'choices',
  'number',
  'quantity',
  'breakdown',
  'date',
  'duration',
  'coordinates',
  'reference',
]);
export type FieldType = z.infer<typeof FieldType>;

export const Choice = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be a kebab-case id'),
  label: z.string().min(1).max(120),
  description: z.string().max(1_000).optional(),
});
export type Choice = z.infer<typeof Choice>;

export const Field = z.strictObject({
  id: Name,
  title: z.string().min(1).max(80),
  type: FieldType,
  /** What the field means and how it is filled in; shown as help in the header and in the inspector. */
  description: z.string().max(2_000).optional(),
  unit: z.string().max(40).optional(),
  /** For `choice` and `choices`. The order is the order of sorting. */
  choices: z.array(Choice).max(500).optional(),
  /**
   * For `list` and `choices`: a longer list adds to a shorter one and does not contradict it, as with the countries or the
   * languages that a source happens to name. Without it, lists that are not the same are rivals.
   */
  adds: z.boolean().optional(),
  /** For `reference`: the collection that the record is in. */
  collection: Name.optional(),
  /** The value is worked out, never typed: the time between two date fields of the same record. */
  computed: z.strictObject({ kind: z.literal('time-between'), from: Name, to: Name }).optional(),
  required: z.boolean().optional(),
  /** For `number`: its figures count something and may be added up, as quantities always may. */
  summed: z.boolean().optional(),
  /** Width in CSS pixels of a fresh grid. */
  width: z.int().min(40).max(1_000).optional(),
  /** Not shown in a fresh grid; always there in the inspector. */
  hidden: z.boolean().optional(),
});
export type Field = z.infer<typeof Field>;

export const Collection = z.strictObject({
  id: Name,
  title: z.string().min(1).max(60),
  /** What one record is called: "event". */
  singular: z.string().min(1).max(60),
  description: z.string().max(2_000).optional(),
  /** One of the icons that the rail knows; anything else falls back to a plain one. */
  icon: z.string().max(40).optional(),
  /** The field that names a record in lists, links and search. */
  titleField: Name,
  /** How a fresh grid is sorted. */
  sort: z
    .array(z.strictObject({ field: Name, direction: z.enum(['ascending', 'descending']) }))
    .max(20)
    .optional(),
  fields: z.array(Field).min(1).max(300),
});
export type Collection = z.infer<typeof Collection>;

/** What a preset is: a published dataset described well enough to take it in without any questions. */
import type { Choice, Collection, Field } from '#shared/model/field.ts';
import type { KeyRule, Reading, UnknownMark } from '#shared/model/import-mapping.ts';
import type { Column } from '#shared/model/import-table.ts';

/** A field, and how it is read. */
export type PresetField = { field: Field; reading: Reading; unknown?: UnknownMark[] };

/** What goes into the record of the source. Names of fields as in the shipped `sources` (data/README.md), which are those of CSL. */
export type DatasetSource = {
  id: string;
  title: string;
  publisher: string;
  url: string;
  licence: string;
  /** How its makers want it to be cited. */
  citation: string;
};

export type Preset = {
  id: 'ucdp-ged' | 'gtd' | 'acled' | 'acled-older';
  title: string;
  source: DatasetSource;
  /** Columns that, taken together, no other table has. As all names of columns here: in lower case. */
  telling: readonly string[];
  /** Other names that a column had or has, by ours. */
  aliases: ReadonlyMap<string, readonly string[]>;
  collection: Omit<Collection, 'fields'>;
  fields: readonly PresetField[];
  key: KeyRule;
  unknown: readonly UnknownMark[];
  /** The release that a file's name tells of, for the record of the source; null where it tells of none. */
  releaseOf?: (fileName: string) => string | null;
  /** For files without a header: the names in order, if these rows can only be this. */
  namesOf?: (
    columns: readonly Column[],
    sample: readonly (readonly string[])[],
  ) => readonly string[] | null;
};

type Extra = Partial<
  Pick<Field, 'description' | 'unit' | 'hidden' | 'width' | 'adds' | 'required'>
>;

/** A field that takes one cell as it is. */
export const text = (
  id: string,
  title: string,
  column: string,
  extra: Extra = {},
): PresetField => ({
  field: { id, title, type: 'text', ...extra },
  reading: { kind: 'text', column },
});

export const longText = (
  id: string,
  title: string,
  column: string,
  extra: Extra = {},
): PresetField => ({
  field: { id, title, type: 'longtext', ...extra },
  reading: { kind: 'text', column },
});

export const number = (
  id: string,
  title: string,
  column: string,
  extra: Extra = {},
): PresetField => ({
  field: { id, title, type: 'number', ...extra },
  reading: { kind: 'number', column, format: 'point' },
});

/** One figure, counted in people. */
export const people = (
  id: string,
  title: string,
  column: string,
  extra: Extra = {},
): PresetField => ({
  field: { id, title, type: 'quantity', unit: 'people', ...extra },
  reading: { kind: 'quantity', best: column, format: 'point' },
});

/** The cells of several columns, or items with `;` or another sign between them. */
export const list = (
  id: string,
  title: string,
  columns: readonly string[],
  separator: Extract<Reading, { kind: 'list' }>['separator'] = 'none',
  extra: Extra = {},
): PresetField => ({
  field: { id, title, type: 'list', ...extra },
  reading: { kind: 'list', parts: columns.map((column) => ({ column })), separator },
});

/** `codes`: what stands in the cell, the id of the choice, its label, and perhaps its meaning. */
export type Codes = readonly (readonly [
  code: string,
  id: string,
  label: string,
  description?: string,
])[];

const choicesOf = (codes: Codes): Choice[] =>
  codes.map(([, id, label, description]) =>
    description === undefined ? { id, label } : { id, label, description },
  );
const meanings = (codes: Codes) => codes.map(([code, choice]) => ({ text: code, choice }));

export const choice = (
  id: string,
  title: string,
  column: string,
  codes: Codes,
  extra: Extra = {},
): PresetField => ({
  field: { id, title, type: 'choice', choices: choicesOf(codes), ...extra },
  reading: { kind: 'choice', column, codes: meanings(codes) },
});

export const choices = (
  id: string,
  title: string,
  columns: readonly string[],
  codes: Codes,
  extra: Extra & { separator?: Extract<Reading, { kind: 'choices' }>['separator'] } = {},
): PresetField => {
  const { separator = 'none', ...rest } = extra;
  return {
    field: { id, title, type: 'choices', choices: choicesOf(codes), ...rest },
    reading: { kind: 'choices', columns: [...columns], separator, codes: meanings(codes) },
  };
};

export const YES_NO: Codes = [
  ['1', 'yes', 'Yes'],
  ['0', 'no', 'No'],
];

export const yesNo = (id: string, title: string, column: string, extra: Extra = {}): PresetField =>
  choice(id, title, column, YES_NO, { hidden: true, ...extra });

/** Dates of the datasets are ISO 8601, or name the month; this is for copies that a spreadsheet has been through. */
export const dateRules = (order: 'day-month' | 'month-day' | null) =>
  ({ order, firstYear: 1950 }) as const;

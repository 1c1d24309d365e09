/** What a file, a reading, a plan is, in words. */
import type { ImportDraft, ImportPlan, PlanKind } from '#shared/contract/imports-api.ts';
import type { Field, FieldType } from '#shared/model/field.ts';
import type { ItemSeparator, Reading } from '#shared/model/import-mapping.ts';
import type { PlacePrecision } from '#shared/model/value.ts';
import type { WorkKind } from './import-store.ts';

export const encodingWhy: Record<NonNullable<ImportDraft['encodingWhy']>, string> = {
  bom: 'The first bytes of the file say so.',
  'nul-pattern': 'Every other byte is zero, as in UTF-16 only.',
  'utf-8': 'All bytes of the file fit it.',
  guess: 'A guess from the letters. Look whether names read well.',
};

export const typeWords: Record<FieldType, string> = {
  text: 'Text',
  longtext: 'Long text',
  list: 'List',
  names: 'Names',
  choice: 'Choice',
  choices: 'Choices',
  number: 'Number',
  quantity: 'Count, low to high',
  breakdown: 'Counts by part',
  date: 'Date',
  duration: 'Duration',
  coordinates: 'Coordinates',
  reference: 'Record',
};

export const separatorWords: Record<ItemSeparator, string> = {
  none: 'None: a cell is one item',
  ';': 'Semicolon',
  ',': 'Comma',
  '|': 'Vertical bar',
  '\n': 'Line break',
  quoted: 'Quoted, as a CSV in a CSV',
  json: 'JSON array',
};

export const precisionWords: Record<PlacePrecision, string> = {
  place: 'The place itself',
  district: 'Somewhere in the district',
  province: 'Somewhere in the province',
  country: 'Somewhere in the country',
};

/** Short, for a line of the table of fields. */
export function readingWords(reading: Reading, field: Field): string {
  switch (reading.kind) {
    case 'text':
      return 'as it is';
    case 'own-form':
      return field.type === 'coordinates' ? 'latitude, longitude' : 'as Dossier writes it';
    case 'joined':
      return `joined with “${reading.between}”`;
    case 'fixed':
      return `always “${reading.value}”`;
    case 'number':
      return reading.format === 'point' ? 'decimal point' : 'decimal comma';
    case 'quantity':
      return reading.low || reading.high ? 'low, best, high' : 'one figure';
    case 'breakdown':
      return `${reading.parts.length} parts`;
    case 'date':
      return dayOrderWords(reading.order);
    case 'date-span':
      return reading.precision ? 'first to last day, by precision' : 'first to last day';
    case 'date-parts':
      return 'year, month, day';
    case 'date-around':
      return reading.precision ? 'day, by precision' : dayOrderWords(reading.order);
    case 'coordinates':
      return reading.precision ? 'by precision' : precisionWords[reading.otherwise].toLowerCase();
    case 'choice':
    case 'choices':
      return `${field.choices?.length ?? 0} choices`;
    case 'list':
      return reading.separator === 'none'
        ? 'one item a cell'
        : `split at ${separatorWords[reading.separator].toLowerCase()}`;
  }
}

export function dayOrderWords(order: 'day-month' | 'month-day' | null): string {
  if (order === null) return 'where it is clear';
  return order === 'day-month' ? 'day first' : 'month first';
}

/** All of it, for readings that are shown and not changed here: a line for each thing that is done. */
export function readingSteps(reading: Reading): string[] {
  switch (reading.kind) {
    case 'joined':
      return [
        `The cells are joined with “${reading.between}”. Empty ones are left out.`,
        ...reading.parts.flatMap(({ column, label }) =>
          label === undefined ? [] : [`${column} is introduced by “${label}”.`],
        ),
      ];
    case 'fixed':
      return [`Every row gets “${reading.value}”.`];
    case 'breakdown':
      return [
        ...reading.parts.map(({ column, label, labelColumn }) =>
          labelColumn === undefined
            ? `${column} counts “${label}”.`
            : `${column} counts what ${labelColumn} names, else “${label}”.`,
        ),
        ...(reading.withoutZeros ? ['Parts of 0 are left out.'] : []),
      ];
    case 'date-span':
      return [
        `From ${reading.first} to ${reading.last}.`,
        ...reachSteps(reading.precision, reading.codes),
        ...(reading.year ? [`${reading.year} has to be a year of it; else it is told.`] : []),
      ];
    case 'date-parts':
      return [
        `Year from ${reading.year}, month from ${reading.month}, day from ${reading.day}. 0 is not known, and no day is made up.`,
        ...(reading.last ? [`${reading.last} is the last day of what took longer.`] : []),
        ...(reading.words ? [`${reading.words} is taken where the day is not known.`] : []),
      ];
    case 'date-around':
      return [`The day in ${reading.column}.`, ...reachSteps(reading.precision, reading.codes)];
    case 'coordinates':
      return reading.precision
        ? [
            `How exactly the place is known stands in ${reading.precision}.`,
            ...reading.codes.map(
              ({ text, precision }) => `${text}: ${precisionWords[precision].toLowerCase()}`,
            ),
          ]
        : [];
    case 'choices':
      return [
        reading.separator === 'none'
          ? 'Each cell is one choice.'
          : `Cells are split at: ${separatorWords[reading.separator].toLowerCase()}.`,
      ];
    case 'list':
      return reading.parts.flatMap(({ column, before }) =>
        before === undefined ? [] : [`${column}, with “${before.trim()}” before it.`],
      );
    case 'quantity':
      return reading.zero === undefined
        ? []
        : [`0 means “${reading.zero}”: then only “not less than 0” is said.`];
    case 'text':
    case 'own-form':
    case 'number':
    case 'date':
    case 'choice':
      return [];
  }
}

const reaches = {
  day: 'the day itself',
  days: 'some days around it',
  week: 'the week',
  month: 'the month',
  year: 'the year',
} as const;

function reachSteps(
  precision: string | undefined,
  codes: readonly { text: string; reach: keyof typeof reaches }[],
): string[] {
  if (precision === undefined) return [];
  return [
    `How exactly it is known stands in ${precision}.`,
    ...codes.map(({ text, reach }) => `${text}: ${reaches[reach]}`),
  ];
}

export function bytesWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000).toLocaleString('en')} KB`;
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

/** Taking in counts records, everything before it the bytes of the file. */
export function progressWords(kind: WorkKind, done: number, total: number): string {
  if (kind === 'apply') return `${done.toLocaleString('en')} of ${countWords(total, 'record')}`;
  return `${bytesWords(done)} of ${bytesWords(total)}`;
}

export const countWords = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`;

/** In the order in which they are looked at. */
export const planKinds: readonly { kind: PlanKind; label: string; help: string }[] = [
  { kind: 'new', label: 'New', help: 'Rows that become records that are not there yet.' },
  { kind: 'changed', label: 'Changed', help: 'Records of which this file says something else.' },
  { kind: 'same', label: 'Same', help: 'Records of which this file says what is known already.' },
  {
    kind: 'gone',
    label: 'Gone',
    help: 'Records of the release before that are not in this file. They are kept, and marked.',
  },
  {
    kind: 'kept',
    label: 'Yours kept',
    help: 'Values that you chose or typed and that this file gives differently. Yours stay; these become rivals.',
  },
  {
    kind: 'problem',
    label: 'With problems',
    help: 'Rows that are taken in though a cell could not be read, or figures contradict one another. The cells stay beside the record as they are.',
  },
  {
    kind: 'rejected',
    label: 'Rejected',
    help: 'Rows that can’t become records. They can be saved as CSV, put right, and imported by themselves.',
  },
];

export const figureOf = (plan: ImportPlan, kind: PlanKind): number =>
  kind === 'problem' ? plan.problems : plan[kind];

export const changesAnything = (plan: ImportPlan): boolean =>
  plan.new + plan.changed + plan.gone > 0;

/** Nothing in the file is new, and nothing of it is refused. */
export const isAllThere = (plan: ImportPlan): boolean =>
  !changesAnything(plan) && plan.rejected === 0;

/** For the button: what it will do. */
export function applyWords(plan: ImportPlan, isUpdate: boolean): string {
  if (!isUpdate) return `Import ${countWords(plan.new, 'record')}`;
  const parts = [
    plan.new > 0 ? `${plan.new.toLocaleString('en')} new` : '',
    plan.changed > 0 ? `${plan.changed.toLocaleString('en')} changed` : '',
    plan.gone > 0 ? `${plan.gone.toLocaleString('en')} gone` : '',
  ].filter(Boolean);
  return `Update: ${parts.join(', ')}`;
}

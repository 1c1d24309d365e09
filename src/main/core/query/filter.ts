/** Filters: an expression becomes one byte a row. Each condition is tried once a value, not once a record. */
import { AppError } from '#shared/contract/errors.ts';
import { certainlyWithin, possiblyWithin } from '#shared/dates/compare.ts';
import { parseEdtf, type Edtf } from '#shared/dates/edtf.ts';
import type { Field } from '#shared/model/field.ts';
import type { Condition, Filter, TextMode } from '#shared/model/filter.ts';
import type { Quantity, Value } from '#shared/model/value.ts';
import { fold } from '#shared/text/fold.ts';
import { quantitySpan } from '#shared/values/differs.ts';
import { durationDays } from '#shared/values/duration.ts';
import { knownDate } from '../claims/known-dates.ts';
import { claimTest, sourceTest, type ClaimSource } from './claim-filter.ts';
import { BLANK, type Column } from './column.ts';
import type { Steps } from '#shared/steps.ts';
import { ROWS_A_STEP } from './steps.ts';

export type FilterSource = ClaimSource & {
  /** Throws `not_found` for a field that is not there. */
  readonly column: (field: string) => Column;
  readonly prepareColumn: (field: string) => Steps<void>;
  readonly rowOf: (record: string) => number | undefined;
  readonly isGone: (row: number) => boolean;
};

/** 1 for each row that the filter lets through, whether it is in the trash or not. */
export function* filterRows(source: FilterSource, filter: Filter): Steps<Uint8Array> {
  const rows = source.rows();
  switch (filter.op) {
    case 'and':
    case 'or': {
      const isAnd = filter.op === 'and';
      const mask = new Uint8Array(rows).fill(isAnd ? 1 : 0);
      for (const part of filter.filters) {
        const other = yield* filterRows(source, part);
        for (let row = 0; row < rows; row++) {
          const [left, right] = [mask[row] ?? 0, other[row] ?? 0];
          mask[row] = isAnd ? left & right : left | right;
        }
        yield;
      }
      return mask;
    }
    case 'not':
      return (yield* filterRows(source, filter.filter)).map((byte) => 1 - byte);
    case 'records': {
      const mask = new Uint8Array(rows);
      for (const record of filter.records) {
        const row = source.rowOf(record);
        if (row !== undefined) mask[row] = 1;
      }
      return mask;
    }
    case 'gone':
      return yield* maskOf(source, (row) => source.isGone(row) === filter.gone);
    case 'claims':
      return yield* maskOf(source, claimTest(source, filter));
    case 'source':
      return yield* maskOf(source, sourceTest(source, filter));
    default:
      return yield* conditionRows(source, filter);
  }
}

function* maskOf(source: FilterSource, isWanted: (row: number) => boolean): Steps<Uint8Array> {
  const mask = new Uint8Array(source.rows());
  for (let row = 0; row < mask.length; row++) {
    mask[row] = isWanted(row) ? 1 : 0;
    if (row % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }
  return mask;
}

/** Looks at what is shown, and can be tried once a value. */
type ValueCondition = Exclude<Condition, { op: 'records' | 'claims' | 'gone' | 'source' }>;

function* conditionRows(source: FilterSource, condition: ValueCondition): Steps<Uint8Array> {
  yield* source.prepareColumn(condition.field);
  const column = source.column(condition.field);
  const test = conditionTest(column, condition);
  const passes = new Uint8Array(column.values.length + 1);
  passes[0] = test.blank ? 1 : 0;
  for (let code = 0; code < column.values.length; code++) {
    const value = column.values[code];
    passes[code + 1] = value !== undefined && test.value(value, code) ? 1 : 0;
    if (code % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }
  const mask = new Uint8Array(source.rows());
  for (let row = 0; row < mask.length; row++) {
    mask[row] = passes[(column.codes[row] ?? BLANK) + 1] ?? 0;
  }
  return mask;
}

type Test = { blank: boolean; value: (value: Value, code: number) => boolean };

function conditionTest(column: Column, condition: ValueCondition): Test {
  switch (condition.op) {
    case 'blank':
      return { blank: condition.blank, value: () => !condition.blank };
    case 'range':
      needsType(column.field, ['number', 'quantity'], 'number');
      return { blank: false, value: isRange };
    case 'text': {
      const wanted = fold(condition.text);
      const holds = textTests[condition.mode];
      return {
        blank: holds('', wanted),
        value: (_value, code) => holds(column.folded(code), wanted),
      };
    }
    case 'in': {
      const wanted = new Set(condition.values);
      return {
        blank: wanted.has(null),
        value: (value, code) => items(column, value, code).some((item) => wanted.has(item)),
      };
    }
    case 'number': {
      needsType(column.field, ['number', 'quantity', 'duration'], 'number');
      const [from, to] = [condition.from ?? -Infinity, condition.to ?? Infinity];
      const read = figures(column.field, condition.reading);
      return {
        blank: false,
        value: (value) => {
          const [low, high] = read(value);
          return low <= to && high >= from;
        },
      };
    }
    case 'date': {
      needsType(column.field, ['date'], 'date');
      const window = { from: edge(condition.from), to: edge(condition.to) };
      const within = condition.mode === 'certainly' ? certainlyWithin : possiblyWithin;
      return {
        blank: false,
        value: (value) => {
          const date = knownDate(value as string);
          return date !== null && within(date, window);
        },
      };
    }
  }
}

const textTests: Record<TextMode, (text: string, wanted: string) => boolean> = {
  contains: (text, wanted) => wanted === '' || text.includes(wanted),
  'not-contains': (text, wanted) => wanted === '' || !text.includes(wanted),
  equals: (text, wanted) => text === wanted,
  'not-equals': (text, wanted) => text !== wanted,
  'starts-with': (text, wanted) => text.startsWith(wanted),
  'ends-with': (text, wanted) => text.endsWith(wanted),
};

/** What an `in` condition and a facet count: choice ids, single items of lists, else the text form. */
export function items(column: Column, value: Value, code: number): readonly string[] {
  switch (column.field.type) {
    case 'choice':
      return [value as string];
    case 'choices':
    case 'list':
      return value as string[];
    default:
      return [column.text(code)];
  }
}

/** The lowest and the highest figure that counts; [NaN, NaN], which is never within anything, where there is none. */
function figures(
  field: Field,
  reading: 'best' | 'low' | 'high' | 'possibly',
): (value: Value) => readonly [number, number] {
  return (value) => {
    if (typeof value === 'number') return [value, value];
    const quantity =
      field.type === 'duration' ? daysAsQuantity(value as string) : (value as Quantity);
    if (reading === 'possibly') return quantitySpan(quantity);
    const { low, best, high } = quantity;
    const figure =
      { best: best ?? low ?? high, low: low ?? best, high: high ?? best }[reading] ?? NaN;
    return [figure, figure];
  };
}

const isRange = (value: Value): boolean =>
  typeof value !== 'number' && (value as Quantity).best === undefined;

function daysAsQuantity(iso: string): Quantity {
  const [low, high] = durationDays(iso) ?? [NaN, NaN];
  return { low, high };
}

function edge(text: string | null): Edtf | null {
  if (text === null || text.trim() === '') return null;
  const date = parseEdtf(text);
  if (!date.ok) throw new AppError('invalid_input', date.message);
  return date;
}

function needsType(field: Field, types: readonly Field['type'][], words: string): void {
  if (types.includes(field.type)) return;
  throw new AppError('invalid_input', `${field.title} can’t be filtered as a ${words}.`, {
    field: field.id,
  });
}

/**
 * One field of a collection as a column: every record holds the number of its value in a dictionary. Filters, sort
 * keys and folded text are worked out once for each value that occurs, and not once for each record.
 */
import { describeEdtf } from '#shared/dates/describe.ts';
import type { Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';
import { fold } from '#shared/text/fold.ts';
import { createRanks, type Ranks } from './ranks.ts';
import type { Steps } from '#shared/steps.ts';

/** The code of "no value". */
export const BLANK = -1;

export type Column = {
  readonly field: Field;
  /** By row; longer than the table, so that rows can be added. */
  codes: Int32Array;
  /** By code. */
  readonly values: Value[];
  readonly codeOf: Map<string | number, number>;
  /** By code, worked out when first asked for. */
  readonly text: (code: number) => string;
  readonly folded: (code: number) => string;
  /** `folded`, and for dates the words as well, so that "April 2017" finds 2017-04-13. */
  readonly searched: (code: number) => string;
  /** Sort keys, made on first use and kept up to date afterwards. */
  readonly ranks: () => Steps<Ranks>;
  /** Forgets what was worked out from the titles of other records. */
  readonly forgetTexts: () => void;
};

export function createColumn(
  field: Field,
  rows: number,
  format: (field: Field, value: Value) => string,
): Column {
  const values: Value[] = [];
  let textOf: string[] = [];
  let foldedOf: string[] = [];
  let searchedOf: string[] = [];
  let ranks: Ranks | undefined;

  /** The text form is the value itself. */
  const isText = ['text', 'longtext', 'date'].includes(field.type);
  const text = (code: number): string => {
    const value = values[code];
    if (value === undefined) return '';
    if (isText) return value as string;
    return (textOf[code] ??= format(field, value));
  };
  const folded = (code: number): string => {
    return code === BLANK ? '' : (foldedOf[code] ??= fold(text(code)));
  };
  const searched = (code: number): string => {
    if (code === BLANK || field.type !== 'date') return folded(code);
    return (searchedOf[code] ??= `${folded(code)}\n${fold(describeEdtf(text(code)))}`);
  };
  const column: Column = {
    field,
    codes: new Int32Array(capacity(rows)).fill(BLANK),
    values,
    codeOf: new Map(),
    text,
    folded,
    searched,
    *ranks() {
      for (;;) {
        ranks ??= createRanks(field, values, text);
        const mine = ranks;
        yield* mine.update();
        // Texts were forgotten meanwhile.
        if (mine === ranks) return mine;
      }
    },
    forgetTexts: () => {
      textOf = [];
      foldedOf = [];
      searchedOf = [];
      ranks = undefined;
    },
  };
  return column;
}

/** Puts a value at a row; equal values share a code. */
export function setValue(column: Column, row: number, value: Value | null): void {
  if (row >= column.codes.length) {
    const longer = new Int32Array(capacity(row + 1)).fill(BLANK);
    longer.set(column.codes);
    column.codes = longer;
  }
  column.codes[row] = value === null ? BLANK : encode(column, value);
}

function encode(column: Column, value: Value): number {
  const key = typeof value === 'object' ? JSON.stringify(value) : value;
  const known = column.codeOf.get(key);
  if (known !== undefined) return known;
  const code = column.values.length;
  column.values.push(value);
  column.codeOf.set(key, code);
  return code;
}

const capacity = (rows: number): number => rows + Math.max(64, rows >> 3);

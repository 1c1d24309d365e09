/** Which type each column of a table has, from all of its rows as they pass by. */
import type { DayOrder } from '#shared/dates/table-date.ts';
import type { FieldType } from '#shared/model/field.ts';
import type { ItemSeparator } from '#shared/model/import-mapping.ts';
import type { Column } from '#shared/model/import-table.ts';
import type { NumberFormat } from '#shared/values/number-format.ts';
import {
  addCell,
  createTally,
  weighValues,
  type Example,
  type Misfits,
  type Tally,
} from './tally.ts';

export type ColumnGuess = {
  column: Column;
  type: FieldType;
  filled: number;
  empty: number;
  /** Cells that are none of this type, marks of the unknown apart, and the first few of them. */
  misfits: { count: number; examples: readonly Example[] };
  /** Marks of the unknown that were met, most frequent first. */
  marks: readonly { text: string; count: number }[];
  /** The different cells, most frequent first; null when there are too many to tell. */
  values: readonly { text: string; count: number }[] | null;
  /** Has every row something in it, and no two the same? null: too long or too many to tell. */
  isKey: boolean | null;
  /** Characters. */
  longest: number;
  /** For numbers. Not sure: nothing shows the format, and in the other one some would be other numbers. */
  number?: { format: NumberFormat; isSure: boolean };
  /** For dates, with how many cells speak for what. null: none does, or they contradict one another. */
  date?: { order: DayOrder | null; dayFirst: number; monthFirst: number; either: number };
  /** For lists. */
  separator?: ItemSeparator;
};

/** `add` takes every row, in order; `guesses` answers once, when all have passed. */
export type ColumnGuesser = {
  add: (cells: readonly string[], line: number) => void;
  guesses: () => ColumnGuess[];
};

export function createColumnGuesser(columns: readonly Column[]): ColumnGuesser {
  const tallies = columns.map(createTally);
  return {
    add: (cells, line) => {
      for (let at = 0; at < tallies.length; at++) {
        const tally = tallies[at];
        if (tally) addCell(tally, cells[at] ?? '', line);
      }
    },
    guesses: () =>
      columns.flatMap((column, at) => {
        const tally = tallies[at];
        if (!tally) return [];
        weighValues(tally);
        return [guess(column, tally)];
      }),
  };
}

const DATE_NAME =
  /\b(?:date|day|year|when|start|end|datum|jahr|année|fecha|año)\b|(?:^|_)(?:date|year|day)(?:_|$)|تاریخ|تاريخ|سال|سنة/i;
const ID_NAME =
  /(?:^|[^a-z])(?:id|ids|code|key|uuid|isbn|iso|phone|gid)(?:$|[^a-z])|[a-z](?:Id|ID|Code)$/i;

/** Of all cells that say anything, so many have to fit. */
const MOST_OF_THEM = 0.95;
const MOST_CHOICES = 30;
const LONGEST_CHOICE = 60;
const LONGEST_LINE = 200;

function guess(column: Column, tally: Tally): ColumnGuess {
  const { filled, empty, longest, isKey } = tally;
  const marks = [...marksOf(tally)]
    .map(([text, count]) => ({ text, count }))
    .toSorted((a, b) => b.count - a.count);
  const said = filled - marks.reduce((sum, { count }) => sum + count, 0);
  const values =
    tally.values &&
    [...tally.values.values()]
      .map(({ text, count }) => ({ text, count }))
      .toSorted((a, b) => b.count - a.count);
  const common = {
    column,
    filled,
    empty,
    marks,
    values,
    isKey: filled === 0 ? false : isKey,
    longest,
  };
  return { ...common, ...(said === 0 ? TEXT : typeOf(column, tally, said)) };
}

type Typed = Pick<ColumnGuess, 'type' | 'misfits' | 'number' | 'date' | 'separator'>;

const NO_MISFITS = { count: 0, examples: [] };
const TEXT: Typed = { type: 'text', misfits: NO_MISFITS };

function typeOf(column: Column, tally: Tally, said: number): Typed {
  return (
    dateType(column, tally, said) ??
    numberType(column, tally, said) ??
    boundedType(tally, said) ??
    listType(tally, said) ??
    choiceType(tally, said) ??
    (tally.hasLineBreaks || tally.longest > LONGEST_LINE ? { ...TEXT, type: 'longtext' } : TEXT)
  );
}

const FIGURE = /^-\d+$/;

/** Figures like -9 are marks only where no other cell is negative. */
function marksOf({ marks, numbers }: Tally): Map<string, number> {
  if (numbers.negative === 0) return marks;
  return new Map([...marks].filter(([text]) => !FIGURE.test(text)));
}

const figureMarks = ({ marks }: Tally): number =>
  [...marks].reduce((sum, [text, count]) => (FIGURE.test(text) ? sum + count : sum), 0);

const misfitsOf = ({ count, examples }: Misfits, more = 0): Typed['misfits'] => ({
  count: count + more,
  examples,
});

/** Bare figures are years or days where the column is called so, or holds other dates. */
function dateType({ name, tag }: Column, { dates, notDates }: Tally, said: number): Typed | null {
  const dayFirst = dates['day-month'];
  const monthFirst = dates['month-day'];
  const written = dates.same + dates.either + dayFirst + monthFirst;
  const isCalledSo = DATE_NAME.test(name) || /^#date/i.test(tag ?? '');
  const fitting = written + (written > 0 || isCalledSo ? dates.bare : 0);
  if (fitting < said * MOST_OF_THEM) return null;
  const order = orderOf(dayFirst, monthFirst);
  const contrary = order === null ? 0 : Math.min(dayFirst, monthFirst);
  return {
    type: 'date',
    misfits: misfitsOf(notDates, contrary),
    date: { order, dayFirst, monthFirst, either: dates.either },
  };
}

/** A few against very many are mistakes; otherwise nobody knows. */
function orderOf(dayFirst: number, monthFirst: number): DayOrder | null {
  if (dayFirst === 0 && monthFirst === 0) return null;
  if (monthFirst <= (dayFirst + monthFirst) * (1 - MOST_OF_THEM)) return 'day-month';
  return dayFirst <= (dayFirst + monthFirst) * (1 - MOST_OF_THEM) ? 'month-day' : null;
}

/** Ids stay text: what begins with 0 or has more figures than a number can hold, and whole numbers in a column that is called an id. */
function numberType(column: Column, tally: Tally, said: number): Typed | null {
  const { numbers, notNumbers, idLike } = tally;
  const uneven = numbers.either + numbers.point + numbers.comma;
  const fitting = uneven + numbers.same + (numbers.negative > 0 ? figureMarks(tally) : 0);
  if (fitting < said * MOST_OF_THEM || idLike > 0) return null;
  if (uneven === 0 && ID_NAME.test(column.name)) return null;
  const format = numbers.comma > numbers.point ? 'comma' : 'point';
  const contrary = Math.min(numbers.comma, numbers.point);
  return {
    type: 'number',
    misfits: misfitsOf(notNumbers, contrary),
    number: { format, isSure: numbers.either === 0 || numbers.comma !== numbers.point },
  };
}

/** Counts with words: `≥92`, `80–100`. The plain ones among them count too. */
function boundedType({ numbers, notNumbers, boundedCounts }: Tally, said: number): Typed | null {
  const fitting = numbers.same + numbers.point + boundedCounts;
  if (boundedCounts === 0 || fitting < said * MOST_OF_THEM) return null;
  return {
    type: 'quantity',
    misfits: {
      count: said - fitting,
      examples: notNumbers.count === boundedCounts ? [] : notNumbers.examples,
    },
  };
}

/** One cell in five has several items. */
function listType({ separated, longest, hasLineBreaks }: Tally, said: number): Typed | null {
  const separator = separated['|'] > separated[';'] ? '|' : ';';
  const isList = separated[separator] * 5 >= said && longest <= 1_000 && !hasLineBreaks;
  return isList ? { type: 'list', misfits: NO_MISFITS, separator } : null;
}

/** Few different short cells, each of them several times. */
function choiceType({ values }: Tally, said: number): Typed | null {
  if (values === null || values.size > MOST_CHOICES || values.size * 3 > said) return null;
  return [...values.keys()].every((text) => text.length <= LONGEST_CHOICE)
    ? { type: 'choice', misfits: NO_MISFITS }
    : null;
}

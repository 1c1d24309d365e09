/** What the guesser found out about a column, as the page gets it and as fields are proposed from it. */
import type { ColumnFacts } from '#shared/contract/imports-api.ts';
import type { ColumnGuess } from './guess-columns.ts';

const MOST_MARKS = 100;
/** More different cells than these are no choices. */
const MOST_VALUES = 200;

export function factsOf(guess: ColumnGuess): ColumnFacts {
  const { column, type, filled, empty, misfits, marks, values, isKey } = guess;
  return {
    name: column.name,
    type,
    filled,
    empty,
    misfits: misfits.count,
    examples: [...misfits.examples],
    marks: marks.slice(0, MOST_MARKS),
    values: values !== null && values.length <= MOST_VALUES ? [...values] : null,
    isKey,
    date: guess.date ?? null,
    number: guess.number ?? null,
    separator: guess.separator ?? null,
  };
}

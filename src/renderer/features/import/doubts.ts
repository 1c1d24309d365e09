/** What the cells of a column leave open, so that the user has to say it: a guess that nothing bears out would change figures silently. */
import type { Reading } from '#shared/model/import-mapping.ts';
import { readingColumns } from '#shared/imports/reading-columns.ts';
import { countWords } from './import-words.ts';
import { factsOf, type Facts } from './target-edit.ts';

/** null: nothing, or nobody has looked. */
export function doubtOf(reading: Reading, facts: Facts): string | null {
  switch (reading.kind) {
    case 'number':
    case 'quantity':
      return numberDoubt(readingColumns(reading).flatMap((name) => factsOf(facts, name) ?? []));
    case 'date': {
      const dates = factsOf(facts, reading.column)?.date;
      if (!dates || reading.order !== null) return null;
      const open = dates.dayFirst + dates.monthFirst + dates.either;
      return open > 0
        ? `${countWords(open, 'date')} of figures only ${open === 1 ? 'is' : 'are'} not read.`
        : null;
    }
    default:
      return null;
  }
}

function numberDoubt(columns: Facts): string | null {
  const open = columns.filter(({ number }) => number?.isSure === false);
  if (open.length === 0) return null;
  const cells = open.flatMap(({ values }) => values ?? []);
  const example = cells.find(({ text }) => THREE_AFTER_ONE_SIGN.test(text));
  const instance = example ? `, for example of ${example.text}` : '';
  return `Nothing in the column shows which it is${instance}.`;
}

/** One thousand and more, or one and something. */
const THREE_AFTER_ONE_SIGN = /^[-+]?\d{1,3}[.,]\d{3}$/;

type DateFacts = NonNullable<NonNullable<ReturnType<typeof factsOf>>['date']>;

/** What speaks for which order of day and month. */
export function orderWords({ dayFirst, monthFirst, either }: DateFacts): string {
  if (dayFirst + monthFirst + either === 0)
    return 'No date of this column depends on it: each says itself which is the month.';
  return [
    `In this column ${dayFirst.toLocaleString('en')} can only have the day first,`,
    `${monthFirst.toLocaleString('en')} only the month,`,
    `and ${either.toLocaleString('en')} could be either.`,
  ].join(' ');
}

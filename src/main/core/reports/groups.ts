/** Records in groups: by year, or by the value of a field. */
import { calendarDay } from '#shared/dates/calendar.ts';
import { compareDates } from '#shared/dates/compare.ts';
import type { Edtf } from '#shared/dates/edtf.ts';
import type { Steps } from '#shared/report/steps.ts';
import type { Field } from '#shared/model/field.ts';
import { knownDate } from '../claims/known-dates.ts';
import { collator } from '../query/ranks.ts';
import type { Rows } from './making.ts';
import { textOf, type Teller } from './teller.ts';

/** `label`: null where the records have no value. */
export type Group = { label: string | null; rows: number[] };

/** The date that is told of a row; null without one. */
export function dateOf(teller: Teller, { table }: Rows, row: number, field: Field): Edtf | null {
  const value = teller.resolved({ table, row }, field).shown?.value;
  return typeof value === 'string' ? knownDate(value) : null;
}

/** In order of time; those without a date last, in the order in which they came. */
export function* byDate(teller: Teller, rows: Rows, field: Field): Steps<number[]> {
  const dated: { row: number; date: Edtf | null }[] = [];
  for (const row of rows.rows) {
    dated.push({ row, date: dateOf(teller, rows, row, field) });
    yield 0;
  }
  yield 0;
  const sorted = dated
    .toSorted((a, b) => {
      if (a.date === null || b.date === null)
        return Number(a.date === null) - Number(b.date === null);
      return compareDates(a.date, b.date);
    })
    .map(({ row }) => row);
  yield 0;
  return sorted;
}

/**
 * By the year in which the date lies as it is written; one that spans several has a group of its own, since no share of it
 * belongs to any of them. `rows` in order of time.
 */
export function* byYear(teller: Teller, rows: Rows, field: Field): Steps<Group[]> {
  const places = new Map<string | null, readonly [number, number]>();
  const groups = yield* grouped(rows.rows, (row) => {
    const date = dateOf(teller, rows, row, field);
    if (date === null) return null;
    const words = yearWords(date);
    places.set(
      words,
      years(date).map((year, at) => year ?? (at === 0 ? -Infinity : Infinity)) as [number, number],
    );
    return words;
  });
  const place = ({ label }: Group): readonly [number, number] =>
    places.get(label) ?? [Infinity, Infinity];
  return groups.toSorted((a, b) => {
    const [[aFrom, aTo], [bFrom, bTo]] = [place(a), place(b)];
    if (aFrom !== bFrom) return aFrom < bFrom ? -1 : 1;
    return aTo === bTo ? 0 : aTo < bTo ? -1 : 1;
  });
}

const years = ({ earliest, latest }: Edtf): [number | null, number | null] => [
  earliest === null ? null : calendarDay(earliest).year,
  latest === null ? null : calendarDay(latest).year,
];

function yearWords(date: Edtf): string {
  const [from, to] = years(date);
  if (date.kind === 'still-open') return 'Not yet';
  if (from == null) return to == null ? 'Some time' : `Until ${to}`;
  if (to == null) return `Since ${from}`;
  return from === to ? String(from) : `${from} to ${to}`;
}

/** Two items of a list together are one value: nothing counts twice. Most records first, then by name. */
export function* byValue(teller: Teller, rows: Rows, field: Field): Steps<Group[]> {
  const groups = yield* grouped(rows.rows, (row) => {
    const { shown } = teller.resolved({ table: rows.table, row }, field);
    return shown?.value == null ? null : textOf(teller.pieces(field, shown));
  });
  return groups.toSorted((a, b) => {
    if (a.label === null || b.label === null)
      return Number(a.label === null) - Number(b.label === null);
    return b.rows.length - a.rows.length || collator.compare(a.label, b.label);
  });
}

/** As `byValue`, in the order in which the field's choices stand. */
export function* byChoice(teller: Teller, rows: Rows, field: Field): Steps<Group[]> {
  const labels = (field.choices ?? []).map(({ label }) => label);
  const place = ({ label }: Group): number =>
    label === null ? Infinity : (labels.indexOf(label) + labels.length) % labels.length;
  const groups = yield* byValue(teller, rows, field);
  return groups.toSorted((a, b) => place(a) - place(b));
}

/** In the order in which the labels first come; those without one last. */
function* grouped(
  rows: readonly number[],
  labelOf: (row: number) => string | null,
): Steps<Group[]> {
  const groups = new Map<string | null, number[]>();
  for (const row of rows) {
    yield 0;
    const label = labelOf(row);
    const known = groups.get(label);
    if (known) known.push(row);
    else groups.set(label, [row]);
  }
  const found = [...groups].map(([label, members]) => ({ label, rows: members }));
  return [
    ...found.filter(({ label }) => label !== null),
    ...found.filter(({ label }) => label === null),
  ];
}

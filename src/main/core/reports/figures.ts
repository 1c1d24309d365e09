/** Figures added up: as a table with its footnotes, and as a chart of the same. */
import type { Sum } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import type { RangeBar } from '#shared/report/chart.ts';
import type { Block, Column, Inline, TableRow } from '#shared/report/report.ts';
import { count, quiet, text } from '#shared/report/report.ts';
import type { Steps } from '#shared/report/steps.ts';
import { sameGroups } from '../query/duplicates.ts';
import { finish } from '#shared/steps.ts';
import { sumFields } from '../query/sums.ts';
import type { Group } from './groups.ts';
import type { Making, Rows } from './making.ts';

export type Line = { label: Inline[]; sum: Sum; note: number };

const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });

/** The rows that count: of those that are the same, the first with a figure, else the first. */
export function onceEach(making: Making, rows: Rows, field: Field): number[] {
  const groups = sameGroups(making.core.dossier().layer, rows.table.collection.id);
  const chosen = new Map<string, number>();
  for (const row of rows.rows.toSorted((a, b) => a - b)) {
    const group = groups.get(rows.table.idOf(row));
    if (group === undefined) continue;
    const known = chosen.get(group);
    const has = (at: number): boolean =>
      making.teller.resolved({ table: rows.table, row: at }, field).shown?.value != null;
    if (known === undefined || (!has(known) && has(row))) chosen.set(group, row);
  }
  return rows.rows.filter((row) => {
    const group = groups.get(rows.table.idOf(row));
    return group === undefined || chosen.get(group) === row;
  });
}

/** `rows`: those that count. `duplicates`: how many were left out as the same. */
export function* lineOf(
  making: Making,
  { table, rows }: Rows,
  field: Field,
  label: Inline[],
  duplicates: number,
): Steps<Line> {
  const within = making.ceiling.within(table);
  const added = { table: within, rows: Int32Array.from(rows), groups: new Map<string, string>() };
  const [found] = finish(sumFields(added, [field.id]));
  if (!found) throw new Error(`${field.id} can’t be added up.`);
  const sum: Sum = { ...found, duplicates };
  const parts: number[] = [];
  for (const row of rows) {
    const told = making.teller.tell({ table, row }, field);
    if (told.state === 'value') parts.push(told.note);
    yield 0;
  }
  const { low, best, high, open, known, ranges, unknown, disputed } = sum;
  const note = making.teller.sum({
    collection: table.collection.id,
    field: field.id,
    fieldTitle: field.title,
    parts,
    low,
    best,
    high,
    open,
    known,
    ranges,
    unknown,
    disputed,
    duplicates,
  });
  return { label, sum, note };
}

const columns = (first: string): Column[] => [
  { title: first, align: 'start' },
  ...['Lowest', 'Best', 'Highest', 'With a figure', 'Without', 'Disputed'].map((title): Column => ({
    title,
    align: 'end',
  })),
];

/** The last line is the total where `hasTotal` says so. */
export function linesTable(
  caption: string,
  first: string,
  lines: readonly Line[],
  hasTotal: boolean,
): Block {
  return {
    kind: 'table',
    caption,
    columns: columns(first),
    rows: lines.map((line, at): TableRow => {
      const isTotal = hasTotal && at === lines.length - 1;
      return { cells: cellsOf(line), ...(isTotal ? { total: true } : {}) };
    }),
  };
}

function cellsOf({ label, sum, note }: Line): Inline[][] {
  const { low, best, high, open, known, unknown, disputed } = sum;
  const counts = [known, unknown, disputed].map((number) => [count(number)]);
  if (known === 0) return [label, [quiet('–')], [quiet('–')], [quiet('–')], ...counts];
  const figures = [figure(low), figure(best), `${open ? '≥' : ''}${figure(high)}`];
  const cells = figures.map((words): Inline[] => [{ kind: 'sum', text: words, note }]);
  return [[...label, { kind: 'mark', note }], ...cells, ...counts];
}

export type Grouping = {
  groups: readonly Group[];
  /** Words for records without a value to group by, and for groups in which nobody gives a figure. */
  without: string;
  empty: string;
};

/** One line a group with a figure, one for all without, and the total. Answers the bars of a chart, too. */
export function* groupLines(
  making: Making,
  rows: Rows,
  field: Field,
  { groups, without, empty }: Grouping,
): Steps<{ lines: Line[]; bars: RangeBar[] }> {
  const counted = new Set(onceEach(making, rows, field));
  const lineFor = (label: Inline[], members: readonly number[]): Steps<Line> => {
    const kept = members.filter((row) => counted.has(row));
    return lineOf(making, { ...rows, rows: kept }, field, label, members.length - kept.length);
  };
  const hasFigure = (row: number): boolean =>
    counted.has(row) &&
    making.teller.resolved({ table: rows.table, row }, field).shown?.value != null;
  yield 0;
  const known = groups.filter(({ rows: members }) => members.some(hasFigure));
  const isKnown = new Set(known);
  const others = groups.filter((group) => !isKnown.has(group));
  const lines: Line[] = [];
  for (const { label, rows: members } of known) {
    const words: Inline = label === null ? quiet(without) : { kind: 'label', text: label };
    lines.push(yield* lineFor([words], members));
  }
  const bars = lines.map(({ sum: { low, best, high, open } }, at): RangeBar => {
    return { label: known[at]?.label ?? without, low, best, high, open };
  });
  const rest = others.flatMap(({ rows: members }) => members);
  if (rest.length > 0) lines.push(yield* lineFor([quiet(empty)], rest));
  lines.push(yield* lineFor([text('All')], rows.rows));
  return { lines, bars };
}

/** Does anybody give a figure? */
function* hasAny({ teller }: Making, { table, rows }: Rows, field: Field): Steps<boolean> {
  for (const row of rows) {
    if (teller.resolved({ table, row }, field).shown?.value != null) return true;
    yield 0;
  }
  return false;
}

/** All figures of some fields, one line a field. Fields of which nothing is known are left out. */
export function* totalsTable(making: Making, rows: Rows, fields: readonly Field[]): Steps<Block[]> {
  const lines: Line[] = [];
  for (const field of fields) {
    yield 0;
    const kept = onceEach(making, rows, field);
    if (!(yield* hasAny(making, { ...rows, rows: kept }, field))) continue;
    const label = [text(unitTitle(field))];
    const counted = { ...rows, rows: kept };
    lines.push(yield* lineOf(making, counted, field, label, rows.rows.length - kept.length));
  }
  return lines.length === 0
    ? []
    : [linesTable('Figures added up', 'What is counted', lines, false)];
}

export const unitTitle = ({ title, unit }: Field): string =>
  unit === undefined ? title : `${title} (${unit})`;

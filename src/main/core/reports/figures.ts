/** Figures added up: as a table with its footnotes, and as a chart of the same. */
import type { Sum } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import type { RangeBar } from '#shared/report/chart.ts';
import type { Block, Column, Inline, TableRow } from '#shared/report/report.ts';
import { count, quiet, text } from '#shared/report/report.ts';
import { sameGroups } from '../query/duplicates.ts';
import { finish } from '../query/steps.ts';
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
export function lineOf(
  making: Making,
  { table, rows }: Rows,
  field: Field,
  label: Inline[],
  duplicates: number,
): Line {
  const within = making.ceiling.within(table);
  const added = { table: within, rows: Int32Array.from(rows), groups: new Map<string, string>() };
  const [found] = finish(sumFields(added, [field.id]));
  if (!found) throw new Error(`${field.id} can’t be added up.`);
  const sum: Sum = { ...found, duplicates };
  const parts = rows.flatMap((row) => {
    const told = making.teller.tell({ table, row }, field);
    return told.state === 'value' ? [told.note] : [];
  });
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
export function groupLines(
  making: Making,
  rows: Rows,
  field: Field,
  { groups, without, empty }: Grouping,
): { lines: Line[]; bars: RangeBar[] } {
  const counted = new Set(onceEach(making, rows, field));
  const lineFor = (label: Inline[], members: readonly number[]): Line => {
    const kept = members.filter((row) => counted.has(row));
    return lineOf(making, { ...rows, rows: kept }, field, label, members.length - kept.length);
  };
  const hasFigure = (row: number): boolean =>
    counted.has(row) &&
    making.teller.resolved({ table: rows.table, row }, field).shown?.value != null;
  const known = groups.filter(({ rows: members }) => members.some(hasFigure));
  const others = groups.filter((group) => !known.includes(group));
  const lines = known.map(({ label, rows: members }) =>
    lineFor(label === null ? [quiet(without)] : [{ kind: 'label', text: label }], members),
  );
  const bars = lines.map(({ sum: { low, best, high, open } }, at): RangeBar => {
    return { label: known[at]?.label ?? without, low, best, high, open };
  });
  const rest = others.flatMap(({ rows: members }) => members);
  return {
    lines: [
      ...lines,
      ...(rest.length > 0 ? [lineFor([quiet(empty)], rest)] : []),
      lineFor([text('All')], rows.rows),
    ],
    bars,
  };
}

/** All figures of some fields, one line a field. Fields of which nothing is known are left out. */
export function totalsTable(making: Making, rows: Rows, fields: readonly Field[]): Block[] {
  const lines = fields.flatMap((field) => {
    const kept = onceEach(making, rows, field);
    const isKnown = kept.some(
      (row) => making.teller.resolved({ table: rows.table, row }, field).shown?.value != null,
    );
    if (!isKnown) return [];
    return [
      lineOf(
        making,
        { ...rows, rows: kept },
        field,
        [text(unitTitle(field))],
        rows.rows.length - kept.length,
      ),
    ];
  });
  return lines.length === 0
    ? []
    : [linesTable('Figures added up', 'What is counted', lines, false)];
}

export const unitTitle = ({ title, unit }: Field): string =>
  unit === undefined ? title : `${title} (${unit})`;

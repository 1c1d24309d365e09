/** Readers of dates: written in one cell, or spread over several with a code. */
import { parseEdtf, type Edtf } from '#shared/dates/edtf.ts';
import { parseHumanDate, type HumanDate } from '#shared/dates/human.ts';
import { readTableDate } from '#shared/dates/table-date.ts';
import type { Reach, ReadingOf } from '#shared/model/import-mapping.ts';
import { codeTable, type CodeTable } from '../cells/codes.ts';
import { aroundDate, partsDate, spanDate } from '../cells/coded-date.ts';
import {
  cellAt,
  failed,
  NOTHING,
  oneCell,
  withProblems,
  type CellProblem,
  type CellReader,
  type Place,
  type Read,
  type ReaderContext,
} from './cell-reader.ts';

export function dateReader(reading: ReadingOf<'date'>, context: ReaderContext): CellReader {
  return oneCell(reading.column, context, (cell, column) => {
    const date = readTableDate(cell, reading);
    return date.ok ? { value: date.edtf } : failed(column, date);
  });
}

/** A code that nobody explains makes the date one of about that day: how exactly it is known is not known. */
function reachOf(
  codes: CodeTable<Reach>,
  cell: string,
  from: Place | undefined,
  problems: CellProblem[],
): Reach {
  if (!from) return 'day';
  const reach = codes.get(cell);
  if (reach === undefined)
    problems.push({
      column: from.name,
      reason: `“${cell}” says how exactly the date is known, and is no code that is known.`,
    });
  return reach ?? 'week';
}

export function dateSpanReader(
  reading: ReadingOf<'date-span'>,
  { place, unknown }: ReaderContext,
): CellReader {
  const [first, last] = [place(reading.first), place(reading.last)];
  const precision = reading.precision === undefined ? undefined : place(reading.precision);
  const year = reading.year === undefined ? undefined : place(reading.year);
  const codes = codeTable(reading.codes.map(({ text, reach }) => [text, reach]));
  return (cells) => {
    const [from, to] = [cellAt(cells, first), cellAt(cells, last)];
    const label = unknown(from);
    if (label !== undefined) return { value: null, label };
    if (from.trim() === '' && to.trim() === '') return NOTHING;
    const problems: CellProblem[] = [];
    const reach = reachOf(codes, precision ? cellAt(cells, precision) : '', precision, problems);
    const date = spanDate(from, to, reach, reading);
    if (!date.ok) return failed(first.name, date);
    if (year) problems.push(...yearProblem(date.edtf, cellAt(cells, year), year));
    return withProblems({ value: date.edtf }, problems);
  };
}

function yearProblem(edtf: string, cell: string, { name }: Place): CellProblem[] {
  const years = edtf.split('/').map((part) => Number(part.slice(0, 4)));
  const year = Number(cell);
  const isWithin =
    cell.trim() === '' || (year >= (years[0] ?? year) && year <= (years.at(-1) ?? year));
  return isWithin
    ? []
    : [{ column: name, reason: `The year ${cell} is not that of the date ${edtf}.` }];
}

/** Exact days first; then a last day that makes it an interval; then a date in words, where it says more and does not contradict. */
export function datePartsReader(
  reading: ReadingOf<'date-parts'>,
  { place, unknown }: ReaderContext,
): CellReader {
  const [year, month, day] = [place(reading.year), place(reading.month), place(reading.day)];
  const last = reading.last === undefined ? undefined : place(reading.last);
  const words = reading.words === undefined ? undefined : place(reading.words);
  return (cells) => {
    const parts = [year, month, day].map((from) => cellAt(cells, from)) as [string, string, string];
    const label = unknown(parts[0]);
    if (label !== undefined) return { value: null, label };
    if (parts.every((part) => part.trim() === '')) return NOTHING;
    const [y, m, d] = parts.map((part) => (unknown(part) === undefined ? part : '')) as [
      string,
      string,
      string,
    ];
    const date = partsDate(y, m, d);
    if (!date.ok) return failed(year.name, date);
    if (last && cellAt(cells, last).trim() !== '')
      return withLast(date.edtf, cellAt(cells, last), last, reading);
    if (words && cellAt(cells, words).trim() !== '' && date.edtf.length < 10)
      return withWords(date.edtf, cellAt(cells, words), words);
    return { value: date.edtf };
  };
}

function withLast(
  edtf: string,
  cell: string,
  { name }: Place,
  reading: ReadingOf<'date-parts'>,
): Read {
  const kept = (reason: string): Read => ({
    value: edtf,
    problems: [{ column: name, reason: `${reason} The date without it was kept: ${edtf}.` }],
  });
  const end = readTableDate(cell, reading);
  if (!end.ok) return kept(end.message);
  if (end.edtf === edtf) return { value: edtf };
  const span = parseEdtf(`${edtf}/${end.edtf}`);
  return span.ok ? { value: span.canonical } : kept(span.message);
}

function withWords(edtf: string, cell: string, { name }: Place): Read {
  const kept = (reason: string): Read => ({
    value: edtf,
    problems: [{ column: name, reason: `${reason} Kept: ${edtf}.` }],
  });
  const said: HumanDate = parseHumanDate(cell);
  if (!said.ok) return kept(`“${cell}” is not understood as a date.`);
  const [coarse, fine] = [parseEdtf(edtf), parseEdtf(said.edtf)];
  return coarse.ok && fine.ok && isWithin(fine, coarse)
    ? { value: said.edtf }
    : kept(`“${cell}” does not lie within ${edtf}.`);
}

const isWithin = (inner: Edtf, outer: Edtf): boolean =>
  inner.earliest !== null &&
  inner.latest !== null &&
  outer.earliest !== null &&
  outer.latest !== null &&
  inner.earliest >= outer.earliest &&
  inner.latest <= outer.latest;

export function dateAroundReader(
  reading: ReadingOf<'date-around'>,
  context: ReaderContext,
): CellReader {
  const { place, unknown } = context;
  const column = place(reading.column);
  const precision = reading.precision === undefined ? undefined : place(reading.precision);
  const codes = codeTable(reading.codes.map(({ text, reach }) => [text, reach]));
  return (cells) => {
    const cell = cellAt(cells, column);
    const label = unknown(cell);
    if (label !== undefined) return { value: null, label };
    if (cell.trim() === '') return NOTHING;
    const problems: CellProblem[] = [];
    const reach = reachOf(codes, precision ? cellAt(cells, precision) : '', precision, problems);
    const date = aroundDate(cell, reach, reading.days, reading);
    return date.ok ? withProblems({ value: date.edtf }, problems) : failed(column.name, date);
  };
}

/** Readers of numbers, counts with low and high, and counts by part. */
import type { ReadingOf } from '#shared/model/import-mapping.ts';
import type { Breakdown, Quantity } from '#shared/model/value.ts';
import { readNumber, type NumberFormat } from '#shared/values/number-format.ts';
import {
  cellAt,
  failed,
  NOTHING,
  oneCell,
  withProblems,
  type CellProblem,
  type CellReader,
  type Place,
  type ReaderContext,
} from './cell-reader.ts';

export function numberReader(reading: ReadingOf<'number'>, context: ReaderContext): CellReader {
  return oneCell(reading.column, context, (cell, column) => {
    const number = readNumber(cell, reading.format);
    return number.ok ? { value: number.value } : failed(column, number);
  });
}

type Figure = { number?: number; label?: string };

/** One figure of several: blank or marked ones are not there, odd ones are a problem. */
function readFigure(
  cell: string,
  { name }: Place,
  format: NumberFormat,
  unknown: ReaderContext['unknown'],
  problems: CellProblem[],
): Figure {
  const label = unknown(cell);
  if (label !== undefined) return { label };
  if (cell.trim() === '') return {};
  const number = readNumber(cell, format);
  if (number.ok) return { number: number.value };
  problems.push({ column: name, reason: number.message });
  return {};
}

/**
 * Where the figures contradict one another (best outside of low to high: six rows of the UCDP GED sample do) the best figure alone becomes
 * the value, and the contradiction is reported. Nothing is put in order or widened, as nobody but the source can say which of the three is
 * wrong; low and high stay readable in the raw cells. Three equal figures are one: no range was given.
 */
export function quantityReader(
  reading: ReadingOf<'quantity'>,
  { place, unknown }: ReaderContext,
): CellReader {
  const { format, zero } = reading;
  const [low, best, high] = [reading.low, reading.best, reading.high].map((column) =>
    column === undefined ? undefined : place(column),
  );
  const main = best ?? low ?? high;
  return (cells) => {
    const problems: CellProblem[] = [];
    const figure = (from: Place | undefined): Figure =>
      from ? readFigure(cellAt(cells, from), from, format, unknown, problems) : {};
    const read = { low: figure(low), best: figure(best), high: figure(high) };
    if (zero !== undefined && read.best.number === 0)
      return withProblems({ value: { low: 0 }, label: zero }, problems);
    const figures = { low: read.low.number, best: read.best.number, high: read.high.number };
    const label = read.best.label ?? read.low.label ?? read.high.label;
    if (isNone(figures))
      return withProblems(label === undefined ? NOTHING : { value: null, label }, problems);
    if (isInOrder(figures)) return withProblems({ value: toQuantity(figures) }, problems);
    problems.push({ column: main?.name ?? '', reason: contradiction(figures) });
    return {
      ...(figures.best === undefined ? NOTHING : { value: { best: figures.best } }),
      problems,
    };
  };
}

type Figures = { low: number | undefined; best: number | undefined; high: number | undefined };

const given = ({ low, best, high }: Figures): number[] =>
  [low, best, high].filter((one) => one !== undefined);
const isNone = (figures: Figures): boolean => given(figures).length === 0;
const isInOrder = (figures: Figures): boolean =>
  given(figures).every((one, index, all) => index === 0 || (all[index - 1] ?? one) <= one);

function toQuantity({ low, best, high }: Figures): Quantity {
  if (best !== undefined && low === best && high === best) return { best };
  const quantity: Quantity = {};
  if (low !== undefined) quantity.low = low;
  if (best !== undefined) quantity.best = best;
  if (high !== undefined) quantity.high = high;
  return quantity;
}

function contradiction({ low, best, high }: Figures): string {
  return best === undefined
    ? `The lowest figure ${low} is above the highest ${high}; no value was made of them.`
    : `The best figure ${best} is not between the lowest ${low ?? '?'} and the highest ${high ?? '?'}; it alone was taken.`;
}

export function breakdownReader(
  reading: ReadingOf<'breakdown'>,
  { place, unknown }: ReaderContext,
): CellReader {
  const parts = reading.parts.map(({ column, label, labelColumn }) => ({
    from: place(column),
    label,
    labelFrom: labelColumn === undefined ? undefined : place(labelColumn),
  }));
  return (cells) => {
    const problems: CellProblem[] = [];
    const value: Breakdown = [];
    for (const { from, label, labelFrom } of parts) {
      const { number } = readFigure(cellAt(cells, from), from, reading.format, unknown, problems);
      if (number === undefined || (number === 0 && reading.withoutZeros)) continue;
      const named = labelFrom ? cellAt(cells, labelFrom).trim() : '';
      value.push({ label: named === '' ? label : named, amount: { best: number } });
    }
    return withProblems(value.length === 0 ? NOTHING : { value }, problems);
  };
}

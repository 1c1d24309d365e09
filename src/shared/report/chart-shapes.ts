/** Where everything of a chart lies, in units of its own picture: pure geometry, drawn by whoever has a pen. */
import { calendarDay, dayNumber } from '../dates/calendar.ts';
import type { Chart, RangeBar, TimeSpan } from './chart.ts';

export type ShapeRole = 'bar' | 'range' | 'vague' | 'grid' | 'axis' | 'label' | 'figure' | 'tick';

export type Shape =
  | { kind: 'rect'; role: ShapeRole; x: number; y: number; width: number; height: number }
  | { kind: 'line'; role: ShapeRole; x1: number; y1: number; x2: number; y2: number }
  | {
      kind: 'text';
      role: ShapeRole;
      x: number;
      y: number;
      anchor: 'start' | 'middle' | 'end';
      text: string;
    };

export type Picture = { width: number; height: number; shapes: Shape[] };

const WIDTH = 680;
const ROW = 22;
const TOP = 6;
const BOTTOM = 24;
const GAP = 10;
/** Of letters as they are drawn; wide enough for most. */
const LETTER = 6.3;
const LONGEST_LABEL = 34;

export const pictureOf = (chart: Chart): Picture =>
  chart.kind === 'ranges' ? rangesPicture(chart.bars) : spansPicture(chart.spans, chart.until);

/** What is drawn in words, for those who can't see it. */
export function chartWords(chart: Chart): string {
  const what = chart.kind === 'ranges' ? 'Bar chart with ranges' : 'Line of time';
  return `${what}: ${chart.title}. The table below says the same.`;
}

function rangesPicture(bars: readonly RangeBar[]): Picture {
  const left = labelWidth(bars.map(({ label }) => label));
  const right = WIDTH - Math.max(...bars.map((bar) => figures(bar).length)) * LETTER - GAP;
  const most = Math.max(...bars.map(({ high }) => high), 1);
  const step = niceStep(most, 5);
  const end = Math.ceil(most / step) * step;
  const x = (value: number): number => round(left + (Math.max(0, value) / end) * (right - left));
  const height = TOP + bars.length * ROW + BOTTOM;
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, at) => round(at * step));
  return {
    width: WIDTH,
    height,
    shapes: [
      ...ticks.flatMap((tick) => tickShapes(x(tick), height, figure(tick))),
      ...bars.flatMap((bar, at) => barShapes(bar, TOP + at * ROW, left, x)),
      { kind: 'line', role: 'axis', x1: left, y1: TOP, x2: left, y2: height - BOTTOM },
    ],
  };
}

function barShapes(
  bar: RangeBar,
  top: number,
  left: number,
  x: (value: number) => number,
): Shape[] {
  const { label, low, best, high } = bar;
  const middle = top + ROW / 2;
  const range: Shape[] =
    low === high
      ? []
      : [
          { kind: 'line', role: 'range', x1: x(low), y1: middle, x2: x(high), y2: middle },
          ...[x(low), x(high)].map((at): Shape => ({
            kind: 'line',
            role: 'range',
            x1: at,
            y1: middle - 4,
            x2: at,
            y2: middle + 4,
          })),
        ];
  return [
    labelShape(label, left, middle),
    {
      kind: 'rect',
      role: 'bar',
      x: left,
      y: top + 5,
      width: round(x(best) - left),
      height: ROW - 10,
    },
    ...range,
    {
      kind: 'text',
      role: 'figure',
      x: Math.max(x(high), x(best)) + GAP / 2,
      y: middle + 4,
      anchor: 'start',
      text: figures(bar),
    },
  ];
}

/** `1,034 (812–≥1,240)` */
function figures({ low, best, high, open }: RangeBar): string {
  const more = open ? '≥' : '';
  return low === best && best === high
    ? `${more}${figure(best)}`
    : `${figure(best)} (${figure(low)}–${more}${figure(high)})`;
}

function spansPicture(spans: readonly TimeSpan[], until: number): Picture {
  const left = labelWidth(spans.map(({ label }) => label));
  const right = WIDTH - 14;
  const years = [Math.min(...spans.map(({ from }) => from)), until].map(
    (day) => calendarDay(day).year,
  );
  const [first = 0, last = 0] = years;
  const [begin, end] = [dayNumber(first, 1, 1), dayNumber(last + 1, 1, 1)];
  const x = (day: number): number => round(left + ((day - begin) / (end - begin)) * (right - left));
  const height = TOP + spans.length * ROW + BOTTOM;
  const step = Math.max(1, Math.round(niceStep(last - first + 1, 8)));
  const count = Math.floor((last - first + 1) / step) + 1;
  const ticks = Array.from({ length: count }, (_, at) => first + at * step);
  return {
    width: WIDTH,
    height,
    shapes: [
      ...ticks.flatMap((year) => tickShapes(x(dayNumber(year, 1, 1)), height, String(year))),
      ...spans.flatMap((span, at) => spanShapes(span, TOP + at * ROW, left, right, x)),
    ],
  };
}

/** An end that is not known to the day is drawn faint; what goes on reaches the edge. */
function spanShapes(
  { label, from, to, vagueFrom, vagueTo }: TimeSpan,
  top: number,
  left: number,
  right: number,
  x: (day: number) => number,
): Shape[] {
  const [start, end] = [x(from), to === null ? right : Math.max(x(to), x(from) + 2)];
  const role = vagueFrom || vagueTo || to === null ? 'vague' : 'bar';
  const bar: Shape = {
    kind: 'rect',
    role,
    x: start,
    y: top + 6,
    width: round(end - start),
    height: ROW - 12,
  };
  const ends: Shape[] = [
    ...(vagueFrom ? [] : [start]),
    ...(vagueTo || to === null ? [] : [end]),
  ].map((at) => ({ kind: 'line', role: 'range', x1: at, y1: top + 4, x2: at, y2: top + ROW - 4 }));
  return [labelShape(label, left, top + ROW / 2), bar, ...ends];
}

function tickShapes(x: number, height: number, words: string): Shape[] {
  return [
    { kind: 'line', role: 'grid', x1: x, y1: TOP, x2: x, y2: height - BOTTOM },
    { kind: 'text', role: 'tick', x, y: height - BOTTOM + 15, anchor: 'middle', text: words },
  ];
}

const labelShape = (label: string, left: number, middle: number): Shape => ({
  kind: 'text',
  role: 'label',
  x: left - GAP,
  y: middle + 4,
  anchor: 'end',
  text: shortened(label),
});

const labelWidth = (labels: readonly string[]): number =>
  Math.max(...labels.map((label) => shortened(label).length)) * LETTER + GAP + 4;

const shortened = (label: string): string =>
  label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;

/** 1, 2 or 5 times a power of ten, so that there are about `many` steps up to `most`. */
function niceStep(most: number, many: number): number {
  const rough = most / many;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return step * power;
}

const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });
const round = (value: number): number => Math.round(value * 100) / 100;

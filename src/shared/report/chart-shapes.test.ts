import { describe, expect, it } from 'vitest';
import { dayNumber } from '../dates/calendar.ts';
import { pictureOf, type Shape } from './chart-shapes.ts';
import type { RangeBar } from './chart.ts';

const bar = (label: string, low: number, best: number, high: number, open = false): RangeBar => ({
  label,
  low,
  best,
  high,
  open,
});
const ranges = (...bars: RangeBar[]) =>
  pictureOf({ kind: 'ranges', title: 't', unit: 'people', bars });
const ofRole = (shapes: readonly Shape[], role: Shape['role']): Shape[] =>
  shapes.filter((shape) => shape.role === role);
const textsOf = (shapes: readonly Shape[], role: Shape['role']): string[] =>
  ofRole(shapes, role).flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));

describe('a chart of figures', () => {
  it('draws bars as long as their figures, and says them', () => {
    const { shapes } = ranges(bar('2020', 10, 10, 10), bar('2021', 15, 20, 30, true));
    const [first, second] = ofRole(shapes, 'bar');
    if (first?.kind !== 'rect' || second?.kind !== 'rect') throw new Error('No bars.');
    expect(second.width / first.width).toBeCloseTo(2, 1);
    expect(textsOf(shapes, 'figure')).toEqual(['10', '20 (15–≥30)']);
    expect(textsOf(shapes, 'label')).toEqual(['2020', '2021']);
  });

  it('draws nothing beyond its picture, also where all is 0, large, or long', () => {
    for (const bars of [
      [bar('none', 0, 0, 0)],
      [bar('a name that is much longer than any place for it on the paper', 1, 2e9, 3e9, true)],
      [bar('a', 0.01, 0.02, 0.03), bar('b', 0, 0, 0)],
    ]) {
      const { width, height, shapes } = ranges(...bars);
      for (const shape of shapes) {
        const numbers = Object.values(shape).filter((each) => typeof each === 'number');
        for (const number of numbers) expect(Number.isFinite(number)).toBe(true);
        const right = shape.kind === 'line' ? Math.max(shape.x1, shape.x2) : shape.x;
        expect(right).toBeLessThanOrEqual(width);
        const below = shape.kind === 'line' ? Math.max(shape.y1, shape.y2) : shape.y;
        expect(below).toBeLessThanOrEqual(height);
      }
    }
  });
});

describe('a line of time', () => {
  it('shows what is vague as vague, and what goes on as open', () => {
    const day = (year: number): number => dayNumber(year, 6, 1);
    const { width, shapes } = pictureOf({
      kind: 'spans',
      title: 't',
      until: day(2024),
      spans: [
        { label: 'a', from: day(2016), to: day(2018), vagueFrom: false, vagueTo: false },
        { label: 'b', from: day(2018), to: null, vagueFrom: true, vagueTo: false },
      ],
    });
    expect(ofRole(shapes, 'bar')).toHaveLength(1);
    const [open] = ofRole(shapes, 'vague');
    expect(open?.kind === 'rect' && open.x + open.width).toBeGreaterThan(width - 20);
    expect(textsOf(shapes, 'tick')).toContain('2020');
  });
});

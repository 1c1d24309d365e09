import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf, type Layer } from './segments.ts';

const strong = (start: number, end: number): Layer => ({ kind: 'strong', start, end });
const hit = (start: number, end: number): Layer => ({ kind: 'hit', current: false, start, end });

const shown = (start: number, end: number, layers: Layer[]): string[] =>
  segmentsOf(start, end, layers).map(
    (segment) =>
      `${segment.start}-${segment.end} ${segment.layers.map(({ kind }) => kind).join('+')}`,
  );

describe('segmentsOf', () => {
  it('is the text itself where nothing lies on it', () => {
    expect(shown(0, 10, [])).toEqual(['0-10 ']);
    expect(shown(0, 10, [hit(10, 12), hit(20, 30)])).toEqual(['0-10 ']);
    expect(shown(5, 5, [hit(0, 10)])).toEqual([]);
  });

  it('cuts where layers begin and end, and keeps all that overlap', () => {
    expect(shown(0, 10, [strong(2, 6), hit(4, 8)])).toEqual([
      '0-2 ',
      '2-4 strong',
      '4-6 strong+hit',
      '6-8 hit',
      '8-10 ',
    ]);
    expect(shown(5, 10, [hit(0, 7), strong(9, 20)])).toEqual(['5-7 hit', '7-9 ', '9-10 strong']);
  });

  it('covers the stretch without gaps, and each layer exactly', () => {
    const stretch = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([a, b]) => hit(Math.min(a, b), Math.max(a, b)));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (layers) => {
        const segments = segmentsOf(10, 30, layers);
        expect(segments[0]?.start).toBe(10);
        expect(segments.at(-1)?.end).toBe(30);
        for (const [at, { end }] of segments.entries())
          expect(segments[at + 1]?.start ?? 30).toBe(end);
        for (const { start, end, layers: on } of segments)
          expect(new Set(on)).toEqual(
            new Set(layers.filter((layer) => layer.start <= start && layer.end >= end)),
          );
      }),
    );
  });
});

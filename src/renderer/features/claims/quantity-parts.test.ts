import { expect, test } from 'vitest';
import { noParts, partsOf, textOf } from './quantity-parts.ts';

test.each([
  ['94', { ...noParts, best: '94' }],
  ['≥103', { ...noParts, best: '103', bound: 'at-least' as const }],
  ['90 (80–100)', { ...noParts, low: '80', best: '90', high: '100' }],
  ['80–100', { ...noParts, low: '80', high: '100' }],
  ['80–?', { ...noParts, low: '80' }],
  ['', noParts],
])('%s is the same as its boxes, both ways', (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
  expect(textOf(parts)).toBe(text);
});

test('words are understood; what is no quantity leaves the boxes alone', () => {
  expect(partsOf('more than 170')).toEqual({ ...noParts, best: '170', bound: 'more-than' });
  expect(partsOf('many')).toBeNull();
});

test('a bound word beside a range is left out, and what is no number is kept to be refused', () => {
  expect(textOf({ low: '80', best: '', high: '100', bound: 'at-least' })).toBe('80–100');
  expect(textOf({ ...noParts, best: 'many' })).toBe('many');
});

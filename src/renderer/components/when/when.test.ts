import { describe, expect, it } from 'vitest';
import { whenWords } from './when.tsx';

describe('whenWords', () => {
  const now = new Date(2026, 2, 1, 12, 0);
  const at = (...parts: [number, number, number, number, number]) =>
    new Date(...parts).toISOString();

  it('is short for what is near', () => {
    expect(whenWords(at(2026, 2, 1, 9, 5), now)).toBe('today, 09:05');
    expect(whenWords(at(2026, 1, 28, 23, 59), now)).toBe('yesterday, 23:59');
  });

  it('names the day otherwise', () => {
    expect(whenWords(at(2026, 1, 27, 9, 5), now)).toBe('27 Feb 2026');
  });
});

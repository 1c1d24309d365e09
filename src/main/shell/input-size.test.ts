import { describe, expect, it } from 'vitest';
import { inputLimits, refuseInput } from './input-size.ts';

describe('refuseInput', () => {
  it('lets plain data through', () => {
    expect(refuseInput({ a: [1, 'x', null, true, undefined, { b: [] }] })).toBeNull();
    expect(refuseInput(undefined)).toBeNull();
    expect(refuseInput(Object.create(null))).toBeNull();
  });

  it('refuses too much text, in values and in keys', () => {
    const limits = { ...inputLimits, characters: 10 };
    expect(refuseInput({ a: 'x'.repeat(11) }, limits)).toMatch(/too large/);
    expect(refuseInput({ ['k'.repeat(11)]: 1 }, limits)).toMatch(/too large/);
    expect(refuseInput(['12345', '12345'], limits)).toBeNull();
  });

  it('refuses too many values without walking all of them', () => {
    expect(refuseInput(Array.from({ length: inputLimits.values + 1 }))).toMatch(/too many/);
  });

  it('refuses deep nesting without overflowing its own stack', () => {
    let deep: unknown = [];
    for (let level = 0; level < 50_000; level++) deep = [deep];
    expect(refuseInput(deep)).toMatch(/nested/);
  });

  it.each([new Date(), new Map(), new Uint8Array(2), 1n])('refuses %s', (value) => {
    expect(refuseInput({ value })).toMatch(/not plain data/);
  });
});

/** For tests: files that are changed by chance, and what must hold of whatever reads them. The long run: npm run test:hostile. */
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';

export const INPUTS = Number(process.env['DOSSIER_HOSTILE_INPUTS'] ?? 2_000);
/** Of processor time for one input; most take a few milliseconds. The clock would tell of the machine's other work. */
const LONGEST_MS = 3_000;
/** Of memory, over all of them. */
export const MOST_GROWTH = 400_000_000;

const TOKENS = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\0',
  '\ufeff',
  '{',
  '}',
  '[',
  ']',
  ':',
  '\\',
  '\\u0000',
  '__proto__',
  'constructor',
  'prototype',
  '<!DOCTYPE x>',
  '<row r="99999999">',
  '</c>',
  '&#x0;',
  '1e999',
  '-0',
  '..',
  '/',
  '٣',
  '2015-13-45',
  '\xff',
];

/** Bytes changed, taken out, put in, repeated, or cut off. */
const mutation = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.nat(255),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    token: fc.constantFrom(...TOKENS),
  }),
  fc.record({
    kind: fc.constant('remove' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    times: fc.nat(200),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(bytes: Uint8Array, change: Mutation): Uint8Array {
  const at = Math.floor(change.at * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.kind) {
    case 'set':
      return Buffer.concat([before, Uint8Array.of(change.byte), after.subarray(1)]);
    case 'insert':
      return Buffer.concat([before, Buffer.from(change.token), after]);
    case 'remove':
      return Buffer.concat([before, after.subarray(change.length)]);
    case 'repeat':
      return Buffer.concat([
        before,
        ...Array.from({ length: change.times }, () => after.subarray(0, change.length)),
        after,
      ]);
    case 'cut':
      return before;
  }
}

/** A part of a zip changed and packed again, so that more than the zip itself is put to the test. */
function mutatePart(bytes: Uint8Array, which: number, change: Mutation): Uint8Array {
  const files = Object.entries(unzipSync(bytes));
  const place = Math.floor(which * files.length) % files.length;
  return zipSync(
    Object.fromEntries(
      files.map(([name, content], at) => [name, at === place ? mutate(content, change) : content]),
    ),
    { level: 1 },
  );
}

/** `inside`: of a zip, parts of it are changed instead of the zip itself; `which` part, from 0 to below 1. */
export const mutations = fc.record({
  changes: fc.array(mutation, { minLength: 1, maxLength: 4 }),
  which: fc.double({ min: 0, max: 0.999, noNaN: true }),
  inside: fc.boolean(),
});
type Mutations = typeof mutations extends fc.Arbitrary<infer T> ? T : never;

export function mutated(bytes: Uint8Array, { changes, which, inside }: Mutations): Uint8Array {
  const isZip = Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK';
  return isZip && inside
    ? changes.reduce((now, change) => mutatePart(now, which, change), bytes)
    : changes.reduce(mutate, bytes);
}

/** Fails where it takes too long, or leaves something behind in JavaScript's own objects. Answers milliseconds of processor time. */
export async function harmless<T>(work: () => Promise<T>): Promise<{ answer: T; took: number }> {
  const before = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1_000;
  expect(took).toBeLessThan(LONGEST_MS);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  return { answer, took };
}

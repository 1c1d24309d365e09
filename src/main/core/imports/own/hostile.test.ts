/** Files that the program wrote, changed by chance: looked at or refused, never a crash, no pollution, in bounded time and memory. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { CLAIM_COLUMNS } from '#shared/exchange/claims-table.ts';
import type { Collection } from '#shared/model/field.ts';
import { packageBytes } from '../../dossier/faults/capabilities.ts';
import { memoryFolder } from '../../dossier/faults/memory-folder.ts';
import { fixtureFile } from '../../dossier/fixture.ts';
import { baseRecord, memoryCore, memoryDossier } from '../../query/fixture.ts';
import { harmless, INPUTS, MOST_GROWTH, mutated, mutations } from '../mutations.ts';
import { lookAt } from './look.ts';

const text = (value: string): Uint8Array => Buffer.from(value);
const table = (names: readonly string[], rows: Record<string, string>[]): Uint8Array =>
  text(
    [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))]
      .map((cells) => `${cells.join(',')}\r\n`)
      .join(''),
  );

const claim = { collection: 'events', record: 'e1', field: 'title', source: 's1' };
const ISO = '2026-01-02T03:04:05.678Z';
const note = {
  id: 'urn:dossier:note:n1',
  type: 'Annotation',
  motivation: 'commenting',
  body: [{ type: 'TextualBody', value: 'Words', format: 'text/markdown' }],
  target: 'urn:dossier:record:events/e1',
  created: ISO,
  modified: ISO,
};
/** With what each of them is taken for. */
const FILES: readonly [name: string, kind: string, bytes: Uint8Array][] = [
  [
    'claims.csv',
    'claims',
    table(CLAIM_COLUMNS, [
      { ...claim, claim: 'c1', value: 'Own', rank: 'normal', origin: 'own', section: 'A; "b"' },
      { ...claim, claim: 'e1#0.title', value: 'Event 1', rank: 'preferred', origin: 'base' },
      ...Array.from({ length: 20 }, (_, at) => ({
        ...claim,
        claim: `c${at + 2}`,
        value: `Own ${at}`,
        origin: 'own',
      })),
      { ...claim, claim: '__proto__', record: 'constructor', value: 'x', origin: 'own' },
    ]),
  ],
  ['records.csv', 'records', text('id,Title,Date\r\ne1,Event 1,2010-04\r\ne2,Other,2011~\r\n')],
  ['records.json', 'records', text('[{"id":"e1","title":"Other","date":"2011"}]')],
  [
    'notes.jsonld',
    'annotations',
    text(
      JSON.stringify({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'urn:dossier:annotations',
        type: 'AnnotationPage',
        items: [note, { ...note, id: 'urn:dossier:note:__proto__' }],
      }),
    ),
  ],
  [
    'sources.json',
    'sources',
    text(
      '[{"id":"s1","type":"book","title":"A book","author":[{"family":"Ann","given":"B"}],"issued":{"date-parts":[[2020,3]]}},{"id":"constructor","type":"book"}]',
    ),
  ],
  ['package.zip', 'package', packageBytes()],
];

const sources: Collection = {
  id: 'sources',
  title: 'Sources',
  singular: 'source',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text' },
    { id: 'author', title: 'Author', type: 'list' },
    { id: 'issued', title: 'Issued', type: 'date' },
  ],
};

function hostCore() {
  const [first, second] = ['e1', 'e2'].map((id, at) =>
    baseRecord(id, { title: `Event ${at + 1}`, date: `201${at}-04` }),
  );
  const records = { events: [first!, second!], sources: [baseRecord('s1', { title: 'A book' })] };
  return memoryCore(memoryDossier([...fixtureFile.collections, sources], records));
}

const LITERALS = [
  'null',
  '[]',
  '{}',
  '""',
  '-1',
  '1e999',
  '[[{"a":null}]]',
  '"__proto__"',
  '"\\u0000"',
];

/** Changes that leave it JSON, more often than not: a text or a figure in it becomes something else. */
const otherParts = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    as: fc.constantFrom(...LITERALS),
  }),
  { maxLength: 2 },
);
type OtherParts = typeof otherParts extends fc.Arbitrary<infer T> ? T : never;

function withOtherParts(bytes: Uint8Array, changes: OtherParts): Uint8Array {
  const json = Buffer.from(bytes).toString('utf8');
  return text(
    changes.reduce((now, { at, as }) => {
      const parts = [...now.matchAll(/"(?:[^"\\]|\\.)*"|\d+/g)];
      const part = parts[Math.floor(at * parts.length)];
      return part ? now.slice(0, part.index) + as + now.slice(part.index + part[0].length) : now;
    }, json),
  );
}

const core = hostCore();
const folder = memoryFolder();
afterAll(() => folder.remove());

/** Answers what it is taken for. */
async function look(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  try {
    const file = await lookAt(core, path, true, new AbortController().signal);
    return file?.kind ?? 'something else';
  } catch (error) {
    // Anything else is a defect.
    if (!(error instanceof AppError)) throw error;
    expect(['invalid_input', 'damaged', 'newer_format']).toContain(error.code);
    return 'refused';
  }
}

test.each(FILES)('untouched, %s is taken for %s', async (name, kind, bytes) => {
  expect((await harmless(() => look(name, bytes))).answer).toBe(kind);
});

test.each([
  '[{"id":"e1","title":"Other","__proto__":{"polluted":1}}]',
  '[{"id":"s1","type":"book","constructor":{"prototype":{"polluted":1}}}]',
])('names that JavaScript knows harm nothing: %s', async (json) => {
  await harmless(() => look('known.json', text(json)));
});

test(
  `mutated ${INPUTS} times they are looked at or refused, and nothing is changed by that`,
  async () => {
    const before = process.memoryUsage().rss;
    const counts = new Map<string, number>();
    let slowest = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        mutations,
        otherParts,
        async ([name, _kind, bytes], changes, others) => {
          const isJson = /json/.test(name) && changes.inside;
          const hostile = isJson ? withOtherParts(bytes, others) : mutated(bytes, changes);
          const { answer, took } = await harmless(() => look(name, hostile));
          counts.set(answer, (counts.get(answer) ?? 0) + 1);
          slowest = Math.max(slowest, took);
        },
      ),
      { numRuns: INPUTS },
    );
    const said = [...counts].map(([answer, count]) => `${answer} ${count}`).join(', ');
    // oxlint-disable-next-line no-console -- the figures are the point
    console.info(`${INPUTS} mutated files of ours: ${said}; slowest ${Math.round(slowest)} ms`);
    for (const answer of [...new Set(FILES.map(([, kind]) => kind)), 'refused', 'something else'])
      expect([answer, counts.get(answer) ?? 0]).not.toEqual([answer, 0]);
    expect(core.dossier().revision()).toBe(0);
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
  },
  INPUTS * 200,
);

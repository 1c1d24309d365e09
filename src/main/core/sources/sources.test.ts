/** Documents of sources on real files: added, read on their own thread, marked, changed, lost. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BaseRecord } from '#shared/model/claim.ts';
import { sha256Of, writeDossierFile, fixtureFile, temporaryFolder } from '../dossier/fixture.ts';
import { bundleChild } from '../dossier/kill-test/bundle.ts';
import { testCore, type TestCore } from '../test-core.ts';

const program = temporaryFolder();
let documentScript: string;
beforeAll(async () => {
  const entry = fileURLToPath(new URL('../reading/documents/document-thread.ts', import.meta.url));
  documentScript = await bundleChild(entry, program.path);
}, 120_000);
afterAll(() => program.remove());

type Stretch = { start: number; end: number };
const job = 'reading';
const FILLER = 'This sentence makes the paragraph as long as one of an article has to be.';
const ARTICLE = `# The raid of Tor

## Course

The raid began at dawn and took three hours. ${FILLER}

At least 94 people were killed, the council said. ${FILLER}

A paper in the capital counted 103 dead. ${FILLER}

## Aftermath

The road was opened again in May. ${FILLER}

## Reactions

Nobody has claimed it. ${FILLER}
`;

const title = { id: 'title', title: 'Title', type: 'text' } as const;
const collections = [
  ...fixtureFile.collections,
  { id: 'sources', title: 'Sources', singular: 'source', titleField: 'title', fields: [title] },
];
const events: BaseRecord[] = [
  {
    id: 'e1',
    statements: [
      {
        source: 'article',
        locator: { section: 'Course', paragraph: 2 },
        quote: 'At least 94 people',
        values: { title: 'Raid of Tor' },
      },
      {
        source: 'article',
        locator: { section: 'Aftermath', paragraph: 1 },
        values: { date: '2014' },
      },
      {
        source: 'article',
        locator: { section: 'Reactions', paragraph: 9 },
        values: { date: '2015' },
      },
    ],
  },
];
const sources: BaseRecord[] = [
  { id: 'article', statements: [{ source: 'article', values: { title: 'The raid of Tor' } }] },
  { id: 'other', statements: [{ source: 'other', values: { title: 'Another' } }] },
];

let core: TestCore;
let folder: string;
beforeEach(async () => {
  core = testCore({ documentScript });
  folder = join(core.folder, 'documents');
  const shipped = join(core.folder, 'shipped');
  const imports = Object.entries({ events, sources }).map(([collection, records]) => {
    const bytes = JSON.stringify({ collection, records });
    const file = `base/${collection}.json`;
    writeFileSync(join(shipped, file), bytes);
    return { id: `import-${collection}`, collection, file, sha256: sha256Of(bytes) };
  });
  writeDossierFile(shipped, { ...fixtureFile, collections, imports });
  await core.host.host.start({ dossier: null });
  folder = (await core.host.host.openFolder({})).path!;
});

async function grant(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(core.folder, name);
  writeFileSync(path, content);
  await core.host.host.grant({ handle: name, path });
  return name;
}

async function add(name: string, content: string | Uint8Array, source: string | null = 'article') {
  const handle = await grant(name, content);
  return core.page.documents.add({ handle, source, job });
}

async function read(id: string) {
  const document = await core.page.documents.read({ id });
  return { document, ...(await core.page.documents.marks({ id })) };
}

async function mark(document: string, words: string): Promise<string> {
  const { text } = await core.page.documents.read({ id: document });
  const start = text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return (await core.page.passages.create({ document, start, end: start + words.length })).id;
}

/** The words where the document has a passage now; null for an orphan. */
async function wordsOf(document: string, passage: string): Promise<string | null> {
  const {
    document: { text },
    passages,
  } = await read(document);
  const { place } = passages.find(({ id }) => id === passage)!;
  return place.how === 'orphan' ? null : text.slice(place.start, place.end);
}

describe('adding a document', () => {
  test('its source is recognised by title and structure', async () => {
    const handle = await grant('raid.md', ARTICLE);
    const preview = await core.page.documents.preview({ handle, job });
    expect(preview).toMatchObject({
      kind: 'markdown',
      bytes: Buffer.byteLength(ARTICLE),
      title: 'The raid of Tor',
      encoding: 'utf-8',
      recognised: {
        source: 'article',
        title: 'The raid of Tor',
        byTitle: true,
        found: 3,
        known: 3,
      },
      known: null,
    });
    expect(preview.encodings).toContainEqual({
      id: 'windows-1256',
      label: expect.stringContaining('Arabic') as string,
    });
    expect(await core.page.documents.list({ source: null })).toEqual([]);
  });

  test('copies the file, named by its content; once', async () => {
    const { document } = await add('raid.md', ARTICLE);
    const names = readdirSync(join(folder, 'sources'));
    expect(names).toEqual([sha256Of(ARTICLE)]);
    expect(readFileSync(join(folder, 'sources', names[0]!), 'utf8')).toBe(ARTICLE);
    await expect(add('again.md', ARTICLE)).rejects.toMatchObject({ code: 'conflict' });
    expect(await core.page.documents.list({ source: 'article' })).toMatchObject([
      { id: document, name: 'raid.md', sourceTitle: 'The raid of Tor', problem: null },
    ]);
  });

  test('without a source makes one of its title, and one undo takes both back', async () => {
    const { source } = await add('report.md', '# A report\n\nWords of it.', null);
    expect(
      await core.page.records.find({ text: 'A report', collection: 'sources', limit: 5 }),
    ).toMatchObject([{ record: source }]);
    await core.page.history.undo({});
    expect(await core.page.documents.list({ source: null })).toEqual([]);
    expect(await core.page.records.find({ text: 'A report', limit: 5 })).toEqual([]);
  });

  test('is refused with a reason, and leaves nothing', async () => {
    await expect(add('old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('old Word file') as string,
    });
    expect(readdirSync(folder)).not.toContain('sources');
  });

  test('in the encoding that the user chose', async () => {
    const handle = await grant('kabul.txt', Uint8Array.of(0xdf, 0xc7, 0xc8, 0xe1));
    const encoding = 'windows-1256';
    const { document } = await core.page.documents.add({ handle, source: 'other', encoding, job });
    expect((await read(document)).document.text).toBe('كابل');
  });
});

describe('from a claim to its words', () => {
  const ofClaim = (field: string, claim: string) =>
    core.page.documents.ofClaim({ collection: 'events', record: 'e1', field, claim });

  test('there is no way without a document', async () => {
    expect(await ofClaim('title', 'e1#0.title')).toBeNull();
  });

  test('by locator, and by the quote in the paragraph; without a place where the locator leads nowhere', async () => {
    const { document } = await add('raid.md', ARTICLE);
    const {
      document: { text },
      located,
    } = await read(document);
    const words = ({ start, end }: { start: number | null; end: number | null }) =>
      start === null ? null : text.slice(start, end ?? 0).replace(` ${FILLER}`, '');
    expect(words((await ofClaim('title', 'e1#0.title'))!)).toBe('At least 94 people');
    expect(words((await ofClaim('date', 'e1#1.date'))!)).toBe('The road was opened again in May.');
    expect(await ofClaim('date', 'e1#2.date')).toEqual({
      document,
      passage: null,
      start: null,
      end: null,
    });
    expect(
      located.map(({ claim, title: of, fieldTitle, text: value }) => [
        claim,
        of,
        fieldTitle,
        value,
      ]),
    ).toEqual([
      ['e1#0.title', 'Raid of Tor', 'Title', 'Raid of Tor'],
      ['e1#1.date', 'Raid of Tor', 'Date', '2014'],
    ]);
  });

  test('a passage is found in whichever document of its source it stands', async () => {
    const { document: first } = await add('raid.md', ARTICLE);
    const passage = await mark(first, '103 dead');
    const { document: second } = await add('raid-2.md', ARTICLE.replace('103', '130'));
    expect(await core.page.documents.ofPassage({ passage })).toMatchObject({ document: first });
    await core.page.documents.delete({ id: first });
    expect(await core.page.documents.ofPassage({ passage })).toEqual({
      document: second,
      passage: null,
      start: null,
      end: null,
    });
  });

  test('a passage that was marked for a claim is undone with it', async () => {
    const { document } = await add('raid.md', ARTICLE);
    const group = 'from-words';
    const place = { collection: 'events', record: 'e1', field: 'title' };
    const { text } = await core.page.documents.read({ id: document });
    const start = text.indexOf('103 dead');
    const stretch = { document, start, end: start + 8 };
    const { id: passage } = await core.page.passages.create({ ...stretch, group });
    const claim = { text: '103', source: 'article', passage, quote: '103 dead' };
    await core.page.claims.add({ ...place, claim, group });
    const { label } = await core.page.history.undo({});
    expect(label).toBe('Add claim on Title of “Raid of Tor”');
    expect((await read(document)).passages).toEqual([]);
    await core.page.history.redo({});
    expect((await read(document)).passages).toMatchObject([{ claims: [{ text: '103' }] }]);
  });

  test('by passage, in whichever document of the source it stands surest', async () => {
    const { document: first } = await add('raid.md', ARTICLE);
    const passage = await mark(first, '103 dead');
    const { id: claim } = await core.page.claims.add({
      collection: 'events',
      record: 'e1',
      field: 'title',
      claim: { text: '103 dead', source: 'article', passage, quote: '103 dead' },
    });
    expect((await read(first)).passages).toMatchObject([
      { id: passage, claims: [{ id: claim, record: 'e1', fieldTitle: 'Title', text: '103 dead' }] },
    ]);
    const { document: second } = await add('raid-2.md', ARTICLE.replace('dawn', 'daybreak'));
    expect(await ofClaim('title', claim)).toMatchObject({ document: first, passage });
    await core.page.documents.delete({ id: first });
    expect(await ofClaim('title', claim)).toMatchObject({ document: second, passage });
  });
});

describe('passages', () => {
  test('are marked once, with the locator of where they stand', async () => {
    const { document } = await add('raid.md', ARTICLE);
    const passage = await mark(document, '103 dead');
    expect(await mark(document, '103 dead')).toBe(passage);
    const { passages } = await read(document);
    expect(passages).toMatchObject([
      { id: passage, place: { how: 'exact' }, quote: { exact: '103 dead' } },
    ]);
    const place = passages[0]!.place as Stretch;
    expect(
      await core.page.documents.locator({ id: document, start: place.start, end: place.end }),
    ).toEqual({
      section: 'Course',
      paragraph: 3,
    });
  });

  test('go to the trash, and come back by a restore or by being marked again', async () => {
    const { document } = await add('raid.md', ARTICLE);
    const passage = await mark(document, '103 dead');
    await core.page.passages.delete({ ids: [passage] });
    expect((await read(document)).passages).toEqual([]);
    await core.page.trash.restore({ items: [{ kind: 'passage', id: passage }] });
    expect(await wordsOf(document, passage)).toBe('103 dead');
    await core.page.passages.delete({ ids: [passage] });
    expect(await mark(document, '103 dead')).toBe(passage);
  });

  test('move along with their words in a later version, or are orphans there; never other words', async () => {
    const { document: first } = await add('raid.md', ARTICLE);
    const moved = await mark(first, 'At least 94 people were killed');
    const lost = await mark(first, '103 dead');
    const later = ARTICLE.replace('## Course', '## Course\n\nA paragraph that is new.').replace(
      '103 dead',
      '130 dead',
    );
    const { document: second } = await add('raid-2.md', later);
    expect(await wordsOf(second, moved)).toBe('At least 94 people were killed');
    expect(await wordsOf(second, lost)).toBeNull();
    expect(await core.page.passages.orphans({})).toEqual([]);

    await core.page.documents.delete({ id: first });
    const orphans = await core.page.passages.orphans({});
    expect(orphans).toMatchObject([
      { id: lost, quote: { exact: '103 dead' }, place: { how: 'orphan' } },
    ]);
    const {
      document: { text },
    } = await read(second);
    const start = text.indexOf('130 dead');
    await core.page.passages.place({ id: lost, document: second, start, end: start + 8 });
    expect(await core.page.passages.orphans({})).toEqual([]);
    expect(await wordsOf(second, lost)).toBe('130 dead');
  });

  test('and the notes on them are there after a restart', async () => {
    const { document } = await add('raid.md', ARTICLE);
    const passage = await mark(document, '103 dead');
    const { note } = await core.page.notes.create({
      target: { kind: 'passage', passage },
      text: 'From a wire report?',
      tags: [],
      status: 'open',
    });
    await core.core.close();
    core = core.again({ documentScript });
    await core.host.host.start({ dossier: folder });
    expect((await read(document)).passages).toMatchObject([
      { id: passage, place: { how: 'exact' }, notes: [note.id] },
    ]);
  });
});

test('words are found folded, in order, over the ends of blocks', async () => {
  const { document } = await add('raid.md', ARTICLE);
  const { text } = await core.page.documents.read({ id: document });
  const search = async (words: string) => {
    const { hits, total } = await core.page.documents.search({ id: document, text: words });
    return { words: hits.map(([start, end]) => text.slice(start, end)), total };
  };
  expect(await search('DEAD')).toEqual({ words: ['dead'], total: 1 });
  expect(await search('course the raid')).toEqual({ words: ['Course\nThe raid'], total: 1 });
  expect(await search('paragraph')).toMatchObject({ total: 5 });
  expect(await search('  ')).toEqual({ words: [], total: 0 });
});

test('a file that is gone or altered is said to be so, and adding it again mends it', async () => {
  const { document } = await add('raid.md', ARTICLE);
  const path = join(folder, 'sources', sha256Of(ARTICLE));
  await core.core.close();
  writeFileSync(path, `${ARTICLE}.`);
  core = core.again({ documentScript });
  await core.host.host.start({ dossier: folder });
  await expect(read(document)).rejects.toMatchObject({ code: 'damaged' });
  const [view] = await core.page.documents.list({ source: 'article' });
  expect(view!.problem).toContain('altered');
  rmSync(path);
  expect((await core.page.documents.list({ source: 'article' }))[0]!.problem).toContain('missing');
  await add('raid.md', ARTICLE, 'other');
  expect((await read(document)).document.title).toBe('The raid of Tor');
});

/** What files of ours must not do: bring back what is in the trash, hang on what is not here, or be taken for what they are not. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import type { ExportWhat, RecordsSubject } from '#shared/contract/exports-api.ts';
import { toAnnotationPage, type Annotated } from '#shared/exchange/web-annotations.ts';
import type { OwnPassage } from '#shared/model/layer.ts';
import type { Note, NoteTarget } from '#shared/model/note.ts';
import type { TestCore } from '../../test-core.ts';
import { shippedCore } from '../../test-work.ts';
import { allClaims, lookAtFile, writeOut } from '../test-exchange.ts';

const KERMAN = { collection: 'events', record: 'ev-2024-01-03-kerman' };

let core: TestCore;
beforeEach(async () => {
  core = await shippedCore();
});

const look = async (path: string): Promise<ExchangeLook> => (await lookAtFile(core, path))!;
const recordsOf = (collection: string, columns: string[]): RecordsSubject => ({
  kind: 'records',
  query: { collection, search: '', filter: null, sort: [] },
  columns,
  records: null,
  ids: true,
  notes: false,
});
const leaders: ExportWhat = { kind: 'json', subject: recordsOf('leaders', ['name']) };

describe('what lies in the trash is said, and stays there', () => {
  test('claims and notes', async () => {
    const { page } = core;
    const claim = { text: '60', source: 'editor' };
    const { id } = await page.claims.add({ ...KERMAN, field: 'killed', claim });
    const target = { kind: 'record' as const, ...KERMAN };
    const words = { text: 'A note.', tags: [], status: 'open' as const };
    const { note } = await page.notes.create({ target, ...words });
    const path = await writeOut(core, allClaims);
    const claims = readFileSync(path);
    const annotations = readFileSync(await writeOut(core, { kind: 'annotations' }));
    await page.claims.delete({ ids: [id] });
    await page.notes.delete({ ids: [note.id] });
    for (const bytes of [claims, annotations]) {
      writeFileSync(path, bytes);
      const found = await look(path);
      expect(found).toMatchObject({ new: 0, changed: 0, refused: 1 });
      expect(found.reasons[0]?.reason).toContain('in the trash');
    }
  });

  test('records', async () => {
    const path = await writeOut(core, leaders);
    const [first] = JSON.parse(readFileSync(path, 'utf8')) as { id: string }[];
    await core.page.records.delete({ collection: 'leaders', records: [first!.id] });
    expect(await look(path)).toMatchObject({ new: 0, changed: 0, refused: 1 });
  });
});

describe('passages and notes', () => {
  const at = '2026-11-24T09:00:00.000Z';
  const passageIn = (source: string): OwnPassage => ({
    id: `in-${source}`,
    source,
    textHash: '0123456789abcdef'.repeat(4),
    quote: { exact: 'words', prefix: '', suffix: '' },
    position: { start: 0, end: 5 },
    toldApartBy: 'words',
    createdAt: at,
  });
  const noteOn = (target: NoteTarget, number: number): Note => {
    const words = { text: 'A note.', tags: [], status: 'open' as const };
    return { id: `n${number}`, target, ...words, createdAt: at, updatedAt: at };
  };
  async function lookAtPage(page: Annotated): Promise<ExchangeLook> {
    const path = join(core.folder, 'in.jsonld');
    writeFileSync(path, JSON.stringify(toAnnotationPage(page)));
    return look(path);
  }
  const source = 'wikipedia-iskp';

  test('on what is here, or comes with them, are taken', async () => {
    const targets: NoteTarget[] = [
      { kind: 'dossier' },
      { kind: 'record', ...KERMAN },
      { kind: 'field', ...KERMAN, field: 'killed' },
      { kind: 'passage', passage: `in-${source}` },
    ];
    const page = { passages: [passageIn(source)], notes: targets.map(noteOn) };
    expect(await lookAtPage(page)).toMatchObject({ new: 5, refused: 0 });
  });

  test('in the trash stay there', async () => {
    const page = { passages: [passageIn(source)], notes: [] };
    const { draft } = await lookAtPage(page);
    await core.page.exchange.apply({ draft, replace: false });
    await core.page.passages.delete({ ids: [`in-${source}`] });
    expect(await lookAtPage(page)).toMatchObject({ new: 0, refused: 1 });
  });

  test('on what is not here are refused', async () => {
    const targets: NoteTarget[] = [
      { kind: 'record', collection: 'events', record: 'gone' },
      { kind: 'record', collection: 'leaders', record: KERMAN.record },
      { kind: 'field', ...KERMAN, field: 'gone' },
      { kind: 'passage', passage: 'in-gone' },
    ];
    const found = await lookAtPage({ passages: [passageIn('gone')], notes: targets.map(noteOn) });
    expect(found).toMatchObject({ new: 0, refused: 5 });
    expect(found.reasons).toEqual([
      { reason: 'What the note is on is not in this dossier.', count: 4 },
      { reason: 'Its source is not in this dossier.', count: 1 },
    ]);
  });
});

describe('records', () => {
  async function lookWith(more: object): Promise<ExchangeLook> {
    const path = await writeOut(core, leaders);
    const records = JSON.parse(readFileSync(path, 'utf8')) as object[];
    writeFileSync(path, JSON.stringify([...records, more]));
    return look(path);
  }

  test('that are new need what a record must have', async () => {
    expect(await lookWith({ id: 'fresh', name: 'One' })).toMatchObject({ new: 1, refused: 0 });
    const found = await lookWith({ id: 'fresh' });
    expect(found).toMatchObject({ new: 0, refused: 1 });
    expect(found.reasons[0]?.reason).toMatch(/^It has no Name\.$/);
  });

  test('of another collection are not made once more', async () => {
    const found = await lookWith({ id: KERMAN.record, name: 'One' });
    expect(found).toMatchObject({ new: 0, changed: 0, refused: 1 });
    expect(found.reasons[0]?.reason).toContain('another collection');
  });

  test('of others, of which a few happen to have an id of ours, are left to the import', async () => {
    const path = join(core.folder, 'in.csv');
    writeFileSync(path, `id,Title\r\n1,One\r\n2,Two\r\n${KERMAN.record},Three\r\n`);
    expect(await lookAtFile(core, path)).toBeNull();
  });
});

test('without a dossier, a package is looked at, and all else is left to others', async () => {
  const claims = readFileSync(await writeOut(core, allClaims));
  const subject = recordsOf('events', ['title']);
  const workbook = readFileSync(await writeOut(core, { kind: 'xlsx', subject }));
  const path = await writeOut(core, { kind: 'package', documents: true });
  const zip = readFileSync(path);
  await core.page.dossier.close({});
  for (const bytes of [claims, workbook]) {
    writeFileSync(path, bytes);
    expect(await lookAtFile(core, path)).toBeNull();
  }
  writeFileSync(path, zip);
  expect(await look(path)).toMatchObject({ kind: 'package', refused: 0 });
});

test('a package does not go into the dossier that is open', async () => {
  const { draft } = await look(await writeOut(core, { kind: 'package', documents: true }));
  await expect(core.page.exchange.apply({ draft, replace: true })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

test('a text that a workbook had to cut takes the place of nothing', async () => {
  const text = 'x'.repeat(40_000);
  await core.page.records.setValue({ ...KERMAN, field: 'description', text });
  const subject = recordsOf('events', ['title', 'description']);
  const path = await writeOut(core, { kind: 'xlsx', subject });
  expect(await look(path)).toMatchObject({ kind: 'records', new: 0, changed: 0, refused: 0 });
});

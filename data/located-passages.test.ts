/** Do the locators of the shipped dossier lead to the passages that they name? Needs the two documents. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from '../src/main/core/reading/documents/parse-document.ts';
import { checked } from '../src/main/core/reading/documents/shown.ts';
import { locate, locatorAt } from '../src/shared/documents/locate.ts';
import { recogniseSource, type KnownSource } from '../src/shared/documents/recognise.ts';
import { BaseFile, type Locator, type Statement } from '../src/shared/model/claim.ts';
import type { Document } from '../src/shared/model/document.ts';
import { fold } from '../src/shared/text/fold.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const BASE = path('./iskp/base/');
const SEEDS = process.env['DOSSIER_SEEDS'] ?? path('../../shared/seeds');
const NO_SEEDS = 'the two documents are not at hand (../shared/seeds, or DOSSIER_SEEDS)';
const SOURCES = ['wikipedia-iskp', 'tactics-interview'];

const statements: Statement[] = readdirSync(BASE)
  .flatMap((file) => BaseFile.parse(JSON.parse(readFileSync(`${BASE}${file}`, 'utf8'))).records)
  .flatMap((record) => record.statements);
const located = statements.filter(
  (statement): statement is Statement & { locator: Locator } =>
    SOURCES.includes(statement.source) && statement.locator !== undefined,
);
const TITLES = new Map([
  ['wikipedia-iskp', 'Islamic State – Khorasan Province'],
  ['tactics-interview', 'Who is ISIS-K?'],
]);
const sources: KnownSource[] = SOURCES.map((id) => ({
  id,
  title: TITLES.get(id) ?? '',
  sections: located.filter(({ source }) => source === id).flatMap(({ locator }) => locator.section ?? []),
}));

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

describe('the two documents', () => {
  const documents = new Map<string, Document>();
  const isHere = existsSync(SEEDS);

  beforeAll(async () => {
    if (!isHere) return;
    const names = readdirSync(SEEDS).filter((name) => name.endsWith('.txt')).sort();
    for (const [at, name] of names.entries()) {
      const { signal } = new AbortController();
      const document = await parseDocument(readFileSync(`${SEEDS}/${name}`), name, { signal });
      documents.set(SOURCES[at] ?? name, checked(document));
    }
  });

  it('are recognised', ({ skip }) => {
    if (!isHere) skip(NO_SEEDS);
    for (const [id, document] of documents) {
      expect(recogniseSource(document, sources)).toMatchObject({ id, byTitle: true });
      expect(recogniseSource({ ...document, title: 'Another title' }, sources)?.id).toBe(id);
      const others = sources.filter((source) => source.id !== id);
      expect(recogniseSource(document, others)).toBeNull();
    }
  });

  it('have every passage that a locator names, and the words printed there', ({ skip }) => {
    if (!isHere) skip(NO_SEEDS);
    const wrong = located.filter(({ source, locator, raw = {} }) => {
      const document = documents.get(source);
      const place = document && locate(document, locator);
      if (!document || !place) return true;
      const isWhole = locator.paragraph === undefined && locator.row === undefined;
      const words = isWhole ? document.text : document.text.slice(place.start, place.end);
      const there = fold(words);
      // `raw` may leave words out, but has none that are not printed.
      const isPrinted = wordsOf(Object.values(raw).join(' ')).every((word) => there.includes(word));
      const back = locate(document, locatorAt(document, place.start));
      return !isPrinted || back?.block !== place.block;
    });
    expect(located.length).toBeGreaterThan(600);
    expect(wrong.map(({ raw, locator }) => [raw, locator])).toEqual([]);
  });
});

/**
 * The text of the article that most of the shipped claims are from. Where the two documents are at hand (`DOSSIER_SEEDS`, or a
 * folder beside the repository) it is the article itself; else one of the tests' own with the same sections, as many paragraphs in
 * each as the locators name, and the figures of the claims in them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/root.mjs';
import { claimsOf, recordNamed, recordsOf, shipped, type Quantity } from './shipped.ts';

export const ARTICLE_SOURCE = 'wikipedia-iskp';
export const ARTICLE_TITLE = 'Islamic State – Khorasan Province';

export function articleText(): string {
  const folder = process.env['DOSSIER_SEEDS'] ?? inRoot('..', 'shared', 'seeds');
  const [first] = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .toSorted()
    : [];
  return first === undefined ? ownArticle() : readFileSync(path.join(folder, first), 'utf8');
}

/** The text is so long that not all of it is drawn at once. */
const FILLER =
  'This sentence says nothing, and makes the paragraph as long as one of an article. '.repeat(7);

/** How many paragraphs the locators of the shipped claims name, by section. */
function sections(): Map<string, number> {
  const found = new Map<string, number>();
  const statements = shipped.collections
    .flatMap(({ title }) => recordsOf(title))
    .flatMap((record) => record.statements);
  for (const { source, locator } of statements) {
    if (source !== ARTICLE_SOURCE || locator?.section === undefined) continue;
    const known = found.get(locator.section) ?? 0;
    found.set(locator.section, Math.max(known, locator.paragraph ?? 1));
  }
  return found;
}

/** Words for the figures of the dead, by section and paragraph. */
function figures(record: string): Map<string, string> {
  return new Map(
    claimsOf(recordNamed('Events', record), 'killed').map(({ value, locator }) => [
      `${locator?.section} ${locator?.paragraph}`,
      `For this event the count of the dead that is given here is ${(value as Quantity).best}.`,
    ]),
  );
}

export function ownArticle(): string {
  const killed = figures('Twin bombing of mourners in Kerman');
  const paragraphs = (section: string, count: number): string[] =>
    Array.from({ length: count }, (_, at) =>
      [`Paragraph ${at + 1} of ${section}.`, killed.get(`${section} ${at + 1}`), FILLER]
        .filter(Boolean)
        .join(' '),
    );
  const known = sections();
  const lines = [`= ${ARTICLE_TITLE} =`, ...paragraphs('Lead', known.get('Lead') ?? 1)];
  let above: string[] = [];
  for (const section of [...known.keys()].toSorted()) {
    if (['Lead', 'Title', 'Info box'].includes(section) || section.endsWith('table')) continue;
    const next = section.split(' › ');
    for (const [depth, heading] of next.entries()) {
      if (above[depth] === heading) continue;
      const sign = '='.repeat(depth + 2);
      lines.push(`${sign} ${heading} ${sign}`);
    }
    above = next;
    lines.push(...paragraphs(section, known.get(section) ?? 1));
  }
  return lines.join('\n\n');
}

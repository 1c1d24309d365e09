/** Which of the dossier's sources a document is the text of. */
import type { Document } from '../model/document.ts';
import { fold } from '../text/fold.ts';
import { locate } from './locate.ts';
import { INFO_BOX, LEAD, TITLE } from './sections.ts';

/** `sections`: those that the locators of its claims name. */
export type KnownSource = { id: string; title: string; sections: readonly string[] };

/** `found`: how many of the `known` sections are there. */
export type Recognised = { id: string; byTitle: boolean; found: number; known: number };

/** Every document has these, so they say nothing. */
const EVERYWHERE = new Set([TITLE, LEAD, INFO_BOX, 'Introduction'].map(fold));
/** So many of a hundred sections must be there: with the same title, and with another one. */
const SAME_TITLE = 50;
const OTHER_TITLE = 90;
/** So few sections are no structure. */
const FEW = 3;

/**
 * By its title together with half of its sections; or by nearly all of its sections alone. Null when no source fits, or two fit
 * equally well.
 */
export function recogniseSource(
  document: Document,
  sources: readonly KnownSource[],
): Recognised | null {
  const title = fold(document.title ?? '');
  const fitting = sources
    .map((source) => ({ id: source.id, ...fitOf(document, title, source) }))
    .filter((fit) =>
      fit.byTitle ? shareOf(fit) >= SAME_TITLE : fit.known >= FEW && shareOf(fit) >= OTHER_TITLE,
    )
    .sort((a, b) => Number(b.byTitle) - Number(a.byTitle) || shareOf(b) - shareOf(a));
  const [best, next] = fitting;
  if (!best) return null;
  return next && next.byTitle === best.byTitle && shareOf(next) === shareOf(best) ? null : best;
}

/** How many of a hundred sections are there; all of none. */
const shareOf = ({ found, known }: Pick<Recognised, 'found' | 'known'>): number =>
  known === 0 ? 100 : (found * 100) / known;

function fitOf(document: Document, title: string, source: KnownSource) {
  const sections = [...new Set(source.sections)].filter(
    (section) => !EVERYWHERE.has(fold(section)),
  );
  const found = sections.filter((section) => locate(document, { section }) !== null);
  return {
    byTitle: title !== '' && fold(source.title) === title,
    found: found.length,
    known: sections.length,
  };
}

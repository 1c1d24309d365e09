/** Which of the dossier's sources a document is the text of. */
import type { Document } from '../model/document.ts';
import { fold } from '../text/fold.ts';
import { locate } from './locate.ts';
import { INFO_BOX, LEAD, TITLE } from './sections.ts';

/** `sections`: those that the locators of its claims name. */
export type KnownSource = { id: string; title: string; sections: readonly string[] };

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
): string | null {
  const title = fold(document.title ?? '');
  const fitting = sources
    .map((source) => ({ id: source.id, ...fitOf(document, title, source) }))
    .filter(({ isTitle, share, count }) =>
      isTitle ? share >= SAME_TITLE : count >= FEW && share >= OTHER_TITLE,
    )
    .sort((a, b) => Number(b.isTitle) - Number(a.isTitle) || b.share - a.share);
  const [best, next] = fitting;
  if (!best) return null;
  return next && next.isTitle === best.isTitle && next.share === best.share ? null : best.id;
}

/** `share`: how many of a hundred sections are there; all of none. */
function fitOf(document: Document, title: string, source: KnownSource) {
  const sections = [...new Set(source.sections)].filter(
    (section) => !EVERYWHERE.has(fold(section)),
  );
  const found = sections.filter((section) => locate(document, { section }) !== null);
  return {
    isTitle: title !== '' && fold(source.title) === title,
    share: sections.length === 0 ? 100 : (found.length * 100) / sections.length,
    count: sections.length,
  };
}

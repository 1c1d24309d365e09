/** Where a passage stands, and how sure that is, in words. */
import type { Place } from '#shared/contract/documents-api.ts';
import type { Document } from '#shared/model/document.ts';
import { blockAt } from '../text/pieces.ts';

/** `Page 3, paragraph 12`; '' for an orphan, and where nothing is numbered. */
export function placeWords({ blocks }: Document, place: Place): string {
  const block = place.how === 'orphan' ? undefined : blocks[blockAt(blocks, place.start)];
  if (!block) return '';
  const paragraph = 'paragraph' in block ? block.paragraph : undefined;
  const row = 'row' in block ? block.row : undefined;
  const words = [
    block.page === undefined ? '' : `page ${block.page}`,
    paragraph === undefined ? '' : `paragraph ${paragraph}`,
    row === undefined ? '' : `row ${row}`,
  ]
    .filter(Boolean)
    .join(', ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** null where there is nothing to say: it stands where it was marked. */
export function howWords(place: Place): string | null {
  switch (place.how) {
    case 'exact':
      return null;
    case 'moved':
      return 'Found again: the same words, elsewhere in this text.';
    case 'fuzzy':
      return 'Doubtful: these words have changed a little.';
    case 'orphan':
      return place.why;
  }
}

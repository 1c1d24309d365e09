/** Where the words behind a claim stand: by its passage, else by its locator. */
import type { Place, WordsPlace } from '#shared/contract/documents-api.ts';
import { locate } from '#shared/documents/locate.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { OwnPassage } from '#shared/model/layer.ts';
import type { SourceDocument } from '#shared/model/source-document.ts';
import { placeIn } from './passage-views.ts';
import type { ReadResult } from './stored-documents.ts';

/** A passage whose place is sure comes before one whose words were edited. */
const order = ['exact', 'moved', 'fuzzy'] as const;

/**
 * `documents`: those of the claim's source, newest first. Null where there is none; without a start where the place is in none of them.
 * `read` answers null for one that can't be read.
 */
export async function placeOfClaim(
  { locator, quote }: Pick<Claim, 'locator' | 'quote'>,
  passage: OwnPassage | null,
  documents: readonly SourceDocument[],
  read: (document: SourceDocument) => Promise<ReadResult | null>,
): Promise<WordsPlace | null> {
  const [newest] = documents;
  if (!newest) return null;
  const places: (WordsPlace & { rank: number })[] = [];
  for (const document of documents) {
    const result = await read(document);
    if (!result) continue;
    const place = passage && placeIn(result, passage);
    if (passage && place && place.how !== 'orphan')
      places.push({
        ...stretchOf(place),
        document: document.id,
        passage: passage.id,
        rank: order.indexOf(place.how),
      });
    const located = locator ? locate(result.document, locator) : null;
    if (located)
      places.push({
        ...narrowed(result, located, quote),
        document: document.id,
        passage: null,
        rank: order.length,
      });
  }
  const [best] = places.toSorted((a, b) => a.rank - b.rank);
  if (!best) return { document: newest.id, passage: null, start: null, end: null };
  const { rank: _, ...found } = best;
  return found;
}

const stretchOf = ({ start, end }: Exclude<Place, { how: 'orphan' }>) => ({ start, end });

/** The words themselves, where they stand once in the paragraph. */
function narrowed(
  { document: { text } }: ReadResult,
  { start, end }: { start: number; end: number },
  quote: string | undefined,
): { start: number; end: number } {
  if (!quote) return { start, end };
  const at = text.slice(start, end).indexOf(quote);
  const again = text.slice(start, end).indexOf(quote, at + 1);
  if (at < 0 || again >= 0) return { start, end };
  return { start: start + at, end: start + at + quote.length };
}

/** Which claims and notes rest on which block of a document. */
import type { LocatedClaim, PassageView } from '#shared/contract/documents-api.ts';
import type { Document } from '#shared/model/document.ts';
import { blockAt } from './text/pieces.ts';
import type { DocumentMarks } from './use-document.ts';

/** A claim that rests on a block, by its locator or by words in it. */
export type RestingClaim = Pick<
  LocatedClaim,
  'collection' | 'record' | 'field' | 'claim' | 'title' | 'fieldTitle' | 'text'
>;

/** `noted`: passages that begin in the block and have notes. */
export type OnBlock = { claims: RestingClaim[]; noted: PassageView[] };

export function restingOn({ blocks }: Document, marks: DocumentMarks): Map<number, OnBlock> {
  const found = new Map<number, OnBlock>();
  const on = (block: number): OnBlock => {
    const known = found.get(block) ?? { claims: [], noted: [] };
    found.set(block, known);
    return known;
  };
  for (const claim of marks.located) on(blockAt(blocks, claim.start)).claims.push(claim);
  for (const passage of marks.passages) {
    if (passage.place.how === 'orphan') continue;
    const { start, end } = passage.place;
    const [first, last] = [blockAt(blocks, start), blockAt(blocks, end - 1)];
    if (passage.notes.length > 0) on(first).noted.push(passage);
    for (let block = first; block <= last && passage.claims.length > 0; block += 1)
      on(block).claims.push(...passage.claims.map(({ id, ...claim }) => ({ ...claim, claim: id })));
  }
  return found;
}

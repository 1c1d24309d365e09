/** Passages with where they stand in a text, and what hangs on them. */
import { anchorIn, type WhyOrphan } from '#shared/anchoring/anchor.ts';
import type { PassageView, Place } from '#shared/contract/documents-api.ts';
import type { OwnClaim } from '#shared/model/claim.ts';
import { trashId, type OwnPassage } from '#shared/model/layer.ts';
import { keptNotes } from '../query/note-view.ts';
import type { Core } from '../context.ts';
import type { ReadResult } from './stored-documents.ts';

const reasons: Record<WhyOrphan, string> = {
  gone: 'Neither the words nor what stood around them are in this text.',
  elsewhere: 'The words are in this text, but between other words.',
  several: 'There are several places in this text that can’t be told apart.',
  changed: 'The place is in this text, and says something else now.',
};

export function placeIn(
  { anchorText }: Pick<ReadResult, 'anchorText'>,
  passage: OwnPassage,
): Place {
  const anchored = anchorIn(anchorText, passage);
  return anchored.how === 'orphan' ? { how: 'orphan', why: reasons[anchored.why] } : anchored;
}

/** Makes views of passages. What hangs on them is looked up once. */
export function createPassageViews(core: Core): (passage: OwnPassage, place: Place) => PassageView {
  const { layer } = core.dossier();
  const notes = new Map<string, string[]>();
  for (const { id, target } of keptNotes(core.dossier()))
    if (target.kind === 'passage') push(notes, target.passage, id);
  const claims = new Map<string, OwnClaim[]>();
  for (const claim of layer.claims.values())
    if (claim.passage !== undefined && !layer.trash.has(trashId('claim', claim.id)))
      push(claims, claim.passage, claim);
  return (passage, place) => ({
    ...passage,
    place,
    notes: notes.get(passage.id) ?? [],
    claims: (claims.get(passage.id) ?? []).map((claim) => claimView(core, claim)),
  });
}

function claimView(
  core: Core,
  { id, collection, record, field, value }: OwnClaim,
): PassageView['claims'][number] {
  const tables = core.tables();
  const definition = tables.field(collection, field);
  return {
    id,
    collection,
    record,
    field,
    title: tables.titleOf(collection, record) ?? record,
    fieldTitle: definition.title,
    text: tables.format(definition, value),
  };
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** In the order of the text; orphans last. */
export function byPlace(a: PassageView, b: PassageView): number {
  const [first, second] = [startOf(a), startOf(b)];
  return first === second ? (a.createdAt < b.createdAt ? -1 : 1) : first - second;
}

const startOf = ({ place }: PassageView): number =>
  place.how === 'orphan' ? Number.MAX_SAFE_INTEGER : place.start;

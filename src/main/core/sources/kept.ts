/** Documents and passages that are not in the trash, nor is their source. */
import { trashId, type Layer, type OwnPassage } from '#shared/model/layer.ts';
import type { SourceDocument } from '#shared/model/source-document.ts';
import { AppError } from '#shared/contract/errors.ts';

type Reading = Readonly<Layer>;

/** Newest first. */
export function keptDocuments(layer: Reading): SourceDocument[] {
  return [...layer.documents.values()]
    .filter(({ id, source }) => isKept(layer, 'document', id, source))
    .toSorted((a, b) => (a.addedAt < b.addedAt ? 1 : a.addedAt > b.addedAt ? -1 : 0));
}

/** Of one source, or of all. In the order in which they were made. */
export function keptPassages(layer: Reading, source?: string): OwnPassage[] {
  return [...layer.passages.values()].filter(
    (passage) =>
      (source === undefined || passage.source === source) &&
      isKept(layer, 'passage', passage.id, passage.source),
  );
}

function isKept(layer: Reading, kind: 'document' | 'passage', id: string, source: string): boolean {
  return !layer.trash.has(trashId(kind, id)) && !layer.trash.has(trashId('record', source));
}

/** Throws `not_found`. */
export function keptDocument(layer: Reading, id: string): SourceDocument {
  const document = layer.documents.get(id);
  if (document && isKept(layer, 'document', id, document.source)) return document;
  throw new AppError('not_found', 'This document is no longer there. It may be in the trash.');
}

/** Throws `not_found`. */
export function keptPassage(layer: Reading, id: string): OwnPassage {
  const passage = layer.passages.get(id);
  if (passage && isKept(layer, 'passage', id, passage.source)) return passage;
  throw new AppError('not_found', 'This passage is no longer there. It may be in the trash.');
}

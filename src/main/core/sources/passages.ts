/** Marking passages, taking marks away, and putting one where the user says that it is. */
import { selectorsFor } from '#shared/anchoring/selectors.ts';
import { AppError } from '#shared/contract/errors.ts';
import { trashId, type Layer, type OwnPassage } from '#shared/model/layer.ts';
import { firstLine } from '../query/note-view.ts';
import { quoted } from '../query/quoted.ts';
import type { Core, Draft } from '../context.ts';
import { keptDocument, keptPassage } from './kept.ts';
import type { ReadResult } from './stored-documents.ts';

/** Indexes of the text, in UTF-16 code units. */
export type Stretch = { start: number; end: number };
type InText = Stretch & { document: string; read: ReadResult };

/** Answers its id. The same stretch is marked once; where it was taken away before, it comes back. */
export async function createPassage(
  core: Core,
  { document, read, start, end, group }: InText & { group?: string | undefined },
): Promise<string> {
  const { source } = keptDocument(core.dossier().layer, document);
  const { textHash } = read;
  const made = { source, textHash, ...selectorsFor(read.document.text, start, end) };
  let id = core.newId();
  await core.dossier().commit({
    label: `Mark ${quoted(firstLine(made.quote.exact))}`,
    ...(group === undefined ? {} : { group }),
    drafts(layer): Draft[] {
      keptDocument(layer, document);
      const same = findSame(layer, made);
      if (same) {
        ({ id } = same);
        return [{ table: 'trash', id: trashId('passage', id), after: null }];
      }
      return [
        { table: 'passages', id, after: { id, ...made, createdAt: core.clock().toISOString() } },
      ];
    },
  });
  return id;
}

function findSame(
  layer: Readonly<Layer>,
  { source, textHash, position }: Pick<OwnPassage, 'source' | 'textHash' | 'position'>,
): OwnPassage | undefined {
  return [...layer.passages.values()].find(
    (other) =>
      other.source === source &&
      other.textHash === textHash &&
      other.position.start === position.start &&
      other.position.end === position.end,
  );
}

/** To the trash. */
export async function deletePassages(core: Core, ids: readonly string[]): Promise<void> {
  const deletedAt = core.clock().toISOString();
  await core.dossier().commit({
    label: ids.length === 1 ? 'Take away a mark' : `Take away ${ids.length} marks`,
    drafts: (layer) =>
      ids.map((id): Draft => {
        keptPassage(layer, id);
        const after = { kind: 'passage' as const, id, deletedAt };
        return { table: 'trash', id: trashId('passage', id), after };
      }),
  });
}

/** Its notes and claims stay with it. */
export async function placePassage(
  core: Core,
  { id, document, read, start, end }: InText & { id: string },
): Promise<void> {
  const { textHash } = read;
  const selectors = selectorsFor(read.document.text, start, end);
  await core.dossier().commit({
    label: `Put a passage in its place: ${quoted(firstLine(selectors.quote.exact))}`,
    drafts(layer): Draft[] {
      const passage = keptPassage(layer, id);
      const { source } = keptDocument(layer, document);
      if (source !== passage.source)
        throw new AppError('conflict', 'This passage is of another source.');
      return [{ table: 'passages', id, after: { ...passage, textHash, ...selectors } }];
    },
  });
}

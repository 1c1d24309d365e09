/** Passages and all notes as a page of W3C Web Annotations. */
import { toAnnotationPage } from '#shared/exchange/web-annotations.ts';
import { trashId } from '#shared/model/layer.ts';
import type { Core } from '../context.ts';
import { keptNotes } from '../query/note-view.ts';

/** What is in the trash is left out. */
export function annotationsJson(core: Core): { text: string; count: number } {
  const { layer } = core.dossier();
  const passages = [...layer.passages.values()].filter(
    ({ id }) => !layer.trash.has(trashId('passage', id)),
  );
  const notes = keptNotes(core.dossier());
  const page = toAnnotationPage({ passages, notes });
  return { text: `${JSON.stringify(page, null, 2)}\n`, count: passages.length + notes.length };
}

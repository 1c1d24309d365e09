/** Passages and all notes as a page of W3C Web Annotations. */
import { toAnnotations, toAnnotationPage } from '#shared/exchange/web-annotations.ts';
import { trashId } from '#shared/model/layer.ts';
import type { Core } from '../context.ts';
import { keptNotes } from '../query/note-view.ts';
import { arrayPieces } from './json-array.ts';

/** What is in the trash is left out. */
export function annotationsJson(core: Core): { pieces: Iterable<string>; count: number } {
  const { layer } = core.dossier();
  const passages = [...layer.passages.values()].filter(
    ({ id }) => !layer.trash.has(trashId('passage', id)),
  );
  const notes = keptNotes(core.dossier());
  return { pieces: pagePieces({ passages, notes }), count: passages.length + notes.length };
}

const NO_ITEMS = '[]\n}';

function* pagePieces(annotated: Parameters<typeof toAnnotations>[0]): Generator<string> {
  const empty = JSON.stringify(toAnnotationPage([]), null, 2);
  // Its items come last.
  yield empty.slice(0, -NO_ITEMS.length);
  yield* arrayPieces(toAnnotations(annotated), 1);
  yield '\n}\n';
}

/** Passages and notes of a page of Web Annotations. Those that nobody here has written, or that are on what is not here, are refused. */
import type { NoteTarget } from '#shared/model/note.ts';
import { SOURCES } from '#shared/model/claim.ts';
import { fromAnnotationPage } from '#shared/exchange/web-annotations.ts';
import type { Core } from '../../context.ts';
import { emptyPlan, refuse, take, type OwnPlan } from './own-plan.ts';

export function planAnnotations(core: Core, json: unknown): OwnPlan {
  const plan = emptyPlan();
  const { layer } = core.dossier();
  const tables = core.tables();
  const { passages, notes, refused } = fromAnnotationPage(json);
  for (const { reason } of refused) refuse(plan, reason);
  const known = new Set(layer.passages.keys());
  for (const passage of passages) {
    if (!tables.has(SOURCES, passage.source)) {
      refuse(plan, 'Its source is not in this dossier.');
      continue;
    }
    known.add(passage.id);
    take(plan, layer, { table: 'passages', id: passage.id, after: passage });
  }
  const isHere = (target: NoteTarget): boolean => {
    if (target.kind === 'dossier') return true;
    if (target.kind === 'passage') return known.has(target.passage);
    const { collection, record } = target;
    if (!tables.has(collection, record)) return false;
    const { fields } = tables.collection(collection);
    return target.kind === 'record' || fields.some(({ id }) => id === target.field);
  };
  for (const note of notes) {
    if (isHere(note.target)) take(plan, layer, { table: 'notes', id: note.id, after: note });
    else refuse(plan, 'What the note is on is not in this dossier.');
  }
  return plan;
}

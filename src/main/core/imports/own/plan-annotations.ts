/** Passages and notes of a page of Web Annotations. Those that nobody here has written are refused, one by one. */
import { fromAnnotationPage } from '#shared/exchange/web-annotations.ts';
import type { Core } from '../../context.ts';
import { emptyPlan, refuse, take, type OwnPlan } from './own-plan.ts';

export function planAnnotations(core: Core, json: unknown): OwnPlan {
  const plan = emptyPlan();
  const { layer } = core.dossier();
  const { passages, notes, refused } = fromAnnotationPage(json);
  for (const { reason } of refused) refuse(plan, reason);
  for (const passage of passages)
    take(plan, layer.passages.get(passage.id), {
      table: 'passages',
      id: passage.id,
      after: passage,
    });
  for (const note of notes)
    take(plan, layer.notes.get(note.id), { table: 'notes', id: note.id, after: note });
  return plan;
}

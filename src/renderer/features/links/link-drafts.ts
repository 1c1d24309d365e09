/** Links that are being written: they outlive the panel, which shows other records as one steps through the grid. */
import type { LinkDraft } from './save-link.ts';

/** `id`: of the link that is being changed; null: a new one. */
type Kept = { id: string | null; draft: LinkDraft };

/** By record: one at a time. */
const kept = new Map<string, Kept>();

export const keptDraft = (record: string): Kept | null => kept.get(record) ?? null;

export function keepDraft(record: string, draft: Kept | null): void {
  if (draft === null) kept.delete(record);
  else kept.set(record, draft);
}

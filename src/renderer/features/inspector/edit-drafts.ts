/** What was typed into a field and not saved: it waits here while other records are looked at. */
import { create } from 'zustand';
import type { RecordRef } from '#shared/contract/dossier-api.ts';

type Drafts = { drafts: ReadonlyMap<string, string> };

const keyOf = (ref: RecordRef, field: string): string => `${ref.collection}/${ref.record}/${field}`;

const useDrafts = create<Drafts>(() => ({ drafts: new Map() }));

/** undefined: nothing waits. */
export function useDraft(ref: RecordRef, field: string): string | undefined {
  return useDrafts(({ drafts }) => drafts.get(keyOf(ref, field)));
}

export function setDraft(ref: RecordRef, field: string, text: string | null): void {
  useDrafts.setState(({ drafts }) => {
    const next = new Map(drafts);
    if (text === null) next.delete(keyOf(ref, field));
    else next.set(keyOf(ref, field), text);
    return { drafts: next };
  });
}

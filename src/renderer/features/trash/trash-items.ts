/** Entries of the trash as the core wants them, and counted in words. */
import type { TrashView } from '#shared/contract/notes-api.ts';
import { countWords, listWords } from '../../components/words/count-words.ts';

export type TrashItem = Pick<TrashView, 'kind' | 'id'>;

export const itemKey = ({ kind, id }: TrashItem): string => `${kind}:${id}`;

export function itemsOf(entries: readonly TrashItem[]): TrashItem[] {
  return entries.map(({ kind, id }) => ({ kind, id }));
}

const kinds = ['record', 'claim', 'note', 'link', 'passage', 'document', 'view'] as const;

/** "2 records, 3 links and 1 note" */
export function contentWords(entries: readonly TrashItem[]): string {
  const parts = kinds.flatMap((kind) => {
    const count = entries.filter((entry) => entry.kind === kind).length;
    return count === 0 ? [] : [countWords(count, kind)];
  });
  return parts.length === 0 ? 'nothing' : listWords(parts);
}

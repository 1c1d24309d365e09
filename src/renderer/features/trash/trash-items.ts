/** Entries of the trash as the core wants them, and counted in words. */
import type { TrashView } from '#shared/contract/notes-api.ts';
import { countWords, listWords } from '../../components/words/count-words.ts';

export type TrashItem = Pick<TrashView, 'kind' | 'id'>;

export const itemKey = ({ kind, id }: TrashItem): string => `${kind}:${id}`;

export function itemsOf(entries: readonly TrashItem[]): TrashItem[] {
  return entries.map(({ kind, id }) => ({ kind, id }));
}

/** "2 records and 1 note" */
export function contentWords(entries: readonly TrashItem[]): string {
  const records = entries.filter(({ kind }) => kind === 'record').length;
  const notes = entries.length - records;
  const parts = [];
  if (records > 0) parts.push(countWords(records, 'record'));
  if (notes > 0) parts.push(countWords(notes, 'note'));
  return parts.length === 0 ? 'nothing' : listWords(parts);
}

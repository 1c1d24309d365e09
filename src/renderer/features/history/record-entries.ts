/** Changes of a record as entries of a list: what one step did to several fields stands together. */
import type { RecordChange } from '#shared/contract/history-api.ts';

export type FieldChange = { field: string; before: string | null; after: string | null };

export type RecordEntry = Pick<RecordChange, 'seq' | 'at' | 'label' | 'origin'> & {
  /** None: it was about the record as a whole, or a note on it. */
  changes: FieldChange[];
};

/** In the order of the changes. */
export function recordEntries(changes: readonly RecordChange[]): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (const { field, before, after, ...about } of changes) {
    const last = entries.at(-1);
    const entry = last?.seq === about.seq ? last : { ...about, changes: [] };
    if (entry !== last) entries.push(entry);
    if (field !== null) entry.changes.push({ field, before, after });
  }
  return entries;
}

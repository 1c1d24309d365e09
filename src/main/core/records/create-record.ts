/** Records that the user makes. */
import { freshRecordId, newRecord } from '../claims/new-record.ts';
import type { Core } from '../context.ts';

export type RecordInput = { collection: string; values: Record<string, string> };

/** Answers the id. Throws `not_found` and `invalid_input`; the details name the field. */
export async function createRecord(
  core: Core,
  { collection, values }: RecordInput,
): Promise<string> {
  const { singular } = core.tables().collection(collection);
  const id = freshRecordId(core);
  const texts = new Map(Object.entries(values));
  const drafts = newRecord(core, { collection, id, texts });
  await core.dossier().commit({ label: `New ${singular}`, drafts: () => drafts });
  return id;
}

/** Notes: Markdown by the user, on the dossier, a record, or one field of a record. */
import * as z from 'zod';
import { Id, Instant, Name, RecordId } from './ids.ts';

export const NoteTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dossier') }),
  z.strictObject({ kind: z.literal('record'), collection: Name, record: RecordId }),
  z.strictObject({ kind: z.literal('field'), collection: Name, record: RecordId, field: Name }),
]);
export type NoteTarget = z.infer<typeof NoteTarget>;

export const NoteStatus = z.enum(['open', 'done']);
export type NoteStatus = z.infer<typeof NoteStatus>;

export const Tag = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\r\n,;]+$/, 'must be one line without comma or semicolon');

export const Note = z.strictObject({
  id: Id,
  target: NoteTarget,
  /** Markdown. `[[record-id]]` or `[[record-id|words]]` links to a record. */
  text: z.string().max(200_000),
  tags: z.array(Tag).max(50),
  status: NoteStatus,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Note = z.infer<typeof Note>;

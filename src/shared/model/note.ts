/** Notes: Markdown by the user, on the dossier, a record (a source is one), one field of a record, or a passage. */
import * as z from 'zod';
import { Id, Instant, Name, RecordId } from './ids.ts';
import { Marking } from './marking.ts';

export const NoteTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dossier') }),
  z.strictObject({ kind: z.literal('record'), collection: Name, record: RecordId }),
  z.strictObject({ kind: z.literal('field'), collection: Name, record: RecordId, field: Name }),
  z.strictObject({ kind: z.literal('passage'), passage: Id }),
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
  marking: Marking.optional(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Note = z.infer<typeof Note>;

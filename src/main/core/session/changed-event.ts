/** What a change means to whoever looks at the dossier, as an event. */
import type { AppEvent } from '#shared/contract/events.ts';
import type { Change, Layer, Op } from '#shared/model/layer.ts';
import type { Note } from '#shared/model/note.ts';

/** Above it, naming records costs more than reading again what is shown. */
const MANY_RECORDS = 1_000;

/**
 * `layer`: as the change left it. Notes count for the record that they are on, whose row shows
 * their number.
 */
export function changedEvent(change: Change, layer: Readonly<Layer>): AppEvent {
  const collections = new Set<string>();
  const records = new Set<string>();
  const touch = (at: { collection: string; record: string } | null): void => {
    if (at === null) return;
    collections.add(at.collection);
    records.add(at.record);
  };
  for (const op of change.ops) for (const at of recordsOf(op, layer)) touch(at);
  return {
    type: 'changed',
    revision: change.seq,
    origin: change.origin,
    collections: [...collections],
    ...(records.size <= MANY_RECORDS ? { records: [...records] } : {}),
    notes: change.ops.some((op) => op.table === 'notes' || isTrashedNote(op)),
    trash: change.ops.some((op) => op.table === 'trash'),
    views: change.ops.some((op) => op.table === 'views'),
  };
}

type Place = { collection: string; record: string } | null;

function recordsOf(op: Op, layer: Readonly<Layer>): Place[] {
  switch (op.table) {
    case 'records':
      return [op.before, op.after].map(
        (entry) => entry && { collection: entry.collection, record: entry.id },
      );
    case 'claims':
      return [op.before, op.after];
    case 'notes':
      return [op.before, op.after].map(placeOfNote);
    case 'views':
      return [];
    case 'trash': {
      const entry = op.after ?? op.before;
      if (entry === null) return [];
      if (entry.kind === 'note') return [placeOfNote(layer.notes.get(entry.id) ?? null)];
      return [{ collection: entry.collection, record: entry.id }];
    }
  }
}

function placeOfNote(note: Note | null): Place {
  return note === null || note.target.kind === 'dossier' ? null : note.target;
}

function isTrashedNote(op: Op): boolean {
  return op.table === 'trash' && (op.after ?? op.before)?.kind === 'note';
}

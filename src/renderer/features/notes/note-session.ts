/**
 * A note that is being written. It lives outside of React, so that text which is not on the disk yet outlasts the
 * editor that it was typed in: the record may change, the page may change, a save may fail.
 */
import type { Marking } from '#shared/model/marking.ts';
import type { Note, NoteStatus, NoteTarget } from '#shared/model/note.ts';
import { client } from '../../api/client.ts';
import { showToast } from '../../components/toast/toast-store.ts';
import { createAutosave, type Autosave, type SaveState } from './autosave.ts';
import { notesOn } from './notes-query.ts';

export type NoteSnapshot = {
  /** null until a new note has its first words on the disk. */
  noteId: string | null;
  save: SaveState;
  tags: string[];
  status: NoteStatus;
  /** null: it has none. */
  marking: Marking | null;
  /** Counts the texts that came from elsewhere: by undo, say. The editor shows the newest one. */
  version: number;
  /** The note is no longer there. */
  gone: boolean;
};

export type NoteSession = {
  readonly key: string;
  readonly target: NoteTarget;
  readonly autosave: Autosave;
  readonly snapshot: () => NoteSnapshot;
  readonly listen: (listener: () => void) => () => void;
  readonly setTags: (tags: string[]) => Promise<void>;
  readonly setStatus: (status: NoteStatus) => Promise<void>;
  readonly setMarking: (marking: Marking | null) => Promise<void>;
  /** Nothing more will be sent: the note was deleted. */
  readonly drop: () => void;
  /** The note as it is after a change from elsewhere; null = gone. What is typed and not saved yet stays all the same. */
  readonly follow: (note: Note | null) => void;
};

/** `users`: editors that show it. */
type Entry = { session: NoteSession; users: number };

const open = new Map<string, Entry>();

function placeOf(target: NoteTarget): string {
  switch (target.kind) {
    case 'dossier':
      return 'new:dossier';
    case 'passage':
      return `new:passage:${target.passage}`;
    case 'record':
      return `new:${target.record}`;
    case 'field':
      return `new:${target.record}.${target.field}`;
  }
}

export function openNote(note: Note): NoteSession {
  return enter(note.id, () => createSession(note.id, note.target, note));
}

/** A new note on the target; the one that was begun and could not be saved, where there is one. */
export function openDraft(target: NoteTarget): NoteSession {
  const place = placeOf(target);
  const begun = [...open.values()].find(({ session }) => {
    const { noteId, save } = session.snapshot();
    // Words that are on their way belong to a note of their own already.
    return session.key.startsWith(`${place}#`) && noteId === null && save.status !== 'saving';
  });
  const key = begun?.session.key ?? `${place}#${crypto.randomUUID()}`;
  return enter(key, () => createSession(key, target, null));
}

/** Sends what is not on the disk yet. What can't be saved stays open, and a message says so. */
export async function closeNote(session: NoteSession): Promise<void> {
  const entry = open.get(session.key);
  if (!entry) return;
  entry.users -= 1;
  const saved = await session.autosave.flush();
  if (entry.users > 0 || open.get(session.key) !== entry) return;
  if (saved) open.delete(session.key);
  else warn(session);
}

/** Before the dossier or the window closes. */
export async function flushNotes(): Promise<boolean> {
  const saved = await Promise.all(
    [...open.values()].map(({ session }) => session.autosave.flush()),
  );
  return saved.every(Boolean);
}

/** After undo and the like: each editor shows its note as it is now, instead of writing its old text over it. */
export async function followNotes(): Promise<void> {
  await Promise.all([...open.values()].map(({ session }) => followNote(session)));
}

async function followNote({ target, snapshot, follow }: NoteSession): Promise<void> {
  const { noteId } = snapshot();
  if (noteId === null) return;
  const { notes } = await client.notes.list(notesOn(target));
  follow(notes.find(({ id }) => id === noteId) ?? null);
}

/** Once another dossier is open, or none: what belonged to the old one must never be written to the new. */
export function forgetNotes(): void {
  for (const { session } of open.values()) session.drop();
}

/** What can't be saved right now, with the reason. */
export function unsavedNotes(): { text: string; reason: string }[] {
  return [...open.values()].flatMap(({ session }) => {
    const state = session.autosave.state();
    if (state.status !== 'failed') return [];
    return [{ text: session.autosave.text(), reason: state.message }];
  });
}

if (typeof window !== 'undefined') {
  window.addEventListener('beforeunload', () => void flushNotes());
}

function enter(key: string, create: () => NoteSession): NoteSession {
  const known = open.get(key);
  if (known) {
    known.users += 1;
    return known.session;
  }
  const session = create();
  open.set(key, { session, users: 1 });
  return session;
}

function createSession(key: string, target: NoteTarget, note: Note | null): NoteSession {
  const listeners = new Set<() => void>();
  /** Keystrokes of one sitting are undone as one; of a new note, all that is done to it. */
  const sitting = crypto.randomUUID();
  const sittingOfDetail = note === null ? { session: sitting } : {};
  let snapshot: NoteSnapshot = {
    noteId: note?.id ?? null,
    save: { status: 'saved' },
    tags: note?.tags ?? [],
    status: note?.status ?? 'open',
    marking: note?.marking ?? null,
    version: 0,
    gone: false,
  };
  let creating: Promise<string> | null = null;
  let dropped = false;

  function become(change: Partial<NoteSnapshot>): void {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  }

  async function create(text: string): Promise<string> {
    const { tags, status, marking } = snapshot;
    const given = marking === null ? {} : { marking };
    const created = await client.notes.create({
      target,
      text,
      tags,
      status,
      ...given,
      session: sitting,
    });
    become({ noteId: created.note.id });
    return created.note.id;
  }

  async function save(text: string): Promise<void> {
    if (dropped) return;
    if (snapshot.noteId !== null) {
      await client.notes.update({ id: snapshot.noteId, text, session: sitting });
      return;
    }
    if (text.trim() === '') return;
    creating ??= create(text);
    await creating.finally(() => {
      creating = null;
    });
  }

  async function setDetail(
    change: { tags: string[] } | { status: NoteStatus } | { marking: Marking | null },
  ): Promise<void> {
    const before = snapshot;
    become(change);
    if (before.noteId === null) {
      // A note that is being made right now has not got this change with it.
      if (creating === null) return;
      await creating;
    }
    try {
      await client.notes.update({ id: snapshot.noteId!, ...change, ...sittingOfDetail });
    } catch (error) {
      become({ tags: before.tags, status: before.status, marking: before.marking });
      throw error;
    }
  }

  const autosave = createAutosave(note?.text ?? '', {
    save,
    onState: (state) => become({ save: state }),
  });

  function drop(): void {
    dropped = true;
    open.delete(key);
  }

  function follow(found: Note | null): void {
    if (dropped || autosave.state().status !== 'saved') return;
    if (found === null) {
      drop();
      become({ gone: true });
      return;
    }
    const isNew = found.text !== autosave.text();
    autosave.adopt(found.text);
    become({
      tags: found.tags,
      status: found.status,
      marking: found.marking ?? null,
      version: snapshot.version + (isNew ? 1 : 0),
    });
  }

  return {
    key,
    target,
    autosave,
    snapshot: () => snapshot,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setTags: (tags) => setDetail({ tags }),
    setStatus: (status) => setDetail({ status }),
    setMarking: (marking) => setDetail({ marking }),
    drop,
    follow,
  };
}

function warn(session: NoteSession): void {
  const state = session.autosave.state();
  const reason = state.status === 'failed' ? state.message : 'It could not be written.';
  showToast({
    tone: 'problem',
    message: `A note is not saved. ${reason} Its text is kept while Dossier runs.`,
    action: { label: 'Try again', run: () => void retry(session) },
  });
}

async function retry(session: NoteSession): Promise<void> {
  const entry = open.get(session.key);
  if (!entry) return;
  if (!(await session.autosave.flush())) warn(session);
  else if (entry.users === 0) open.delete(session.key);
}

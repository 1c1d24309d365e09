/** Ties a note that is being written to the editor that shows it. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Note, NoteTarget } from '#shared/model/note.ts';
import {
  closeNote,
  openDraft,
  openNote,
  type NoteSession,
  type NoteSnapshot,
} from './note-session.ts';

/** `subject`: a note, or what a new one is on. Read once: give the component another key for another note. */
export function useNoteSession(subject: Note | NoteTarget): NoteSession | null {
  const [session, setSession] = useState<NoteSession | null>(null);
  useEffect(() => {
    const opened = 'kind' in subject ? openDraft(subject) : openNote(subject);
    setSession(opened);
    return () => void closeNote(opened);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return session;
}

export function useSnapshot(session: NoteSession): NoteSnapshot {
  return useSyncExternalStore(session.listen, session.snapshot);
}

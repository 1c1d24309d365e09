/** Deleting a note, with the way back in the message. */
import { client } from '../../api/client.ts';
import { showDone, showProblem, showToast } from '../../components/toast/toast-store.ts';
import type { NoteSession } from './note-session.ts';

/** Answers whether it is in the trash now. */
export async function deleteNote(id: string): Promise<boolean> {
  try {
    await client.notes.delete({ ids: [id] });
  } catch (error) {
    showProblem(error);
    return false;
  }
  showDone({
    message: 'Note moved to the trash.',
    action: { label: 'Restore', run: () => void restoreNote(id) },
  });
  return true;
}

/** What was typed last goes to the disk first, so that a restored note is whole. */
export async function deleteOpenNote(session: NoteSession): Promise<boolean> {
  const saved = await session.autosave.flush();
  const { noteId } = session.snapshot();
  if (noteId !== null && saved && !(await deleteNote(noteId))) return false;
  if (noteId !== null && !saved) {
    showToast({
      tone: 'problem',
      message: 'The note is not deleted: its last words could not be saved first.',
    });
    return false;
  }
  session.drop();
  return true;
}

async function restoreNote(id: string): Promise<void> {
  try {
    await client.trash.restore({ items: [{ kind: 'note', id }] });
  } catch (error) {
    showProblem(error);
  }
}

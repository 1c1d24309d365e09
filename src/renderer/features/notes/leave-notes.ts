/** Before the window or the dossier closes: what is typed goes to the disk first, or the user is asked. */
import { create } from 'zustand';
import { flushNotes, unsavedNotes } from './note-session.ts';

export type Leaving = {
  /** What the button says that goes on all the same. */
  label: string;
  leave: () => Promise<unknown>;
  /** Told as soon as the user has to be asked. */
  stay?: () => Promise<unknown>;
};

type LeavingState = { leaving: Leaving | null };

/** What waits for the user's word; null = nothing. */
export const useLeaving = create<LeavingState>(() => ({ leaving: null }));

/** Goes on at once when everything is on the disk. */
export async function leaveNotes(leaving: Leaving): Promise<void> {
  if (await saveNotes()) {
    useLeaving.setState({ leaving: null });
    await leaving.leave();
    return;
  }
  useLeaving.setState({ leaving });
  await leaving.stay?.();
}

/** Whether all that is typed is on the disk now. A key that was hit while a save was on its way needs one more round; what the disk refuses needs the user. */
export async function saveNotes(): Promise<boolean> {
  while (!(await flushNotes())) {
    if (unsavedNotes().length > 0) return false;
  }
  return true;
}

/**
 * Before the window or the dossier closes: what is typed, and what the disk refused so far, goes to the disk first, or the
 * user is asked.
 */
import { create } from 'zustand';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { keepView } from '../../state/view-store.ts';
import { flushNotes, unsavedNotes } from './note-session.ts';

export type Leaving = {
  /** What is about to happen, on the button that goes on all the same: "Close and lose 3 changes". */
  verb: 'Close' | 'Open';
  /** `agreed`: the user knows that something goes. */
  leave: (agreed: boolean) => Promise<unknown>;
  /** Told as soon as it takes long, or the user has to be asked. */
  stay?: () => Promise<unknown>;
};

type LeavingState = { leaving: Leaving | null };

/** What waits for the user's word; null = nothing. */
export const useLeaving = create<LeavingState>(() => ({ leaving: null }));

/** The shell closes a window whose page has said nothing for four seconds; a slow disk may need longer. */
const PATIENCE_MS = 2_000;

/** Goes on at once when everything is on the disk. */
export async function leaveNotes(leaving: Leaving): Promise<void> {
  const timer = setTimeout(() => void leaving.stay?.(), PATIENCE_MS);
  const isSaved = await saveAll().finally(() => clearTimeout(timer));
  if (isSaved) {
    useLeaving.setState({ leaving: null });
    await leaving.leave(false);
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

/** As `saveNotes`, with all that the core has in memory only. */
async function saveAll(): Promise<boolean> {
  if (!(await saveNotes())) return false;
  if (queryClient.getQueryData<DossierState>(queryKeys.dossier)?.status !== 'open') return true;
  await keepView();
  await client.dossier.save({});
  const state = await client.dossier.state({});
  return state.status !== 'open' || state.saved.status !== 'failed';
}

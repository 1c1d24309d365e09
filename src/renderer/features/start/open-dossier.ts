/** Opening, making and closing dossiers. A failed opening leaves what was open, and says why. */
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useUi } from '../../state/ui-store.ts';
import { keepView } from '../../state/view-store.ts';
import { leaveNotes } from '../notes/leave-notes.ts';
import { forgetNotes } from '../notes/note-session.ts';
import { showProblem } from '../../components/toast/toast-store.ts';

export async function openPicked(): Promise<void> {
  const picked = await client.shell.pickDossier({});
  if (picked) await attempt(picked.folder, () => client.dossier.open({ handle: picked.handle }));
}

export async function openShipped(): Promise<void> {
  await attempt('', () => client.dossier.openShipped({}));
}

export async function openRecent(id: string, folder: string): Promise<void> {
  await attempt(folder, () => client.dossier.openRecent({ id }));
}

export async function createDossier(title: string): Promise<boolean> {
  const picked = await client.shell.pickNewDossier({ suggestedName: title });
  if (!picked) return false;
  return attempt(picked.folder, () => client.dossier.create({ handle: picked.handle, title }));
}

export async function closeDossier(): Promise<void> {
  await leaveNotes({
    label: 'Close anyway',
    async leave() {
      await keepView();
      await client.dossier.close({}).then(forgetNotes, showProblem);
      await afterOpening();
    },
  });
}

/** Whether it is open now. False also while the user is asked about notes that can't be saved. */
async function attempt(folder: string, open: () => Promise<unknown>): Promise<boolean> {
  let opened = false;
  await leaveNotes({
    label: 'Open anyway',
    async leave() {
      await keepView();
      opened = await openNow(folder, open);
    },
  });
  return opened;
}

async function openNow(folder: string, open: () => Promise<unknown>): Promise<boolean> {
  try {
    await open();
  } catch (error) {
    await afterOpening();
    const state = queryClient.getQueryData<DossierState>(queryKeys.dossier);
    // With no dossier open the start page shows the problem by itself.
    if (state?.status === 'open' || !state?.problem) {
      useUi.setState({ problem: { code: codeOf(error), message: wordsOf(error), folder } });
    }
    return false;
  }
  forgetNotes();
  useUi.setState({ problem: null, dialog: null });
  await afterOpening();
  return true;
}

async function afterOpening(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: queryKeys.recent });
  await queryClient.refetchQueries({ queryKey: queryKeys.dossier });
}

function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'internal';
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The dossier could not be opened.';
}

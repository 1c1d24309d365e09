/** Opening, making and closing dossiers. A failed opening leaves what was open, and says why. */
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import type { RecoveryReport } from '#shared/contract/recovery-api.ts';
import { client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { isReadOnly } from '../../api/use-dossier-state.ts';
import { useUi } from '../../state/ui-store.ts';
import { leaveNotes } from '../notes/leave-notes.ts';
import { forgetNotes } from '../notes/note-session.ts';
import { showProblem, showToast } from '../../components/toast/toast-store.ts';

export async function openPicked(): Promise<void> {
  const picked = await client.shell.pickDossier({});
  if (picked) await attempt(picked.folder, () => client.dossier.open({ handle: picked.handle }));
}

/** A zip that "Save a copy as" has made; it becomes a dossier in the user's documents. */
export async function openCopy(): Promise<void> {
  const picked = await client.shell.pickCopy({});
  if (!picked) return;
  const { handle, name } = picked;
  const open = async (): Promise<void> => {
    const takeAway = showToast({ message: `Unpacking and checking ${name}…` });
    await client.dossier.open({ handle }).finally(takeAway);
  };
  if (!(await attempt(name, open))) return;
  const state = queryClient.getQueryData<DossierState>(queryKeys.dossier);
  if (state?.status !== 'open') return;
  showToast({ message: `${name} was unpacked and checked. The dossier lies in ${state.folder}.` });
}

/** What the system handed over: a second start of the program, a folder dropped on its icon. */
export async function openHandedOver(handle: string, folder: string): Promise<void> {
  await attempt(folder, () => client.dossier.open({ handle })).catch(showProblem);
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
    verb: 'Close',
    async leave(agreed) {
      // Closed it is all the same; that something stays behind is known already to who agreed to it.
      await client.dossier.close({}).catch(agreed ? () => undefined : showProblem);
      forgetNotes();
      await afterOpening();
    },
  });
}

/**
 * Saves what can be saved of the dossier that could not be opened, and opens it. `onDone` is told what was done; not when
 * the user thinks better of it. Rejects as `recovery.run` does.
 */
export async function recoverDossier(onDone: (report: RecoveryReport) => void): Promise<void> {
  await leaveNotes({
    verb: 'Open',
    async leave() {
      const report = await client.recovery.run({});
      forgetNotes();
      useUi.setState({ problem: null });
      await afterOpening();
      onDone(report);
    },
  });
}

/**
 * What `make` has made and opened is shown, once what is open is saved. False while the user is asked about work that is not
 * on the disk. Rejects as `make` does; what was open stays open then.
 */
export async function openMade(make: () => Promise<unknown>): Promise<boolean> {
  let made = false;
  await leaveNotes({
    verb: 'Open',
    async leave() {
      try {
        await make();
      } catch (error) {
        await afterOpening();
        throw error;
      }
      forgetNotes();
      useUi.setState({ problem: null, dialog: null });
      await afterOpening();
      made = true;
    },
  });
  return made;
}

/** Of a dossier that is open for reading only. */
export async function openForWork(): Promise<void> {
  try {
    await client.dossier.reopen({});
  } catch (error) {
    showProblem(error);
    return;
  }
  await afterOpening();
  if (isReadOnly()) {
    showToast({ message: 'Still for reading only. What you see was read anew.' });
  } else {
    showToast({ message: 'The dossier is open for work.' });
  }
}

/** Whether it is open now. False also while the user is asked about work that is not on the disk. */
async function attempt(folder: string, open: () => Promise<unknown>): Promise<boolean> {
  let opened = false;
  await leaveNotes({
    verb: 'Open',
    async leave() {
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

/** What happens on the way of an import: begun, looked at, described, tried, taken in, undone, given up. */
import type { ImportProposal, ImportPurpose } from '#shared/contract/imports-api.ts';
import type { CollectionInfo, DossierState } from '#shared/contract/dossier-api.ts';
import type { PickedFile } from '#shared/contract/picked-file.ts';
import type { Collection } from '#shared/model/field.ts';
import type { TableSettings } from '#shared/model/import-table.ts';
import { client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { showDone, showProblem, showToast } from '../../components/toast/toast-store.ts';
import { openDialog, showPage, useUi } from '../../state/ui-store.ts';
import { keepView } from '../../state/view-store.ts';
import { takeExchange } from '../exchange/take-exchange.ts';
import { flushNotes } from '../notes/note-session.ts';
import { forgetImport, useImport, type Applied, type Step } from './import-store.ts';
import { isAllThere } from './import-words.ts';
import { cancelWork, runWork } from './run-work.ts';
import { editOf, hindrances, targetOf } from './target-edit.ts';

export async function pickImport(meant: ImportPurpose | null = null): Promise<void> {
  if (!(await canImport())) return;
  const picked = await client.shell.pickFile({ type: 'table' });
  if (picked) await beginImport(picked, meant);
}

/** A file of a dialog, of a drop, of the command line. Refused with words where nothing can be imported now. */
export async function beginImport(
  picked: PickedFile,
  meant: ImportPurpose | null = null,
): Promise<void> {
  // A data package becomes a dossier of its own, so it needs none.
  if ((await dossierState()).status !== 'open' && meant === null && (await takeExchange(picked)))
    return;
  if (!(await canImport())) return;
  if (useUi.getState().dialog !== null && !canReplaceFile()) {
    showToast({ message: `Finish or close what is open first. Then import ${picked.name}.` });
    return;
  }
  // What this program wrote itself needs no describing, unless it is meant to be a later release of an import.
  if (meant === null && (await takeExchange(picked))) return;
  await discardDraft();
  forgetImport();
  useImport.setState({ picked, meant });
  openDialog('import');
  await openFile();
}

/** Another file may take the place of one of which nothing was made yet. */
export function canReplaceFile(): boolean {
  const { step, touched, work } = useImport.getState();
  const isIdle = step === 'done' || (step === 'file' && !touched);
  return useUi.getState().dialog === 'import' && isIdle && work === null;
}

const dossierState = (): Promise<DossierState> =>
  queryClient.ensureQueryData<DossierState>({
    queryKey: queryKeys.dossier,
    queryFn: () => client.dossier.state({}),
  });

async function canImport(): Promise<boolean> {
  const state = await dossierState();
  if (state.status !== 'open') {
    showToast({ message: 'Open a dossier first, or make a new one. Then import the file.' });
    return false;
  }
  if (state.access.mode === 'write') return true;
  showToast({ message: `Nothing can be imported: ${state.access.message}`, tone: 'problem' });
  return false;
}

export async function openFile(): Promise<void> {
  const { picked } = useImport.getState();
  if (!picked) return;
  await runWork(
    'open',
    (job) => client.imports.open({ handle: picked.handle, job }),
    (draft) => ({ draft }),
  );
}

/** `settings` null: everything is found out anew, for another table of the file. */
export async function changeSettings(
  table: number,
  settings: TableSettings | null,
  guessHeader: boolean,
): Promise<void> {
  const { draft } = useImport.getState();
  if (!draft) return;
  // What is chosen shows at once; rows and columns follow.
  useImport.setState({
    ...(settings ? { draft: { ...draft, settings } } : {}),
    touched: true,
    proposal: null,
    edit: null,
    purpose: null,
    plan: null,
  });
  const isChanged = await runWork(
    'settings',
    (job) => client.imports.settings({ draft: draft.draft, table, settings, guessHeader, job }),
    (changed) => ({ draft: changed }),
  );
  // Refused settings are not kept: the control goes back to what is true.
  if (!isChanged && useImport.getState().problem?.kind === 'settings')
    useImport.setState({ draft });
}

/** null: whatever fits best, but for what the user came with. */
export async function choosePurpose(purpose: ImportPurpose | null): Promise<void> {
  const { draft, meant, touched } = useImport.getState();
  if (!draft) return;
  const wanted = purpose ?? meant;
  useImport.setState({
    purpose: wanted,
    proposal: null,
    edit: null,
    plan: null,
    touched: touched || purpose !== null,
  });
  await runWork(
    'propose',
    (job) => client.imports.propose({ draft: draft.draft, purpose: wanted, job }),
    (proposal) => ({
      purpose: proposal.purpose,
      proposal,
      edit: editOf(proposal, collectionOf(proposal)),
    }),
  );
}

/** As the dossier has it; null for one that the import makes. */
function collectionOf({ target }: ImportProposal): Collection | null {
  const state = queryClient.getQueryData<DossierState>(queryKeys.dossier);
  const collections = state?.status === 'open' ? state.collections : [];
  const info = collections.find(({ id }) => id === target.collection.id);
  return info ? withoutCount(info) : null;
}

function withoutCount({ count: _, ...collection }: CollectionInfo): Collection {
  return collection;
}

export function goTo(step: Step): void {
  useImport.setState({ step, problem: null });
  if (step === 'purpose' && !useImport.getState().proposal) void choosePurpose(null);
  if (step === 'try') void tryImport();
}

/** The dry run. Views and notes that wait to be saved go first: what is tried is void after any change. */
export async function tryImport(): Promise<void> {
  const { draft, edit, plan } = useImport.getState();
  if (!draft || !edit || plan) return;
  if (hindrances(edit).length > 0) return;
  await runWork(
    'plan',
    async (job) => {
      await keepView();
      await flushNotes();
      return client.imports.plan({ draft: draft.draft, target: targetOf(edit), job });
    },
    (tried) => ({ plan: tried, planId: crypto.randomUUID(), touched: true }),
  );
}

export async function applyImport(): Promise<void> {
  const { draft, plan } = useImport.getState();
  if (!draft || !plan) return;
  const isDone = await runWork(
    'apply',
    async (job): Promise<Applied> => {
      const { collection, import: id } = await client.imports.apply({ draft: draft.draft, job });
      const { undo } = await client.history.state({});
      return { collection, import: id, plan, step: undo?.first ?? null };
    },
    (applied) => ({ step: 'done', applied, touched: false }),
  );
  if (isDone || useImport.getState().draft !== draft) return;
  // Stopped, or something was changed since: it has to be tried again, and then shows what is true by then.
  const isStopped = useImport.getState().problem === null;
  useImport.setState(isStopped ? { plan: null, step: 'fields' } : { plan: null });
}

/** One step, only if nothing was done since. */
export async function undoImport({ step }: Applied): Promise<void> {
  if (step === null) return;
  const { label } = await client.history.undo({ expected: step });
  if (label === null) {
    showToast({ message: 'Something else was done since. Nothing was undone.' });
    return;
  }
  showDone({ message: `Undone: ${label}` });
  closeImport();
}

export function showImported({ collection }: Applied): void {
  closeImport();
  showPage({ kind: 'collection', collection });
}

/** Escape, the cross, Cancel: asks only when something would be lost. */
export function leaveImport(): void {
  const { work, step, touched, plan } = useImport.getState();
  if (work && step === 'try') {
    cancelWork();
    // It may be too late for that: the answer says what became of it.
    if (work.kind === 'apply') return;
    useImport.setState({ step: 'fields' });
    return;
  }
  // `touched` is false again once it was taken in.
  if (touched && !(plan && isAllThere(plan))) useImport.setState({ leaving: true });
  else closeImport();
}

export function closeImport(): void {
  openDialog(null);
}

/** When the dialog is gone, for whatever reason. */
export async function discardDraft(): Promise<void> {
  const { draft } = useImport.getState();
  cancelWork();
  if (!draft) return;
  await client.imports.close({ draft: draft.draft }).catch(showProblem);
}

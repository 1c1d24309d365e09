/** What each command of the registry does. It does not compile until every command is here. */
import type { CommandId } from '#shared/commands.ts';
import type { DossierState, RecordRef } from '#shared/contract/dossier-api.ts';
import { client } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';
import { queryKeys } from '../api/query-keys.ts';
import { isReadOnly } from '../api/use-dossier-state.ts';
import { savePreferences } from '../api/use-preferences.ts';
import { defaultPreferences, type Preferences } from '#shared/contract/preferences-api.ts';
import { gridActions } from '../state/grid-actions.ts';
import { beginNote, openDialog, setSearch, showPage, useUi } from '../state/ui-store.ts';
import { goBack } from '../state/trail.ts';
import { changeView, resetView } from '../state/view-store.ts';
import { sayReadOnly } from '../components/toast/say-read-only.ts';
import { showProblem, showToast } from '../components/toast/toast-store.ts';
import { takeBackup } from '../features/backups/backup-actions.ts';
import { beginClaim } from '../features/claims/begin-claim.ts';
import { addDocument, sourceInInspector } from '../features/documents/add-document.ts';
import { pickExchange } from '../features/exchange/take-exchange.ts';
import { beginExport } from '../features/export/export-store.ts';
import { moveStep } from '../features/history/undo-redo.ts';
import { workThrough } from '../features/identity/identity-store.ts';
import { beginLink } from '../features/links/use-links.ts';
import { pickImport } from '../features/import/import-actions.ts';
import { leaveNotes } from '../features/notes/leave-notes.ts';
import { searchesInReader, showOrHideReader } from '../features/reader/reader-ways.ts';
import { closeDossier, openCopy, openPicked } from '../features/start/open-dossier.ts';
import { createRecord, trashRecords } from '../features/collection/record-changes.ts';
import { deleteShownView, revertShownView, saveShownView } from '../features/views/view-actions.ts';
import { allCommands, canRun } from './command-state.ts';
import { setTheme } from './colour-scheme.ts';

const actions: Record<CommandId, () => void | Promise<unknown>> = {
  'dossier.new': () => openDialog('new-dossier'),
  'dossier.open': openPicked,
  'dossier.recent': () => openDialog('recent'),
  'dossier.openCopy': openCopy,
  'dossier.saveCopy': () => openDialog('save-copy'),
  'backup.take': takeBackup,
  'dossier.reveal': () => client.shell.reveal({ handle: null }),
  'dossier.close': closeDossier,
  'import.open': () => pickImport(),
  'document.add': () => addDocument(sourceInInspector()),
  'export.open': () => beginExport(null),
  'export.claims': () => beginExport('claims'),
  'export.package': () => beginExport('package'),
  'exchange.open': pickExchange,
  'report.make': () => openDialog('report'),
  // The shell asks for this also when the user closes the window or quits, and waits for the answer.
  'window.close': () =>
    leaveNotes({
      verb: 'Close',
      leave: () => client.shell.closeWindow({}),
      stay: () => client.shell.keepWindow({}),
    }),
  'edit.undo': () => moveStep('undo'),
  'edit.redo': () => moveStep('redo'),
  'record.new': () => withCollection(createRecord),
  'record.delete': deleteRecords,
  'record.copy': () => gridActions.current?.copyRows(),
  'claim.new': beginClaim,
  'note.new': () => {
    const { current } = useUi.getState();
    if (current) beginNote({ kind: 'record', ...current });
    return savePreferences({ inspectorOpen: true });
  },
  'note.newDossier': () => beginNote({ kind: 'dossier' }),
  'link.new': () => withRecord(beginLink),
  'identity.open': () => withCollection(({ id }) => workThrough(id)),
  'search.focus': () => {
    if (!searchesInReader()) focusSearch();
  },
  'palette.open': () => openDialog('palette'),
  'go.back': () => void goBack(),
  'record.previous': () => gridActions.current?.step(-1),
  'record.next': () => gridActions.current?.step(1),
  'go.disputes': () => showPage({ kind: 'disputes' }),
  'go.notes': () => showPage({ kind: 'notes' }),
  'go.imports': () => showPage({ kind: 'imports' }),
  'go.history': () => showPage({ kind: 'history' }),
  'go.trash': () => showPage({ kind: 'trash' }),
  'go.backups': () => showPage({ kind: 'backups' }),
  'view.inspector': () => {
    const known = queryClient.getQueryData<Preferences>(queryKeys.preferences);
    return savePreferences({ inspectorOpen: !(known ?? defaultPreferences).inspectorOpen });
  },
  'view.document': () => {
    if (!showOrHideReader())
      showToast({ message: 'No document was read yet. Open one from its source.' });
  },
  'view.columns': () => openDialog('columns'),
  'view.clearFilters': clearFilters,
  'view.reset': () => withCollection(resetView),
  'view.saveAs': () => openDialog('view-save'),
  'view.save': saveShownView,
  'view.revert': revertShownView,
  'view.rename': () => openDialog('view-rename'),
  'view.delete': deleteShownView,
  'theme.system': () => setTheme('system'),
  'theme.light': () => setTheme('light'),
  'theme.dark': () => setTheme('dark'),
  'help.shortcuts': () => openDialog('shortcuts'),
  'help.about': () => openDialog('about'),
};

export function isCommandId(id: string): id is CommandId {
  return Object.hasOwn(actions, id);
}

export function runCommand(id: CommandId): void {
  const command = allCommands.find((known) => known.id === id);
  if (command?.writes && isReadOnly()) sayReadOnly();
  if (!command || !canRun(command)) return;
  Promise.resolve(actions[id]()).catch(showProblem);
}

/** The search box of the page on the screen, whichever page it is. */
export function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  box?.focus();
  box?.select();
}

export function clearFilters(): void {
  const { page } = useUi.getState();
  if (page?.kind !== 'collection') return;
  const { collection } = page;
  setSearch(collection, '');
  changeView({ filters: [] });
}

async function deleteRecords(): Promise<void> {
  const { current, selected } = useUi.getState();
  if (!current) return;
  await trashRecords(current.collection, selected.length > 0 ? selected : [current.record]);
}

function withRecord(act: (record: RecordRef) => Promise<unknown>): Promise<unknown> | undefined {
  const { current } = useUi.getState();
  return current ? act(current) : undefined;
}

function withCollection(
  act: (collection: CollectionOf<DossierState>) => void | Promise<unknown>,
): void | Promise<unknown> {
  const { page } = useUi.getState();
  const state = queryClient.getQueryData<DossierState>(queryKeys.dossier);
  if (page?.kind !== 'collection' || state?.status !== 'open') return undefined;
  const collection = state.collections.find((known) => known.id === page.collection);
  return collection ? act(collection) : undefined;
}

type CollectionOf<S> = S extends { collections: (infer C)[] } ? C : never;

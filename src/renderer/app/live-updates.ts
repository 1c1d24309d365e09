/** What the core says has changed is asked again, and nothing else. */
import { useEffect } from 'react';
import type { AppEvent } from '#shared/contract/events.ts';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { queryClient } from '../api/query-client.ts';
import { queryKeys } from '../api/query-keys.ts';
import { showProblem } from '../components/toast/toast-store.ts';
import { beginImport } from '../features/import/import-actions.ts';
import { followNotes } from '../features/notes/note-session.ts';
import { openHandedOver } from '../features/start/open-dossier.ts';
import { isCommandId, runCommand } from './run-command.ts';
import { undoneInText } from './text-focus.ts';

export function useLiveUpdates(): void {
  useEffect(() => window.dossier.onEvent(onEvent), []);
}

function onEvent(event: AppEvent): void {
  switch (event.type) {
    case 'dossier':
      // Nothing of another dossier may stay behind; the preferences are the program's.
      queryClient.removeQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] !== queryKeys.dossier[0] && queryKey[0] !== queryKeys.preferences[0],
      });
      ask(queryKeys.dossier);
      return;
    case 'changed':
      onChanged(event);
      return;
    case 'saved':
      queryClient.setQueryData<DossierState>(queryKeys.dossier, (state) =>
        state?.status === 'open' ? { ...state, saved: event.state } : state,
      );
      return;
    case 'notice':
      ask(queryKeys.dossier);
      return;
    case 'backups':
      ask(queryKeys.backups);
      return;
    case 'open':
      void openHandedOver(event.handle, event.folder);
      return;
    case 'preferences':
      ask(queryKeys.preferences);
      return;
    case 'import': {
      const { type: _, ...picked } = event;
      void beginImport(picked).catch(showProblem);
      return;
    }
    case 'command':
      if (isCommandId(event.command) && !undoneInText(event.command)) runCommand(event.command);
      return;
    case 'progress':
  }
}

function onChanged(event: Extract<AppEvent, { type: 'changed' }>): void {
  const { collections, records } = event;
  ask(queryKeys.history);
  if (event.notes && event.origin !== 'edit') followNotes().catch(showProblem);
  if (event.views) ask(queryKeys.views);
  // What rests on a text is shown with titles and values of records.
  if (event.documents || event.notes || collections.length > 0) ask(queryKeys.documents);
  if (collections.length > 0 || event.links) ask(queryKeys.evidence);
  // A view that was saved is no news to the one who saved it.
  if (collections.length === 0 && !event.notes && !event.trash) return;
  ask(queryKeys.dossier);
  if (collections.length > 0) ask(queryKeys.found);
  for (const collection of collections) {
    if (!records || records.length > 20) ask(queryKeys.records(collection));
    else {
      for (const record of records) ask(queryKeys.record({ collection, record }));
      ask([...queryKeys.records(collection), 'facets']);
    }
  }
  if (event.notes) {
    ask(queryKeys.notes);
    ask(['records']);
  }
  if (event.trash) ask(queryKeys.trash);
  // Imports come, go and come back with records, too many to name.
  if (!records) ask(queryKeys.imports);
}

function ask(queryKey: readonly unknown[]): void {
  void queryClient.invalidateQueries({ queryKey });
}

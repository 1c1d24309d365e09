/** Opens the page that was looked at last, and remembers the one that is looked at now. */
import { useEffect } from 'react';
import type { OpenDossier } from '../api/use-dossier-state.ts';
import { savePreferences, usePreferences } from '../api/use-preferences.ts';
import { beginClaimForms } from '../features/claims/claim-forms.ts';
import { resetDisputesQuery } from '../features/disputes/disputes-query.ts';
import { setLens } from '../state/lens-store.ts';
import { resetReader } from '../state/reader-store.ts';
import { forgetTrail } from '../state/trail.ts';
import { showPage, useUi, type Page } from '../state/ui-store.ts';

let lastDossier: string | null = null;

export function useRememberedPage(dossier: OpenDossier): void {
  const { preferences, known } = usePreferences();
  const page = useUi((state) => state.page);
  const remembered = preferences.page;

  // Nothing that was chosen in another dossier means anything in this one; in one that is opened anew it does, but for results.
  useEffect(() => {
    useUi.setState({ view: null });
    if (dossier.id === lastDossier) return;
    lastDossier = dossier.id;
    useUi.setState({ page: null, current: null, selected: [], search: {} });
    setLens(null);
    resetReader();
    forgetTrail();
    beginClaimForms();
    resetDisputesQuery();
  }, [dossier.id]);

  useEffect(() => {
    if (known && !isPageOf(dossier, page)) showPage(firstPage(dossier, remembered));
  }, [known, dossier, page, remembered]);

  useEffect(() => {
    if (!known || !page) return;
    const name = page.kind === 'collection' ? page.collection : page.kind;
    if (name !== remembered) void savePreferences({ page: name });
    // Only a change of page is worth remembering.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [known, page]);
}

function isPageOf(dossier: OpenDossier, page: Page | null): boolean {
  if (!page) return false;
  return (
    page.kind !== 'collection' ||
    dossier.collections.some((collection) => collection.id === page.collection)
  );
}

const others = ['disputes', 'notes', 'imports', 'history', 'trash', 'backups'] as const;

function firstPage(dossier: OpenDossier, remembered: string | null): Page {
  const found = dossier.collections.find((collection) => collection.id === remembered);
  const other = others.find((kind) => kind === remembered);
  if (!found && other) return { kind: other };
  const collection = found ?? dossier.collections[0];
  return collection ? { kind: 'collection', collection: collection.id } : { kind: 'notes' };
}

/** Ways into the reader and out of it: from a claim, a note or a passage to the words, and from the words to a record. */
import type { WordsPlace } from '#shared/contract/documents-api.ts';
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import { client } from '../../api/client.ts';
import { savePreferences } from '../../api/use-preferences.ts';
import { showToast } from '../../components/toast/toast-store.ts';
import {
  closeReader,
  documentReadLast,
  openDocument,
  readerActions,
  showPassageAtSide,
  useReader,
} from '../../state/reader-store.ts';
import { markTrail } from '../../state/trail.ts';
import { showRecord } from '../../state/ui-store.ts';

type ClaimRef = RecordRef & { field: string; claim: string };

export async function openWordsOfClaim(claim: ClaimRef): Promise<void> {
  const { collection, record, field, claim: id } = claim;
  showWords(await client.documents.ofClaim({ collection, record, field, claim: id }), field);
}

/** Unfolds it beside the text, with its notes. */
export async function openWordsOfPassage(passage: string): Promise<void> {
  const words = await client.documents.ofPassage({ passage });
  showWords(words, null);
  if (words) showPassageAtSide(passage);
}

function showWords(words: WordsPlace | null, field: string | null): void {
  if (!words) {
    showToast({ message: 'Its source has no document that could be opened.', tone: 'problem' });
    return;
  }
  const { document, start, end } = words;
  markTrail(field);
  if (start !== null && end !== null) {
    openDocument(document, { start, end });
    return;
  }
  openDocument(document);
  showToast({ message: 'The place is not found in this document. It may be another edition.' });
}

export async function goToField({ collection, record }: RecordRef, field: string): Promise<void> {
  markTrail();
  await savePreferences({ inspectorOpen: true });
  showRecord({ collection, record }, field);
}

/** Hides the document, or shows the one that was read last. Answers whether there is one. */
export function showOrHideReader(): boolean {
  const last = documentReadLast();
  if (useReader.getState().document !== null) closeReader();
  else if (last === null) return false;
  else openDocument(last);
  return true;
}

/** The keys of the search belong to the text while one is in it. */
export function searchesInReader(): boolean {
  const isInside = document.activeElement?.closest('[data-reader]') ?? null;
  if (isInside === null || readerActions.current === null) return false;
  readerActions.current.search();
  return true;
}

/** Words of a document that are to become a claim, while the user says of which record and field. */
import { create } from 'zustand';
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import type { Field } from '#shared/model/field.ts';
import { guessText } from '#shared/values/guess.ts';
import { client } from '../../../api/client.ts';
import { savePreferences } from '../../../api/use-preferences.ts';
import { markTrail } from '../../../state/trail.ts';
import { openDialog, showRecord } from '../../../state/ui-store.ts';
import { openClaimFormOnWords } from '../../claims/claim-forms.ts';

/** `start` and `end` are indexes of the document's text, `words` what stands there. */
export type ClaimWords = {
  document: string;
  source: string;
  start: number;
  end: number;
  words: string;
  /** They are marked already. */
  passage: string | null;
};

export const useClaimTarget = create<{ words: ClaimWords | null }>(() => ({ words: null }));

export function askClaimTarget(words: ClaimWords): void {
  useClaimTarget.setState({ words });
  openDialog('claim-target');
}

/** Opens the form for the claim, with all that the document says. Nothing is written before the user saves it. */
export async function beginClaimOnWords(
  found: ClaimWords,
  { collection, record }: RecordRef,
  field: Field,
): Promise<void> {
  const { document, source, start, end, words, passage } = found;
  const locator = await client.documents.locator({ id: document, start, end });
  const value = guessText(field, words);
  await savePreferences({ inspectorOpen: true });
  markTrail();
  openClaimFormOnWords(
    { collection, record, field: field.id },
    { document, source, start, end, passage, group: crypto.randomUUID() },
    {
      value,
      label: value,
      source,
      quote: words.trim(),
      section: locator.section ?? '',
      paragraph: locator.paragraph?.toString() ?? '',
      page: locator.page ?? '',
      row: locator.row?.toString() ?? '',
    },
  );
  showRecord({ collection, record }, field.id);
}

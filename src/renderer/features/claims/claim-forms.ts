/** Which forms for claims are open, and what stands in them: they wait here while other records are looked at. */
import { create } from 'zustand';
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import type { ClaimView } from '#shared/contract/records-api.ts';
import {
  draftOf,
  firstEvidence,
  isTouched,
  newDraft,
  type ClaimDraft,
  type LastEvidence,
} from './claim-draft.ts';

export type ClaimPlace = RecordRef & { field: string };

/** Words of a document that the claim rests on; they are marked when it is saved, as one step with it. */
export type RestingWords = {
  document: string;
  source: string;
  start: number;
  end: number;
  /** They are marked already. */
  passage: string | null;
  group: string;
};

export type OpenForm = {
  place: ClaimPlace;
  /** The claim that is changed; null: a new one. */
  claim: string | null;
  initial: ClaimDraft;
  draft: ClaimDraft;
  /** It was opened just now, and takes the focus. */
  fresh: boolean;
  /** Where the focus goes afterwards. */
  from: 'grid' | 'inspector' | 'reader';
  words: RestingWords | null;
};

type Forms = { forms: ReadonlyMap<string, OpenForm>; last: LastEvidence };

const useForms = create<Forms>(() => ({ forms: new Map(), last: firstEvidence }));

const placeKey = ({ collection, record, field }: ClaimPlace): string =>
  `${collection}/${record}/${field}`;
const keyOf = (place: ClaimPlace, claim: string | null): string =>
  `${placeKey(place)}/${claim ?? ''}`;

/** Those on one field, in the order in which they were opened. */
export function useClaimForms(place: ClaimPlace): OpenForm[] {
  const forms = useForms((state) => state.forms);
  const here = placeKey(place);
  return [...forms.values()].filter((form) => placeKey(form.place) === here);
}

/** One that is open already stays as it is, and gets the focus. */
export function openClaimForm(
  place: ClaimPlace,
  claim: ClaimView | null = null,
  from: OpenForm['from'] = 'inspector',
): void {
  const { forms, last } = useForms.getState();
  const id = claim?.id ?? null;
  const known = forms.get(keyOf(place, id));
  const initial = claim ? draftOf(claim) : newDraft(last);
  const form = known ?? { place, claim: id, initial, draft: initial, words: null };
  put({ ...form, fresh: true, from });
}

/** What was typed into the open form before stays, but for what the words say. */
export function openClaimFormOnWords(
  place: ClaimPlace,
  words: RestingWords,
  said: Partial<ClaimDraft>,
): void {
  const { forms, last } = useForms.getState();
  const known = forms.get(keyOf(place, null));
  const initial = known?.initial ?? newDraft(last);
  const draft = { ...(known?.draft ?? initial), ...said };
  put({ place, claim: null, initial, draft, fresh: true, from: 'reader', words });
}

export function changeClaimForm(form: OpenForm, change: Partial<ClaimDraft>): void {
  put({ ...form, draft: { ...form.draft, ...change }, fresh: false });
}

/** Its focus was given; it is asked for once. */
export function settleClaimForm(form: OpenForm): void {
  if (form.fresh) put({ ...form, fresh: false });
}

function put(form: OpenForm): void {
  useForms.setState(({ forms }) => ({
    forms: new Map(forms).set(keyOf(form.place, form.claim), form),
  }));
}

export function closeClaimForm({ place, claim }: OpenForm): void {
  useForms.setState(({ forms }) => {
    const next = new Map(forms);
    next.delete(keyOf(place, claim));
    return { forms: next };
  });
}

/** For a form that is no longer shown: nothing is lost with it. */
export function closeUntouched({ place, claim }: OpenForm): void {
  const form = useForms.getState().forms.get(keyOf(place, claim));
  if (form && !isTouched(form.draft, form.initial)) closeClaimForm(form);
}

export function rememberEvidence({ source, reliability, credibility }: ClaimDraft): void {
  useForms.setState({ last: { source, reliability, credibility } });
}

/** Nothing that was written for another dossier means anything in this one. */
export function beginClaimForms(): void {
  useForms.setState({ forms: new Map(), last: firstEvidence });
}

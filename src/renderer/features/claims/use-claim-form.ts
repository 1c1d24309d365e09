/** What the form for a claim does: changing, saving, leaving, and saying what is wrong. */
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { ClaimInput } from '#shared/contract/claims-api.ts';
import type { ClaimView } from '#shared/contract/records-api.ts';
import { client } from '../../api/client.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { gridActions } from '../../state/grid-actions.ts';
import { readerActions } from '../../state/reader-store.ts';
import { inputOf, isTouched, type ClaimDraft, type DraftPart } from './claim-draft.ts';
import {
  changeClaimForm,
  closeClaimForm,
  rememberEvidence,
  type ClaimPlace,
  type OpenForm,
  type RestingWords,
} from './claim-forms.ts';
import { rememberReason } from './rank-reasons.ts';

/** `part` null: it is not about one of the boxes. */
export type ClaimProblem = { part: DraftPart | null; message: string };

export type ClaimFormWork = {
  problem: ClaimProblem | null;
  saving: boolean;
  /** Whether to throw away what was typed. */
  asking: boolean;
  change: (next: Partial<ClaimDraft>) => void;
  save: () => void;
  /** Asks where something was typed. */
  leave: () => void;
  keep: () => void;
  close: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** `claim`: the one that is changed, as it is now; null for a new one. */
export function useClaimForm(
  form: OpenForm,
  claim: ClaimView | null,
  root: RefObject<HTMLElement | null>,
): ClaimFormWork {
  const { draft } = form;
  const [problem, setProblem] = useState<ClaimProblem | null>(null);
  const [saving, setSaving] = useState(false);
  const [asking, setAsking] = useState(false);
  const busy = useRef(false);
  /** Where one was typing when the question came up. */
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (problem) showProblemIn(root.current);
  }, [problem, root]);

  function close(): void {
    const row = root.current?.closest('[data-field]') ?? null;
    closeClaimForm(form);
    goBack(form, row);
  }

  async function save(): Promise<void> {
    const answer = inputOf(draft, claim);
    if (!answer.ok) setProblem(answer);
    if (!answer.ok || busy.current) return;
    busy.current = true;
    setSaving(true);
    try {
      await write(form, claim?.id ?? null, answer.claim);
      rememberEvidence(draft);
      rememberReason(draft.rank, draft.reason);
      close();
    } catch (error) {
      setProblem({ part: null, message: messageOf(error) });
    } finally {
      busy.current = false;
      setSaving(false);
    }
  }

  function leave(): void {
    if (!isTouched(draft, form.initial)) {
      close();
      return;
    }
    before.current = document.activeElement;
    setAsking(true);
  }

  function keep(): void {
    setAsking(false);
    if (before.current instanceof HTMLElement) before.current.focus();
  }

  return {
    problem,
    saving,
    asking,
    change(next) {
      setProblem(null);
      setAsking(false);
      changeClaimForm(form, next);
    },
    save: () => void save(),
    leave,
    keep,
    close,
    onKeyDown(event) {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      else if (event.key === 'Escape' && asking) keep();
      else if (event.key === 'Escape') leave();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

async function write(form: OpenForm, id: string | null, claim: ClaimInput): Promise<void> {
  if (id !== null) {
    await client.claims.edit({ id, claim });
    return;
  }
  const { place, draft, words } = form;
  const { rank } = draft;
  const reason = draft.reason.trim();
  const given = rank === 'normal' || reason === '' ? {} : { reason };
  // Of another source than the document's it is no claim on these words.
  if (words?.source !== claim.source) {
    await client.claims.add({ ...place, claim, rank, ...given });
    return;
  }
  await refuseWrongValue(place, claim);
  const { group } = words;
  const passage = words.passage ?? (await markWords(words));
  await client.claims.add({ ...place, claim: { ...claim, passage }, rank, ...given, group });
}

/** Nothing is to be marked for a claim that can't be made. */
async function refuseWrongValue(
  { collection, field }: ClaimPlace,
  { text, unknown }: ClaimInput,
): Promise<void> {
  if (unknown) return;
  const answer = await client.records.checkValue({ collection, field, text, claim: true });
  if (!answer.ok) throw new Error(answer.message);
}

async function markWords({ document, start, end, group }: RestingWords): Promise<string> {
  return (await client.passages.create({ document, start, end, group })).id;
}

/** The form may be taller than what is seen of it. */
function showProblemIn(root: HTMLElement | null): void {
  const message = root?.querySelector('[role="alert"]');
  const wrong = `[aria-describedby~="${CSS.escape(message?.id ?? '')}"], [aria-invalid="true"]`;
  root?.querySelector<HTMLElement>(wrong)?.focus({ preventScroll: true });
  message?.scrollIntoView({ block: 'nearest' });
}

/** To where the form was opened from. It was tall: what it was on is to be in sight. */
function goBack({ from, place }: OpenForm, row: Element | null): void {
  if (from === 'grid') gridActions.current?.focus(place.field);
  if (from === 'reader') readerActions.current?.focus();
  requestAnimationFrame(() => {
    row?.scrollIntoView({ block: 'nearest' });
    if (from === 'inspector')
      row?.querySelector<HTMLElement>('[data-add-claim], [data-edit]')?.focus();
  });
}

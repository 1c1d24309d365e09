/** A claim as it is being written: what stands in the boxes of its form, and what becomes of it. */
import type { ClaimInput } from '#shared/contract/claims-api.ts';
import type { ClaimView } from '#shared/contract/records-api.ts';
import { parseEdtf } from '#shared/dates/edtf.ts';
import type { Grade, Locator, Rank } from '#shared/model/claim.ts';

/** Texts as they were typed; '' = nothing. */
export type ClaimDraft = {
  /** What the core is to parse. `label`: the same for people, where `value` is the id of a record. */
  value: string;
  label: string;
  unknown: boolean;
  source: string;
  section: string;
  paragraph: string;
  page: string;
  row: string;
  quote: string;
  asOf: string;
  reliability: Grade['reliability'];
  credibility: Grade['credibility'];
  comment: string;
  rank: Rank;
  reason: string;
};

/** What is remembered for the next claim. */
export type LastEvidence = Pick<ClaimDraft, 'source' | 'reliability' | 'credibility'>;

export const firstEvidence: LastEvidence = {
  source: '',
  reliability: undefined,
  credibility: undefined,
};

export function newDraft(last: LastEvidence): ClaimDraft {
  const texts = { value: '', label: '', section: '', paragraph: '', page: '', row: '', quote: '' };
  return { ...texts, ...last, unknown: false, asOf: '', comment: '', rank: 'normal', reason: '' };
}

export function draftOf(claim: ClaimView): ClaimDraft {
  const { locator, grade } = claim;
  return {
    value: claim.text,
    label: claim.text,
    unknown: claim.unknown,
    source: claim.source,
    section: locator?.section ?? '',
    paragraph: locator?.paragraph?.toString() ?? '',
    page: locator?.page ?? '',
    row: locator?.row?.toString() ?? '',
    quote: claim.quote ?? '',
    asOf: claim.asOf ?? '',
    reliability: grade?.reliability,
    credibility: grade?.credibility,
    comment: claim.comment ?? '',
    rank: claim.rank,
    reason: claim.reason ?? '',
  };
}

/** Somebody has typed or chosen something; what was remembered from the last claim does not count. */
export function isTouched(draft: ClaimDraft, initial: ClaimDraft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(initial);
}

export type DraftPart = 'value' | 'source' | 'paragraph' | 'row' | 'asOf' | 'reason';

export type DraftAnswer =
  | { ok: true; claim: ClaimInput }
  | { ok: false; part: DraftPart; message: string };

/** What can be said without the core; whether the value will do, it says itself. `kept`: of the claim that is changed. */
export function inputOf(
  draft: ClaimDraft,
  kept: Pick<ClaimView, 'raw' | 'passage'> | null = null,
): DraftAnswer {
  const refuse = (part: DraftPart, message: string): DraftAnswer => ({ ok: false, part, message });
  if (!draft.unknown && draft.value.trim() === '')
    return refuse('value', 'Say what the source says, or tick that it is not known.');
  if (draft.source === '') return refuse('source', 'Say which source says so.');
  for (const part of ['paragraph', 'row'] as const)
    if (draft[part].trim() !== '' && countOf(draft[part]) === null)
      return refuse(part, `The ${part} is a number, counted from 1.`);
  const asOf = draft.asOf.trim();
  const date = asOf === '' ? null : parseEdtf(asOf);
  if (date && !date.ok) return refuse('asOf', date.message);
  if (draft.rank === 'preferred' && draft.reason.trim() === '')
    return refuse('reason', 'Say why this claim is preferred.');
  const { raw, passage } = kept ?? {};
  const claim = {
    text: draft.unknown ? '' : draft.value,
    ...(draft.unknown ? { unknown: true } : {}),
    source: draft.source,
    ...given('locator', locatorOf(draft)),
    ...given('quote', draft.quote.trim() || undefined),
    ...given('asOf', asOf || undefined),
    ...given('grade', gradeOf(draft)),
    ...given('comment', draft.comment.trim() || undefined),
    ...given('raw', raw),
    ...given('passage', passage),
  };
  return { ok: true, claim };
}

function locatorOf({ section, paragraph, page, row }: ClaimDraft): Locator | undefined {
  const locator = {
    ...given('section', section.trim() || undefined),
    ...given('paragraph', countOf(paragraph) ?? undefined),
    ...given('page', page.trim() || undefined),
    ...given('row', countOf(row) ?? undefined),
  };
  return Object.keys(locator).length === 0 ? undefined : locator;
}

function gradeOf({ reliability, credibility }: ClaimDraft): Grade | undefined {
  if (reliability === undefined && credibility === undefined) return undefined;
  return { ...given('reliability', reliability), ...given('credibility', credibility) };
}

/** A whole number from 1 on, else null. */
function countOf(text: string): number | null {
  const count = /^\d{1,9}$/u.test(text.trim()) ? Number(text) : 0;
  return count >= 1 ? count : null;
}

/** The key with its value, or nothing: the contract knows no `undefined`. */
function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

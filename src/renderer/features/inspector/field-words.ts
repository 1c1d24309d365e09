/** What is to be shown of a field: whether anything at all, and how its claims are laid out. */
import type { ClaimView, FieldView } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';

/** Nothing is known of it, nobody says that it is unknown, and nobody has written about it, not even what can't be read. */
export function isEmpty({ text, claims, own, notes, unread }: FieldView): boolean {
  return text === '' && claims.length === 0 && !own && notes === 0 && unread === undefined;
}

export type ClaimLayout =
  | { kind: 'none' }
  /** One claim: its source in one line below the value. */
  | { kind: 'quiet'; claim: ClaimView }
  /** Several of the same value: folded behind a line that counts them. */
  | { kind: 'folded'; claims: ClaimView[] }
  | { kind: 'beside'; claims: ClaimView[] };

/** The claim shown comes first; the others keep their order. */
export function layoutOf(view: FieldView): ClaimLayout {
  const { claims } = view;
  const first = claims[0];
  if (!first) return { kind: 'none' };
  if (claims.length === 1) {
    return first.origin === 'computed' ? { kind: 'none' } : { kind: 'quiet', claim: first };
  }
  const ordered = [
    ...claims.filter((claim) => claim.shown),
    ...claims.filter((claim) => !claim.shown),
  ];
  return { kind: view.state === 'agreed' ? 'folded' : 'beside', claims: ordered };
}

/** The titles of the fields that a computed one is worked out from. */
export function originTitles(
  field: Field,
  fields: readonly Field[],
): { from: string; to: string } | null {
  const { computed } = field;
  if (!computed) return null;
  const titleOf = (id: string): string => fields.find((other) => other.id === id)?.title ?? id;
  return { from: titleOf(computed.from), to: titleOf(computed.to) };
}

/** The user typed over what the sources say, and can go back to it. */
export function canRevert(view: FieldView, ownRecord: boolean): boolean {
  return view.own && view.editable && !ownRecord;
}

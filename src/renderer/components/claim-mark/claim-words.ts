/** Words for how the claims on a field stand to each other. */
import type { ClaimView, FieldView } from '#shared/contract/records-api.ts';

export type ClaimTone = 'quiet' | 'settled' | 'open';
export type ClaimWords = { tone: ClaimTone; words: string };

/** null where there is nothing to say: no claim, or one. */
export function stateWords(view: FieldView): ClaimWords | null {
  const rivals = view.claims.filter((claim) => claim.origin !== 'computed');
  if (rivals.length < view.claims.length && view.state === 'open') {
    return { tone: 'open', words: 'What is printed disagrees' };
  }
  switch (view.state) {
    case 'open':
      return { tone: 'open', words: `${disagreement(rivals)} – open` };
    case 'settled':
      return { tone: 'settled', words: settlement(view) };
    case 'agreed':
      return { tone: 'quiet', words: agreement(rivals) };
    default:
      return null;
  }
}

/** How a computed value came about. That what is printed disagrees is the state's to say. */
export function computedWords(
  view: FieldView,
  titles: { from: string; to: string } | null,
): string | null {
  const computed = view.claims.find((claim) => claim.origin === 'computed');
  if (!computed && titles === null) return null;
  const how =
    titles === null
      ? 'Worked out by the program.'
      : `Worked out from ${titles.from} and ${titles.to}.`;
  const printed = view.claims.filter((claim) => claim.origin !== 'computed');
  if (printed.length === 0) return how;
  if (!computed) return `${how} Nothing could be worked out here.`;
  return printed.some((claim) => claim.differs) ? how : `${how} What is printed agrees.`;
}

function disagreement(claims: readonly ClaimView[]): string {
  const sources = new Set(claims.map((claim) => claim.source)).size;
  const values = new Set(claims.map((claim) => (claim.unknown ? null : claim.text))).size;
  if (sources > 1) return `${sources} sources disagree`;
  return `${Math.max(values, 2)} values in one source`;
}

function settlement(view: FieldView): string {
  const shown = view.claims.find((claim) => claim.shown);
  if (shown?.reason) return `Settled: ${shown.reason}`;
  return shown?.origin === 'own' ? 'Settled by your own value' : 'Settled';
}

function agreement(claims: readonly ClaimView[]): string {
  const sources = new Set(claims.map((claim) => claim.source)).size;
  return sources > 1 ? `${sources} sources agree` : `${claims.length} places of one source agree`;
}

/** Disputes: every field on which sources disagree, with all that they say. */
import type { Claim } from '#shared/model/claim.ts';
import { quiet, text, type Block, type Inline, type Section } from '#shared/report/report.ts';
import type { Steps } from '#shared/report/steps.ts';
import { spreadOf } from '../../claims/spread.ts';
import type { Field } from '#shared/model/field.ts';
import type { Resolved } from '../../claims/resolve.ts';
import type { Making, Rows, Template } from '../making.ts';
import type { At } from '../teller.ts';

export const disputes: Template = {
  id: 'disputes',
  title: 'Disputes',
  description: 'Every value on which sources disagree: who says what, and what was chosen and why.',
  fits: () => true,
  ofDossier: true,
  sections: () => [
    { id: 'open', title: 'Open: nobody has chosen', on: true },
    { id: 'settled', title: 'Settled: one is preferred', on: true },
  ],
  *build(making) {
    const { parts, wants } = making;
    const found = { open: [] as Block[], settled: [] as Block[] };
    for (const part of parts) {
      for (const state of ['open', 'settled'] as const) {
        if (!wants(state)) continue;
        const blocks = yield* disputesIn(making, part, state);
        if (blocks.length === 0) continue;
        const title = text(part.table.collection.title);
        found[state].push({ kind: 'heading', level: 3, text: [title] }, ...blocks);
      }
    }
    const none: Block[] = [{ kind: 'paragraph', text: [text('None.')] }];
    const section = (id: 'open' | 'settled', title: string): Section[] =>
      wants(id) ? [{ id, title, blocks: found[id].length > 0 ? found[id] : none }] : [];
    return [...section('open', 'Open disputes'), ...section('settled', 'Settled disputes')];
  },
};

function* disputesIn(
  { teller }: Making,
  { table, rows }: Rows,
  state: 'open' | 'settled',
): Steps<Block[]> {
  const blocks: Block[] = [];
  for (const row of rows) {
    const at = { table, row };
    for (const field of table.fields()) {
      if (field.computed === undefined && table.isLone(row)) continue;
      const resolved = teller.resolved(at, field);
      if (resolved.state === state) blocks.push(disputeOf(teller, at, field, resolved));
    }
    yield 1;
  }
  return blocks;
}

function disputeOf(teller: Making['teller'], at: At, field: Field, resolved: Resolved): Block {
  const { claims, shown } = resolved;
  const counted = claims.filter(({ rank }) => rank !== 'deprecated');
  const spread = spreadOf(field, counted);
  const items = claims.map((claim): Block[] => [
    { kind: 'paragraph', text: claimWords(teller, at, field, claim, claim === shown) },
  ]);
  return {
    kind: 'entry',
    level: 4,
    when: [],
    title: [...teller.title(at), text(`: ${field.title}`)],
    facts: [],
    blocks: [
      { kind: 'list', ordered: false, items },
      ...(spread === null
        ? []
        : [{ kind: 'paragraph' as const, text: [quiet(`Between the claims: ${spread.words}.`)] }]),
    ],
  };
}

/** The value with its footnote, and why it is shown, or is not to be believed. */
function claimWords(
  teller: Making['teller'],
  at: At,
  field: Field,
  claim: Claim,
  isShown: boolean,
): Inline[] {
  const { inline, reason, place } = teller.tellClaim(at, field, claim);
  const mark = markOf(claim, isShown);
  const why = reason === '' || mark === '' ? '' : `: ${reason}`;
  return [inline, quiet(` ${place}${mark === '' ? '' : ` – ${mark}`}${why}`)];
}

function markOf({ rank }: Claim, isShown: boolean): string {
  if (rank === 'deprecated') return 'held to be wrong';
  if (!isShown) return '';
  return rank === 'preferred' ? 'preferred' : 'shown, as the first';
}

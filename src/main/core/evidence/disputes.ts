/** Fields whose claims disagree, of all collections, with how far they lie apart. */
import type { Dispute, DisputeQuery } from '#shared/contract/claims-api.ts';
import type { Claim } from '#shared/model/claim.ts';
import { fold } from '#shared/text/fold.ts';
import type { Resolved } from '../claims/resolve.ts';
import type { Disputed } from '../query/disputed.ts';
import type { Steps } from '#shared/steps.ts';
import type { Tables } from '../query/tables.ts';
import { spanOf, spreadOf, type Span } from '../claims/spread.ts';

type Count = { collection: string; open: number; settled: number };

export type Disputes = { disputes: Dispute[]; total: number; counts: Count[] };

/** By collection, open ones first, then as asked. */
export function* findDisputes(tables: Tables, query: DisputeQuery): Steps<Disputes> {
  const { collection, field, state, source } = query;
  const words = fold(query.search).split(/\s+/).filter(Boolean);
  const disputed = yield* tables.disputed();
  const found = disputed
    .filter((one) => source === null || isSaidBy(one.resolved, source))
    .filter((one) => field === null || one.field.id === field)
    .filter((one) => holdsAll(tables, one, words));
  const counts = countOf(found);
  const chosen = found
    .filter((one) => collection === null || one.collection === collection)
    .filter(({ resolved }) => state === null || resolved.state === state);
  const ordered = query.sort === 'spread' ? bySpread(chosen) : chosen;
  const place = new Map(counts.map((count, index) => [count.collection, index]));
  const page = ordered
    .toSorted(
      (a, b) =>
        (place.get(a.collection) ?? 0) - (place.get(b.collection) ?? 0) ||
        Number(a.resolved.state !== 'open') - Number(b.resolved.state !== 'open'),
    )
    .slice(query.from, query.from + query.limit);
  return {
    disputes: page.map((one) => viewOf(tables, one)),
    total: chosen.length,
    counts,
  };
}

function bySpread(found: readonly Disputed[]): Disputed[] {
  return found
    .map((one) => ({ one, span: spanOf(one.field, counted(one.resolved)) }))
    .sort((a, b) => compareSpans(a.span, b.span))
    .map(({ one }) => one);
}

/** Days and counted things can't be compared: the latter come first. */
function compareSpans(a: Span | null, b: Span | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (a.unit !== b.unit) return a.unit === 'number' ? -1 : 1;
  return b.high - b.low - (a.high - a.low);
}

/** Claims that are held to be wrong do not count. */
const counted = ({ claims }: Resolved): Claim[] =>
  claims.filter(({ rank }) => rank !== 'deprecated');

const isSaidBy = (resolved: Resolved, source: string): boolean =>
  counted(resolved).some((claim) => claim.source === source);

function holdsAll(tables: Tables, one: Disputed, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = fold(`${titleOf(tables, one)}\n${one.field.title}`);
  return words.every((word) => text.includes(word));
}

const titleOf = (tables: Tables, { collection, record }: Disputed): string =>
  tables.titleOf(collection, record) ?? record;

function countOf(found: readonly Disputed[]): Count[] {
  const counts = new Map<string, Count>();
  for (const { collection, resolved } of found) {
    const count = counts.get(collection) ?? { collection, open: 0, settled: 0 };
    if (resolved.state === 'open') count.open += 1;
    else count.settled += 1;
    counts.set(collection, count);
  }
  return [...counts.values()];
}

function viewOf(tables: Tables, one: Disputed): Dispute {
  const { collection, record, field, resolved } = one;
  return {
    collection,
    record,
    field: field.id,
    title: titleOf(tables, one),
    fieldTitle: field.title,
    state: resolved.state === 'open' ? 'open' : 'settled',
    shown: tables.format(field, resolved.shown?.value ?? null),
    values: valuesOf(tables, one),
    spread: spreadOf(field, counted(resolved)),
  };
}

function valuesOf(tables: Tables, { collection, field, resolved }: Disputed): Dispute['values'] {
  const values = new Map<string, Dispute['values'][number]>();
  for (const claim of counted(resolved)) {
    const text = tables.format(field, claim.value);
    const known = values.get(text) ?? { text, sources: [], shown: false, claim: null };
    const source = tables.sourceTitle(collection, field, claim.source);
    if (!known.sources.includes(source)) known.sources.push(source);
    if (claim === resolved.shown) known.shown = true;
    if (claim.origin !== 'computed') known.claim ??= claim.id;
    values.set(text, known);
  }
  return [...values.values()];
}

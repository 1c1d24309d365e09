/** Fields whose claims disagree, of all collections, with how far they lie apart. */
import type { Dispute, DisputeQuery } from '#shared/contract/claims-api.ts';
import type { Claim } from '#shared/model/claim.ts';
import { fold } from '#shared/text/fold.ts';
import type { Resolved } from '../claims/resolve.ts';
import type { Disputed, Tables } from '../query/tables.ts';
import { spreadOf } from './spread.ts';

type Count = { collection: string; open: number; settled: number };

export type Disputes = { disputes: Dispute[]; total: number; counts: Count[] };

/** By collection, open ones first, then as asked. */
export function findDisputes(tables: Tables, query: DisputeQuery): Disputes {
  const words = fold(query.search).split(/\s+/).filter(Boolean);
  const found = tables
    .disputed()
    .filter((one) => query.source === null || isSaidBy(one.resolved, query.source))
    .filter(({ field }) => query.field === null || field.id === query.field)
    .map((one) => ({ ...one, title: tables.titleOf(one.collection, one.record) ?? one.record }))
    .filter(({ title, field }) => holdsAll(`${title}\n${field.title}`, words));
  const counts = countOf(found);
  const chosen = found
    .filter(({ collection }) => query.collection === null || collection === query.collection)
    .filter(({ resolved }) => query.state === null || resolved.state === query.state)
    .map((one) => ({ ...one, spread: spreadOf(one.field, counted(one.resolved)) }));
  const place = new Map(counts.map((count, index) => [count.collection, index]));
  const ordered = chosen.toSorted(
    (a, b) =>
      (place.get(a.collection) ?? 0) - (place.get(b.collection) ?? 0) ||
      Number(a.resolved.state !== 'open') - Number(b.resolved.state !== 'open') ||
      (query.sort === 'spread' ? bySpread(a.spread, b.spread) : 0),
  );
  const page = ordered.slice(query.from, query.from + query.limit);
  return {
    disputes: page.map((one) => viewOf(tables, one)),
    total: chosen.length,
    counts,
  };
}

/** Days and counted things can't be compared: the latter come first. */
function bySpread(a: Dispute['spread'], b: Dispute['spread']): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (a.unit !== b.unit) return a.unit === 'number' ? -1 : 1;
  return b.high - b.low - (a.high - a.low);
}

/** Claims that are held to be wrong do not count. */
const counted = ({ claims }: Resolved): Claim[] =>
  claims.filter(({ rank }) => rank !== 'deprecated');

const isSaidBy = (resolved: Resolved, source: string): boolean =>
  counted(resolved).some((claim) => claim.source === source);

const holdsAll = (text: string, words: readonly string[]): boolean => {
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
};

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

type Found = Disputed & { title: string; spread: Dispute['spread'] };

function viewOf(tables: Tables, one: Found): Dispute {
  const { collection, record, field, resolved, title, spread } = one;
  return {
    collection,
    record,
    field: field.id,
    title,
    fieldTitle: field.title,
    state: resolved.state === 'open' ? 'open' : 'settled',
    shown: tables.format(field, resolved.shown?.value ?? null),
    values: valuesOf(tables, one),
    spread,
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

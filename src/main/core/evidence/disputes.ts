/** Fields whose claims disagree, of all collections, with how far they lie apart. */
import type { Dispute, DisputeQuery } from '#shared/contract/claims-api.ts';
import type { Claim } from '#shared/model/claim.ts';
import { fold } from '#shared/text/fold.ts';
import type { Resolved } from '../claims/resolve.ts';
import type { Disputed, Tables } from '../query/tables.ts';
import { spreadOf } from './spread.ts';

type Count = { collection: string; open: number; settled: number };

export type Disputes = { disputes: Dispute[]; total: number; counts: Count[] };

/** Open ones first; within them as asked. Everything is worked out anew: nothing of it is kept. */
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
  const ordered = chosen.toSorted((a, b) => {
    if (a.resolved.state !== b.resolved.state) return a.resolved.state === 'open' ? -1 : 1;
    return query.sort === 'spread' ? apart(b) - apart(a) : 0;
  });
  const page = ordered.slice(query.from, query.from + query.limit);
  return {
    disputes: page.map((one) => viewOf(tables, one)),
    total: chosen.length,
    counts,
  };
}

const apart = ({ spread }: { spread: Dispute['spread'] }): number =>
  spread === null ? -1 : spread.high - spread.low;

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
  const values = new Map<string, { text: string; sources: string[]; shown: boolean }>();
  for (const claim of counted(resolved)) {
    const text = tables.format(field, claim.value);
    const known = values.get(text) ?? { text, sources: [], shown: false };
    const source = tables.sourceTitle(collection, field, claim.source);
    if (!known.sources.includes(source)) known.sources.push(source);
    if (claim === resolved.shown) known.shown = true;
    values.set(text, known);
  }
  return [...values.values()];
}

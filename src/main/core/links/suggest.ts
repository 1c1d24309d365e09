/** Which pairs of a collection are suggested for a word: those found alike, without those on which it is said already. */
import type { Suggestion } from '#shared/contract/links-api.ts';
import { isIdentity, type IdentityKind } from '#shared/model/link.ts';
import type { Layer } from '#shared/model/layer.ts';
import { sameGroups } from '../query/duplicates.ts';
import type { Table } from '../query/table.ts';
import type { Core } from '../context.ts';
import { findPairs, type AlikePair } from './alike/find-pairs.ts';
import { candidate } from './compare.ts';
import { isKept } from './link-rules.ts';
import { tableOf } from './table-of.ts';

type Reading = Pick<Core, 'dossier' | 'tables' | 'emit'>;
type Asked = { collection: string; said: boolean; limit: number; job?: string | undefined };
type Answer = { suggestions: Suggestion[]; total: number };

/** Looked for once for each state of a table; words on pairs do not change it. `jobs`: who waits for it. */
type Found = { version: number; pairs: Promise<AlikePair[]>; jobs: Set<string> };

export function createSuggest(core: Reading): (asked: Asked) => Promise<Answer> {
  const known = new WeakMap<Table, Found>();

  function foundIn(table: Table): Found {
    const found = known.get(table);
    if (found?.version === table.version()) return found;
    const jobs = new Set<string>();
    const pairs = findPairs(
      table,
      percents((done) => {
        for (const job of jobs) core.emit({ type: 'progress', job, done, total: 100 });
      }),
    );
    const fresh = { version: table.version(), pairs, jobs };
    known.set(table, fresh);
    // What failed is tried again the next time.
    pairs.catch(() => known.delete(table));
    return fresh;
  }

  return async ({ collection, said, limit, job }) => {
    const table = tableOf(core.tables(), collection);
    const found = foundIn(table);
    if (job !== undefined) found.jobs.add(job);
    const pairs = await found.pairs;
    const spoken = spokenOn(core.dossier().layer, collection);
    const open = pairs.flatMap((pair) => {
      if (!table.isAlive(pair.a) || !table.isAlive(pair.b)) return [];
      const word = spoken(table.idOf(pair.a), table.idOf(pair.b));
      return word === null || (said && word === 'maybe-same') ? [{ pair, word }] : [];
    });
    const suggestions = open.slice(0, limit).map(({ pair, word }): Suggestion => ({
      collection,
      a: candidate(table, pair.a),
      b: candidate(table, pair.b),
      score: pair.score,
      reasons: pair.reasons,
      said: word,
    }));
    return { suggestions, total: open.length };
  };
}

/** Tells shares of 0 to 1 as whole percents, each once. */
function percents(tell: (done: number) => void): (share: number) => void {
  let last = -1;
  return (share) => {
    const done = Math.floor(100 * share);
    if (done > last) tell(done);
    last = Math.max(last, done);
  };
}

/**
 * What is known of a pair. What is the same as the same is the same, too; and what is not the same as one of them is not
 * the same as any of them.
 */
function spokenOn(
  layer: Readonly<Layer>,
  collection: string,
): (a: string, b: string) => IdentityKind | null {
  const words = [...layer.links.values()].flatMap(({ id, kind, from, to }) =>
    isIdentity(kind) && from.collection === collection && isKept(layer, id)
      ? [{ kind, a: from.record, b: to.record }]
      : [],
  );
  const groups = sameGroups(layer, collection);
  const groupOf = (record: string): string => groups.get(record) ?? record;
  const key = (a: string, b: string): string => [a, b].sort().join('\n');
  const direct = new Map(words.map(({ kind, a, b }) => [key(a, b), kind]));
  const different = new Set(
    words.flatMap(({ kind, a, b }) => (kind === 'different' ? [key(groupOf(a), groupOf(b))] : [])),
  );
  return (a, b) => {
    const word = direct.get(key(a, b));
    if (word !== undefined) return word;
    const [left, right] = [groupOf(a), groupOf(b)];
    if (left === right) return 'same';
    return different.has(key(left, right)) ? 'different' : null;
  };
}

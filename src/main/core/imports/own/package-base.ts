/** The imported records of a data package, put together from its claims and written as the base of a new dossier. */
import type { ClaimColumn } from '#shared/exchange/claims-table.ts';
import { readClaim } from '#shared/exchange/claims-table.ts';
import type { Cells } from '#shared/exchange/package-tables.ts';
import type { BaseRecord, OwnClaim, Preference, Statement } from '#shared/model/claim.ts';
import type { BasePart } from '#shared/model/dossier.ts';
import type { Field } from '#shared/model/field.ts';
import type { Draft } from '../../context.ts';
import type { FileSystem } from '../../dossier/file-system.ts';
import { writeParts, type PartWriter } from '../part-writer.ts';
import { damaged } from './package-file.ts';

export type BaseWriter = {
  /** One row of `claims.csv`. Rows of one record stand together. Answers what the user's rank for it makes. */
  readonly add: (cells: Cells) => Promise<Draft[]>;
  /** By origin and collection. */
  readonly end: () => Promise<
    Map<string, { origin: string; collection: string; parts: BasePart[] }>
  >;
};

type Source = {
  called: string;
  fieldOf: (collection: string, field: string) => Field | null;
  /** Of a record: `base`, or the id of its import. */
  originOf: (record: string) => string | undefined;
};

/** `folder`: the new dossier's. */
export function createBaseWriter(fs: FileSystem, folder: string, source: Source): BaseWriter {
  const writers = new Map<string, { origin: string; collection: string; writer: PartWriter }>();
  const done = new Set<string>();
  let current: { collection: string; record: BaseRecord } | null = null;

  async function writerOf(collection: string, record: string): Promise<PartWriter> {
    const origin = source.originOf(record) ?? 'base';
    const key = `${origin} ${collection}`;
    const known = writers.get(key);
    if (known) return known.writer;
    const name = origin === 'base' ? collection : origin;
    const writer = await writeParts(fs, folder, name, collection);
    writers.set(key, { origin, collection, writer });
    return writer;
  }

  async function flush(): Promise<void> {
    if (!current) return;
    const { collection, record } = current;
    current = null;
    await (await writerOf(collection, record.id)).add(record);
  }

  return {
    async add(cells) {
      const { collection = '', record: id = '' } = cells;
      if (current?.record.id !== id) {
        await flush();
        if (done.has(id))
          throw damaged(source.called, 'claims.csv', `has rows of ${id} in several places`);
        done.add(id);
        current = { collection, record: { id, statements: [] } };
      }
      return current ? addClaim(source, current.record, cells) : [];
    },
    async end() {
      await flush();
      const found = new Map<string, { origin: string; collection: string; parts: BasePart[] }>();
      for (const [key, { origin, collection, writer }] of writers) {
        await writer.end();
        found.set(key, { origin, collection, parts: await writer.keep() });
      }
      return found;
    },
  };
}

/** The id of a claim says which statement it is of: `record#statement.field`. */
function addClaim({ called, fieldOf }: Source, record: BaseRecord, cells: Cells): Draft[] {
  const at = Number(/#(\d+)(?:\.|$)/.exec(cells['claim'] ?? '')?.[1] ?? Number.NaN);
  const refuse = (why: string) =>
    damaged(called, 'claims.csv', `has a claim that does not fit: ${cells['claim'] ?? ''}: ${why}`);
  if (!Number.isInteger(at) || at > record.statements.length || at < record.statements.length - 1)
    throw refuse('its statement is out of order');
  const { field = '', raw = '' } = cells;
  const hasValue = cells['value'] !== '' || cells['unknown'] === 'true';
  const isValue = field !== '' && hasValue;
  const read = isValue ? readClaim(plain(cells), fieldOf, NO_TIME) : readEvidence(cells);
  if (typeof read === 'string') throw refuse(read);
  const { claim } = read;
  const statement = (record.statements[at] ??= evidenceOf(claim));
  if (!isValue) {
    if (field !== '' && fieldOf(claim.collection, field) && raw !== '')
      (statement.raw ??= {})[field] = raw;
    return [];
  }
  statement.values[claim.field] = claim.value;
  if (claim.raw !== undefined) (statement.raw ??= {})[claim.field] = claim.raw;
  const given = cells['givenRank'] || claim.rank;
  const reason = cells['givenRank'] ? cells['givenReason'] : claim.reason;
  rank(record, claim.field, at, given, reason ?? '');
  return ownRank(claim, cells);
}

const NO_TIME = '1970-01-01T00:00:00.000Z';

/** A base claim has no times, and the ranks of the user's choosing are kept apart. */
const plain = (cells: Cells): Partial<Record<ClaimColumn, string>> => ({
  ...cells,
  created: '',
  updated: '',
});

/** Of a statement without a value: nothing but where it was made. */
function readEvidence(cells: Cells): { claim: OwnClaim } | string {
  const field: Field = { id: 'none', title: 'None', type: 'text' };
  const parts = { ...plain(cells), field: 'none', unknown: 'true' };
  return readClaim(parts, () => field, NO_TIME);
}

function evidenceOf({ source, locator, quote, asOf, grade, comment }: OwnClaim): Statement {
  return {
    source,
    ...(locator && { locator }),
    ...(quote !== undefined && { quote }),
    ...(asOf !== undefined && { asOf }),
    ...(grade && { grade }),
    ...(comment !== undefined && { comment }),
    values: {},
  };
}

function rank(record: BaseRecord, field: string, at: number, given: string, reason: string): void {
  const preference: Preference = { statement: at, reason };
  if (given === 'preferred') (record.preferred ??= {})[field] = preference;
  if (given === 'deprecated') {
    const all = (record.deprecated ??= {});
    (all[field] ??= []).push(preference);
  }
}

/** The user's own, in place of the one that the claim came with. */
function ownRank(
  { id, collection, record, field, rank: chosen, reason }: OwnClaim,
  cells: Cells,
): Draft[] {
  if (!cells['givenRank']) return [];
  const after = {
    id,
    collection,
    record,
    field,
    rank: chosen,
    ...(reason === undefined ? {} : { reason }),
    updatedAt: cells['ranked'] ?? '',
  };
  return [{ table: 'ranks', id, after }];
}

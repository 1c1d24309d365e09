/** All collections of the open dossier, ready for queries, and kept up to date by its commits. */
import { AppError } from '#shared/contract/errors.ts';
import type {
  Cell,
  Facet,
  FoundRecord,
  RecordDetail,
  Row,
  Sum,
  SumPart,
} from '#shared/contract/records-api.ts';
import { SOURCES, type Claim } from '#shared/model/claim.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import type { Query } from '#shared/model/filter.ts';
import { trashId, type Change, type Layer, type Op } from '#shared/model/layer.ts';
import type { Value } from '#shared/model/value.ts';
import { formatValue } from '#shared/values/format.ts';
import type { OpenDossier } from '../context.ts';
import { buildDetail, titleOfSource } from './detail.ts';
import { createDisputed, type Disputed, type DisputedFields } from './disputed.ts';
import { countFacets } from './facets.ts';
import { findRecords, foundRecord, titleAt } from './find.ts';
import { createGoneRecords } from './gone.ts';
import { createLinkCounts } from './link-counts.ts';
import { createNoteCounts } from './note-counts.ts';
import { createOwnWork } from './own-work.ts';
import { createResults } from './results.ts';
import { buildCell, buildRow, type RowParts } from './rows.ts';
import { createSelector, type Selector } from './select.ts';
import { throughSource } from './lens.ts';
import { summedRows, sumFields } from './sums.ts';
import type { Steps } from '#shared/steps.ts';
import { createTable, type Table, type TableSource } from './table.ts';

/** A collection as one source has it. */
type Seen = { table: Table; select: Selector };

type GroupsOf = (collection: string) => ReadonlyMap<string, string>;

export type Tables = {
  /** Those that answer `Steps` take long in a large collection; what they answer is of the moment in which they end. */
  readonly query: (query: Query) => Steps<{ result: string; count: number; total: number }>;
  /** `from` inclusive, `to` exclusive. Throw `not_found` when the result is gone. */
  readonly rows: (result: string, from: number, to: number) => Row[];
  readonly ids: (result: string, from: number, to: number) => string[];
  readonly position: (result: string, record: string) => number | null;
  /** `groupsOf`: which records of a collection are the same and count once (`Summed`). `fields`: only these. */
  readonly sums: (result: string, groupsOf: GroupsOf, fields?: readonly string[]) => Steps<Sum[]>;
  readonly summed: (
    result: string,
    groupsOf: GroupsOf,
    field: string,
    part: SumPart,
  ) => Steps<string[]>;
  readonly facets: (
    query: Omit<Query, 'sort'> & { field: string },
  ) => Steps<{ facets: Facet[]; truncated: boolean }>;
  readonly detail: (collection: string, record: string) => RecordDetail;
  /** All claims on a field, as `resolveField` orders them. Throws `not_found`. */
  readonly claims: (collection: string, record: string, field: string) => Claim[];
  /** Title of a claim's source, or words for what is no document. */
  readonly sourceTitle: (collection: string, field: Field, source: string) => string;
  /** Every field whose claims disagree, of records that are not in the trash, in the order of collections, records, fields. */
  readonly disputed: () => Steps<Disputed[]>;
  readonly cell: (collection: string, record: string, field: string) => Cell;
  readonly find: (
    text: string,
    collection: string | undefined,
    limit: number,
  ) => Steps<FoundRecord[]>;
  readonly titles: (ids: readonly string[]) => FoundRecord[];

  /** The records of a query in order, without keeping a result; for exports and reports. */
  readonly select: (query: Query) => Steps<{ table: Table; rows: Int32Array }>;
  /** Throws `not_found`. */
  readonly collection: (id: string) => Collection;
  /** Throws `not_found`. */
  readonly field: (collection: string, field: string) => Field;
  /** Records in the trash are there, too. */
  readonly has: (collection: string, record: string) => boolean;
  readonly isTrashed: (collection: string, record: string) => boolean;
  /** Its id where it has no title; undefined when there is no such record. */
  readonly titleOf: (collection: string | undefined, record: string) => string | undefined;
  /** Ids, not in the trash, of the record with this id or else of those with exactly this title. */
  readonly findRecords: (collection: string | undefined, titleOrId: string) => string[];
  readonly format: (field: Field, value: Value | null) => string;
  /** Of all collections, one after the other (`Table.prepare`). */
  readonly prepare: () => Steps<void>;
  /** Stops listening to commits. */
  readonly close: () => void;
};

/** Builds nothing but the list of records; columns follow when a query asks for them. */
export function createTables(dossier: OpenDossier): Tables {
  const { layer, base } = dossier;
  const own = createOwnWork(layer);
  const gone = createGoneRecords(layer);
  const format = (field: Field, value: Value | null): string => formatValue(field, value, titleOf);
  const tables = new Map<string, Table>();
  const selectors = new Map<string, Selector>();
  const disputes = new Map<string, DisputedFields>();
  const sourceOf = (collection: Collection): TableSource => ({
    collection,
    base: base.get(collection.id) ?? new Map(),
    ownClaims: own.claims,
    ranks: own.ranks,
    format,
    isGone: (record) => gone.from(record) !== undefined,
  });
  function build(collection: Collection): void {
    const table = createTable(sourceOf(collection));
    tables.set(collection.id, table);
    selectors.set(collection.id, createSelector(table));
    disputes.set(collection.id, createDisputed(table));
    populate(table, layer);
  }
  for (const collection of dossier.file.collections) build(collection);
  /** Collections as one source has them, by collection and source; made anew after each change. */
  const lenses = new Map<string, Seen>();

  function* lens(table: Table, source: string): Steps<Seen> {
    const key = `${table.collection.id} ${source}`;
    const known = lenses.get(key);
    if (known) return known;
    const version = table.version();
    const through = yield* throughSource(source, sourceOf(table.collection), table);
    const seen = createTable(through);
    populate(seen, layer, (record) => own.claims(record).some((claim) => claim.source === source));
    const made = { table: seen, select: createSelector(seen) };
    if (table.version() === version) lenses.set(key, made);
    return made;
  }

  const results = createResults();
  const notes = createNoteCounts(layer);
  const links = createLinkCounts(layer);
  const stop = dossier.onCommit((change) => apply(change));

  /** Records came or went by the thousand, or columns did. */
  function rebuild(collections: ReadonlySet<string>): void {
    for (const collection of dossier.file.collections) {
      if (!collections.has(collection.id)) continue;
      build(collection);
      results.forget(collection.id);
      for (const table of tables.values()) table.forgetTitles(collection.id);
    }
  }

  function apply(change: Change): void {
    lenses.clear();
    const anew = rebuiltBy(change);
    const records = new Map<string, string>();
    for (const op of change.ops) {
      own.apply(op);
      if (op.table === 'imports') gone.forget();
      if (op.table === 'records') {
        const record = op.after ?? op.before;
        if (!record) continue;
        if (op.after) tables.get(record.collection)?.addRecord(record.id, true);
        else tables.get(record.collection)?.removeRecord(record.id);
        records.set(record.id, record.collection);
      } else if (op.table === 'trash') {
        const entry = op.after ?? op.before;
        if (entry?.kind === 'record') records.set(entry.id, entry.collection);
        else {
          notes.forget();
          links.forget();
        }
      } else if (op.table === 'notes') {
        notes.forget();
      } else if (op.table === 'links') {
        links.forget();
      }
    }
    for (const [record, collection] of records) {
      tables.get(collection)?.setAlive(record, !layer.trash.has(trashId('record', record)));
    }
    if (anew.size > 0) rebuild(anew);
    touchClaims(change, new Set(records.values()));
  }

  /** `changed`: collections in which records came or went, so that titles did, too. */
  function touchClaims(change: Change, changed: Set<string>): void {
    for (const op of change.ops) {
      const claim = claimPlace(op, layer);
      const table = claim && tables.get(claim.collection);
      if (!claim || !table) continue;
      table.touch(claim.record, claim.field);
      disputes.get(claim.collection)?.touch(claim.record);
      if (table.collection.titleField === claim.field) changed.add(claim.collection);
    }
    for (const id of changed) for (const table of tables.values()) table.forgetTitles(id);
  }

  function tableOf(id: string): Table {
    const table = tables.get(id);
    if (table) return table;
    throw new AppError('not_found', `This dossier has no collection “${id}”.`, { collection: id });
  }

  function rowIn(collection: string, record: string): { table: Table; row: number } {
    const table = tableOf(collection);
    const row = table.rowOf(record);
    if (row !== undefined) return { table, row };
    throw new AppError(
      'not_found',
      `There is no record “${record}” in ${table.collection.title}.`,
      {
        record,
      },
    );
  }

  function titleOf(collection: string | undefined, record: string): string | undefined {
    const table = collection === undefined ? undefined : tables.get(collection);
    const row = table?.rowOf(record);
    return table === undefined || row === undefined ? undefined : titleAt(table, row);
  }

  const sourceTitle = (source: string): string | undefined => titleOf(SOURCES, source);

  /** Where something changes between two steps, all of it is done again: no answer is half of before and half of after. */
  function* undisturbed<T>(collection: string, work: (whole: Table) => Steps<T>): Steps<T> {
    for (;;) {
      const whole = tableOf(collection);
      const version = whole.version();
      const answer = yield* work(whole);
      if (tables.get(collection) === whole && whole.version() === version) return answer;
    }
  }

  function* selectFrom(whole: Table, query: Query): Steps<{ table: Table; rows: Int32Array }> {
    const { collection, source } = query;
    if (source !== undefined) {
      const seen = yield* lens(whole, source);
      return { table: seen.table, rows: yield* seen.select(query) };
    }
    const select = selectors.get(collection);
    return { table: whole, rows: select ? yield* select(query) : new Int32Array(0) };
  }
  const parts = (table: Table): RowParts => ({ table, notes, links, format });

  return {
    query: (query) =>
      undisturbed(query.collection, function* (whole) {
        const total = whole.aliveRows().length;
        const version = whole.version();
        const { collection, search, filter, sort, source } = query;
        const key = JSON.stringify([collection, search, filter, sort, source]);
        const known = results.same(key, version);
        const { table, rows } = known ?? (yield* selectFrom(whole, query));
        // Two who ask the same at the same time get the same.
        const result = results.same(key, version) ?? results.keep(key, table, rows, version);
        return { result: result.id, count: result.rows.length, total };
      }),
    rows(id, from, to) {
      const { table, rows } = results.get(id);
      return Array.from(rows.subarray(from, to), (row) => buildRow(parts(table), row));
    },
    ids(id, from, to) {
      const { table, rows } = results.get(id);
      return Array.from(rows.subarray(from, to), (row) => table.idOf(row));
    },
    position(id, record) {
      const { table, rows } = results.get(id);
      const row = table.rowOf(record);
      const at = row === undefined ? -1 : rows.indexOf(row);
      return at < 0 ? null : at;
    },
    sums(id, groupsOf, fields) {
      const { table, rows } = results.get(id);
      return sumFields({ table, rows, groups: groupsOf(table.collection.id) }, fields);
    },
    *summed(id, groupsOf, field, part) {
      const { table, rows } = results.get(id);
      const groups = groupsOf(table.collection.id);
      const found = yield* summedRows({ table, rows, groups }, field, part);
      return Array.from(found, table.idOf);
    },
    facets: ({ field, ...query }) =>
      undisturbed(query.collection, function* (whole) {
        const { table, rows } = yield* selectFrom(whole, { ...query, sort: [] });
        return yield* countFacets(table, field, rows);
      }),
    detail(collection, record) {
      const { table, row } = rowIn(collection, record);
      const all = { ...parts(table), sourceTitle, goneFrom: gone.from };
      return buildDetail(all, row, titleAt(table, row));
    },
    claims(collection, record, field) {
      const { table, row } = rowIn(collection, record);
      return table.resolve(row, table.field(field)).claims;
    },
    sourceTitle: (collection, field, source) =>
      titleOfSource(tableOf(collection).collection, sourceTitle, field, source),
    *disputed() {
      const found: Disputed[][] = [];
      for (const fields of disputes.values()) found.push(yield* fields.all());
      return found.flat();
    },
    cell(collection, record, field) {
      const { table, row } = rowIn(collection, record);
      return buildCell(parts(table), row, table.field(field));
    },
    find(text, collection, limit) {
      const within = collection === undefined ? [...tables.values()] : [tableOf(collection)];
      return findRecords(within, text, limit);
    },
    titles(ids) {
      return ids.flatMap((id) => {
        for (const table of tables.values()) {
          const row = table.rowOf(id);
          if (row !== undefined) return [foundRecord(table, row)];
        }
        return [];
      });
    },
    select: (query) => undisturbed(query.collection, (whole) => selectFrom(whole, query)),
    collection: (id) => tableOf(id).collection,
    field: (collection, field) => tableOf(collection).field(field),
    has: (collection, record) => tables.get(collection)?.rowOf(record) !== undefined,
    isTrashed(collection, record) {
      const { table, row } = rowIn(collection, record);
      return !table.isAlive(row);
    },
    titleOf,
    findRecords(collection, titleOrId) {
      const table = collection === undefined ? undefined : tables.get(collection);
      if (!table) return [];
      const row = table.rowOf(titleOrId);
      if (row !== undefined && table.isAlive(row)) return [titleOrId];
      const titles = table.column(table.collection.titleField);
      return Array.from(table.aliveRows())
        .filter((at) => titles.text(titles.codes[at] ?? -1) === titleOrId)
        .map((at) => table.idOf(at));
    },
    format,
    *prepare() {
      for (const table of tables.values()) yield* table.prepare();
    },
    close: stop,
  };
}

/** Collections whose imported records or fields are not what they were. */
function rebuiltBy({ ops }: Change): Set<string> {
  const collections = new Set<string>();
  for (const op of ops) {
    if (op.table === 'collections') collections.add(op.id);
    if (op.table !== 'imports') continue;
    for (const entry of [op.before, op.after]) if (entry) collections.add(entry.collection);
  }
  return collections;
}

type ClaimPlace = { collection: string; record: string; field: string };

/** The field whose claims an op has changed, or their ranks, or which of them are in the trash. */
function claimPlace(op: Op, layer: Readonly<Layer>): ClaimPlace | null {
  if (op.table === 'claims' || op.table === 'ranks') return op.after ?? op.before;
  const entry = op.table === 'trash' ? (op.after ?? op.before) : null;
  return entry?.kind === 'claim' ? (layer.claims.get(entry.id) ?? null) : null;
}

/** Own records, where `isSeen` says so, and what is in the trash. */
function populate(
  table: Table,
  layer: Readonly<Layer>,
  isSeen: (record: string) => boolean = () => true,
): void {
  const { id: own } = table.collection;
  for (const { id, collection } of layer.records.values())
    if (collection === own && isSeen(id)) table.addRecord(id, true);
  for (const entry of layer.trash.values())
    if (entry.kind === 'record' && entry.collection === own) table.setAlive(entry.id, false);
}

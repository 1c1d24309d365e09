/** All collections of the open dossier, ready for queries, and kept up to date by its commits. */
import { AppError } from '#shared/contract/errors.ts';
import type { Cell, Facet, FoundRecord, RecordDetail, Row } from '#shared/contract/records-api.ts';
import { SOURCES, type OwnClaim } from '#shared/model/claim.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import type { Query } from '#shared/model/filter.ts';
import { trashId, type Change } from '#shared/model/layer.ts';
import type { Value } from '#shared/model/value.ts';
import { formatValue } from '#shared/values/format.ts';
import type { OpenDossier } from '../context.ts';
import { buildDetail } from './detail.ts';
import { countFacets } from './facets.ts';
import { findRecords, foundRecord, titleAt } from './find.ts';
import { createNoteCounts } from './note-counts.ts';
import { createResults } from './results.ts';
import { buildCell, buildRow, type RowParts } from './rows.ts';
import { createSelector, type Selector } from './select.ts';
import { createTable, type Table } from './table.ts';

export type Tables = {
  readonly query: (query: Query) => { result: string; count: number; total: number };
  /** `from` inclusive, `to` exclusive. Throw `not_found` when the result is gone. */
  readonly rows: (result: string, from: number, to: number) => Row[];
  readonly ids: (result: string, from: number, to: number) => string[];
  readonly position: (result: string, record: string) => number | null;
  readonly facets: (query: Pick<Query, 'collection' | 'search' | 'filter'> & { field: string }) => {
    facets: Facet[];
    truncated: boolean;
  };
  readonly detail: (collection: string, record: string) => RecordDetail;
  readonly cell: (collection: string, record: string, field: string) => Cell;
  readonly find: (text: string, collection: string | undefined, limit: number) => FoundRecord[];
  readonly titles: (ids: readonly string[]) => FoundRecord[];

  /** The records of a query in order, without keeping a result; for exports and reports. */
  readonly select: (query: Query) => { table: Table; rows: Int32Array };
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
  /** Stops listening to commits. */
  readonly close: () => void;
};

/** Builds nothing but the list of records; columns follow when a query asks for them. */
export function createTables(dossier: OpenDossier): Tables {
  const { layer, file, base } = dossier;
  const ownClaims = new Map<string, OwnClaim[]>();
  for (const claim of layer.claims.values()) putClaim(ownClaims, claim.record, null, claim);

  const format = (field: Field, value: Value | null): string => formatValue(field, value, titleOf);
  const tables = new Map<string, Table>();
  const selectors = new Map<string, Selector>();
  for (const collection of file.collections) {
    const table = createTable({
      collection,
      base: base.get(collection.id) ?? new Map(),
      ownClaims: (record) => ownClaims.get(record) ?? NO_CLAIMS,
      format,
    });
    tables.set(collection.id, table);
    selectors.set(collection.id, createSelector(table));
  }
  for (const { id, collection } of layer.records.values())
    tables.get(collection)?.addRecord(id, true);
  for (const entry of layer.trash.values()) {
    if (entry.kind === 'record') tables.get(entry.collection)?.setAlive(entry.id, false);
  }

  const results = createResults();
  const notes = createNoteCounts(layer);
  const stop = dossier.onCommit((change) => apply(change));

  function apply(change: Change): void {
    const records = new Map<string, string>();
    for (const op of change.ops) {
      if (op.table === 'claims') {
        const claim = op.after ?? op.before;
        if (claim) putClaim(ownClaims, claim.record, op.before, op.after);
      } else if (op.table === 'records') {
        const record = op.after ?? op.before;
        if (!record) continue;
        if (op.after) tables.get(record.collection)?.addRecord(record.id, true);
        else tables.get(record.collection)?.removeRecord(record.id);
        records.set(record.id, record.collection);
      } else if (op.table === 'trash') {
        const entry = op.after ?? op.before;
        if (entry?.kind === 'record') records.set(entry.id, entry.collection);
        else notes.forget();
      } else if (op.table === 'notes') {
        notes.forget();
      }
    }
    for (const [record, collection] of records) {
      tables.get(collection)?.setAlive(record, !layer.trash.has(trashId('record', record)));
    }
    touchClaims(change, new Set(records.values()));
  }

  /** `changed`: collections in which records came or went, so that titles did, too. */
  function touchClaims(change: Change, changed: Set<string>): void {
    for (const op of change.ops) {
      const claim = op.table === 'claims' ? (op.after ?? op.before) : null;
      const table = claim && tables.get(claim.collection);
      if (!claim || !table) continue;
      table.touch(claim.record, claim.field);
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

  const select = (query: Query): { table: Table; rows: Int32Array } => {
    const table = tableOf(query.collection);
    return { table, rows: selectors.get(query.collection)?.(query) ?? new Int32Array(0) };
  };
  const parts = (table: Table): RowParts => ({ table, notes, format });

  return {
    query(query) {
      const table = tableOf(query.collection);
      const total = table.aliveRows().length;
      const key = JSON.stringify([query.collection, query.search, query.filter, query.sort]);
      const result =
        results.same(key, table.version()) ?? results.keep(key, table, select(query).rows);
      return { result: result.id, count: result.rows.length, total };
    },
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
    facets({ field, ...query }) {
      const { table, rows } = select({ ...query, sort: [] });
      return countFacets(table, field, rows);
    },
    detail(collection, record) {
      const { table, row } = rowIn(collection, record);
      const sourceTitle = (source: string): string | undefined => titleOf(SOURCES, source);
      return buildDetail({ ...parts(table), sourceTitle }, row, titleAt(table, row));
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
    select,
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
    close: stop,
  };
}

const NO_CLAIMS: readonly OwnClaim[] = [];

/** Takes `before` out of the record's claims and puts `after` in its place, or at the end. */
function putClaim(
  claims: Map<string, OwnClaim[]>,
  record: string,
  before: OwnClaim | null,
  after: OwnClaim | null,
): void {
  const of = claims.get(record) ?? [];
  const at = before ? of.findIndex((claim) => claim.id === before.id) : -1;
  const added = after ? [after] : [];
  const next = at < 0 ? [...of, ...added] : [...of.slice(0, at), ...added, ...of.slice(at + 1)];
  if (next.length === 0) claims.delete(record);
  else claims.set(record, next);
}

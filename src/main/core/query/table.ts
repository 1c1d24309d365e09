/** One collection in memory: row numbers for records, columns built when first asked for, kept up to date by commits. */
import { AppError } from '#shared/contract/errors.ts';
import type { BaseRecord, OwnClaim, Statement } from '#shared/model/claim.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import type { OwnRank } from '#shared/model/layer.ts';
import type { Value } from '#shared/model/value.ts';
import { fold } from '#shared/text/fold.ts';
import {
  resolveField,
  shownValue,
  unreadIn,
  type RecordParts,
  type Resolved,
} from '../claims/resolve.ts';
import { BLANK, createColumn, setValue, type Column } from './column.ts';
import { finish, type Steps } from '#shared/steps.ts';

export type TableSource = {
  collection: Collection;
  base: ReadonlyMap<string, BaseRecord>;
  /** Of a record, in the order in which they were made, without those in the trash. */
  ownClaims: (record: string) => readonly OwnClaim[];
  /** The user's ranks for a record's imported claims; null where there are none. */
  ranks: (record: string) => ReadonlyMap<string, OwnRank> | null;
  format: (field: Field, value: Value | null) => string;
  /** The dataset that the record was imported from does not have it any more. */
  isGone: (record: string) => boolean;
};

export type Table = {
  readonly collection: Collection;
  /** Goes up with every change that a query could see. */
  readonly version: () => number;
  /** Row numbers given out so far, records in the trash and rows of removed records included. */
  readonly rows: () => number;
  readonly idOf: (row: number) => string;
  readonly rowOf: (record: string) => number | undefined;
  /** Neither in the trash nor removed. */
  readonly isAlive: (row: number) => boolean;
  readonly aliveRows: () => Int32Array;
  readonly isOwn: (row: number) => boolean;
  readonly isGone: (row: number) => boolean;
  readonly fields: () => readonly Field[];
  /** Of all claims that are made of the record. */
  readonly sourcesOf: (row: number) => Iterable<string>;
  readonly isLone: (row: number) => boolean;
  /** How many claims there may be on the field, without building them: what can't be worked out counts, too. */
  readonly claimCount: (row: number, field: Field) => number;
  /** Claims on all fields of the record, without building them; what is worked out is left out. */
  readonly saidCount: (row: number) => number;
  /** Throws `not_found`. */
  readonly field: (id: string) => Field;
  readonly column: (field: string) => Column;
  /** What is shown of one row, and its text form. Neither builds the field's column, which takes long in a large table. */
  readonly value: (row: number, field: string) => Value | null;
  readonly text: (row: number, field: string) => string;
  readonly resolve: (row: number, field: Field) => Resolved;
  /** What sources had for a field and could not be read. */
  readonly unread: (row: number, field: Field) => ReturnType<typeof unreadIn>;
  /** The record's one statement, where nobody has said more: then there is nothing to resolve. */
  readonly loneStatement: (row: number) => Statement | undefined;
  /** All that a search looks through, folded, fields apart from each other. */
  readonly searchText: (row: number) => string;

  /** Makes `column` ready. Throws `not_found`. */
  readonly prepareColumn: (field: string) => Steps<void>;
  /** Makes `searchText` of every row ready. */
  readonly prepareTexts: () => Steps<void>;
  /** Makes ready all that a first search or sort would wait for. Nothing is left to do when it yields nothing. */
  readonly prepare: () => Steps<void>;

  readonly addRecord: (record: string, own: boolean) => void;
  readonly removeRecord: (record: string) => void;
  readonly setAlive: (record: string, alive: boolean) => void;
  /** The claims about this field of this record have changed. */
  readonly touch: (record: string, field: string) => void;
  /** Titles in that collection have changed; references print them. */
  readonly forgetTitles: (collection: string) => void;
};

/** A column of which some rows are not done yet. */
type Unfinished = { column: Column; rows: number };

/** Rows at a time. */
const STEP = 100;

export function createTable(source: TableSource): Table {
  const { collection, base, ownClaims, ranks, format } = source;
  const fields = new Map(collection.fields.map((field) => [field.id, field]));
  const fieldOf = (id: string): Field | undefined => fields.get(id);
  const ids = [...base.keys()];
  const bases: (BaseRecord | undefined)[] = [...base.values()];
  const rowOf = new Map<string, number>();
  for (const id of ids) rowOf.set(id, rowOf.size);
  const dead = new Set<number>();
  const ownRows = new Set<number>();
  const columns = new Map<string, Column>();
  const unfinished = new Map<string, Unfinished>();
  let searchTexts: (string | undefined)[] = [];
  let version = 1;
  let aliveCache: { version: number; rows: Int32Array } | undefined;

  const parts = (row: number): RecordParts => {
    const id = ids[row] ?? '';
    return { id, base: bases[row], own: ownClaims(id), ranks: ranks(id) };
  };

  function field(id: string): Field {
    const found = fields.get(id);
    if (found) return found;
    throw new AppError('not_found', `${collection.title} has no field “${id}”.`, { field: id });
  }

  function column(id: string): Column {
    if (!columns.has(id)) finish(prepareColumn(id));
    return columns.get(id)!;
  }

  /** Whoever asks goes on where the last one has stopped; rows that change meanwhile are kept right by `touch`. */
  function* prepareColumn(id: string): Steps<void> {
    if (columns.has(id)) return;
    const definition = field(id);
    const known = unfinished.get(id);
    const building = known ?? { column: createColumn(definition, ids.length, format), rows: 0 };
    if (!known) unfinished.set(id, building);
    while (building.rows < ids.length) {
      const row = building.rows++;
      setValue(building.column, row, shownValue(parts(row), definition, fieldOf));
      if (row % STEP === STEP - 1) yield;
    }
    unfinished.delete(id);
    columns.set(id, building.column);
  }

  /** The column as far as it holds the row. */
  function columnAt(id: string, row: number): Column | undefined {
    const building = unfinished.get(id);
    return building && row < building.rows ? building.column : columns.get(id);
  }

  function text(row: number, id: string): string {
    const built = columns.get(id);
    return built ? built.text(built.codes[row] ?? BLANK) : format(field(id), value(row, id));
  }

  function value(row: number, id: string): Value | null {
    const built = columns.get(id);
    if (built) return built.values[built.codes[row] ?? BLANK] ?? null;
    return shownValue(parts(row), field(id), fieldOf);
  }

  function searchText(row: number): string {
    return (searchTexts[row] ??= buildSearchText(row));
  }

  function* prepareTexts(): Steps<void> {
    for (const { id } of collection.fields) yield* prepareColumn(id);
    for (let row = 0, made = 0; row < ids.length; row++) {
      if (searchTexts[row] !== undefined) continue;
      searchText(row);
      made += 1;
      if (made % STEP === 0) yield;
    }
  }

  function* prepare(): Steps<void> {
    yield* prepareTexts();
    // Sorting long texts takes longest, and is hardly ever asked for.
    for (const { id, type } of collection.fields)
      if (type !== 'longtext') yield* column(id).ranks();
  }

  /** What is shown, and after it what other claims say: a rival name has to be found, too. */
  function buildSearchText(row: number): string {
    const pieces: string[] = [];
    for (const definition of collection.fields) {
      const built = column(definition.id);
      const code = built.codes[row] ?? BLANK;
      if (code !== BLANK) pieces.push(built.searched(code));
    }
    const record = parts(row);
    if (record.own.length > 0 || (record.base?.statements.length ?? 0) > 1) {
      for (const definition of collection.fields) {
        const { claims, shown } = resolveField(record, definition, fieldOf);
        for (const claim of claims) {
          if (claim !== shown && claim.value !== null)
            pieces.push(fold(format(definition, claim.value)));
        }
      }
    }
    return pieces.join('\n');
  }

  function loneStatement(row: number): Statement | undefined {
    const record = bases[row];
    if (record?.statements.length !== 1 || record.deprecated) return undefined;
    const id = ids[row] ?? '';
    return ownClaims(id).length === 0 && !ranks(id) ? record.statements[0] : undefined;
  }

  function claimCount(row: number, { id, computed }: Field): number {
    let count = computed ? 1 : 0;
    for (const { values } of bases[row]?.statements ?? [])
      if (Object.hasOwn(values, id)) count += 1;
    for (const claim of ownClaims(ids[row] ?? '')) if (claim.field === id) count += 1;
    return count;
  }

  function saidCount(row: number): number {
    let count = ownClaims(ids[row] ?? '').length;
    for (const { values } of bases[row]?.statements ?? []) count += Object.keys(values).length;
    return count;
  }

  function touch(record: string, id: string): void {
    const row = rowOf.get(record);
    if (row === undefined) return;
    version += 1;
    searchTexts[row] = undefined;
    for (const definition of collection.fields) {
      const { computed } = definition;
      if (definition.id !== id && computed?.from !== id && computed?.to !== id) continue;
      const built = columnAt(definition.id, row);
      if (built) setValue(built, row, shownValue(parts(row), definition, fieldOf));
    }
  }

  function addRecord(record: string, own: boolean): void {
    if (rowOf.has(record)) return;
    const row = ids.push(record) - 1;
    bases[row] = base.get(record);
    rowOf.set(record, row);
    if (own) ownRows.add(row);
    for (const [id, built] of columns)
      setValue(built, row, shownValue(parts(row), field(id), fieldOf));
    version += 1;
  }

  function removeRecord(record: string): void {
    const row = rowOf.get(record);
    if (row === undefined) return;
    dead.add(row);
    rowOf.delete(record);
    version += 1;
  }

  function setAlive(record: string, alive: boolean): void {
    const row = rowOf.get(record);
    if (row === undefined) return;
    if (alive) dead.delete(row);
    else dead.add(row);
    version += 1;
  }

  function aliveRows(): Int32Array {
    if (aliveCache?.version !== version) {
      const rows = new Int32Array(ids.length - dead.size);
      for (let row = 0, at = 0; row < ids.length; row++) if (!dead.has(row)) rows[at++] = row;
      aliveCache = { version, rows };
    }
    return aliveCache.rows;
  }

  function forgetTitles(target: string): void {
    const references = collection.fields.filter(
      (definition) => definition.type === 'reference' && definition.collection === target,
    );
    if (references.length === 0) return;
    for (const { id } of references) {
      columns.get(id)?.forgetTexts();
      unfinished.get(id)?.column.forgetTexts();
    }
    searchTexts = [];
    version += 1;
  }

  return {
    collection,
    version: () => version,
    rows: () => ids.length,
    idOf: (row) => ids[row] ?? '',
    rowOf: (record) => rowOf.get(record),
    isAlive: (row) => !dead.has(row),
    aliveRows,
    isOwn: (row) => ownRows.has(row),
    isGone: (row) => source.isGone(ids[row] ?? ''),
    fields: () => collection.fields,
    sourcesOf: (row) =>
      [...(bases[row]?.statements ?? []), ...parts(row).own].map(({ source: one }) => one),
    isLone: (row) => loneStatement(row) !== undefined,
    claimCount,
    saidCount,
    field,
    column,
    text,
    value,
    loneStatement,
    unread: (row, definition) => unreadIn(parts(row), definition),
    resolve: (row, definition) => resolveField(parts(row), definition, fieldOf),
    searchText,
    prepareColumn,
    prepareTexts,
    prepare,
    addRecord,
    removeRecord,
    setAlive,
    touch,
    forgetTitles,
  };
}

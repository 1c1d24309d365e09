/** Claims as a table of text: all that is said about every field of some records, or of all. */
import type { ExportSubject } from '#shared/contract/exports-api.ts';
import {
  CLAIM_COLUMNS,
  claimCells,
  figuresOf,
  HELPING_COLUMNS,
} from '#shared/exchange/claims-table.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { Query } from '#shared/model/filter.ts';
import type { Core, OpenDossier } from '../context.ts';
import { finish } from '#shared/steps.ts';
import type { Table } from '../query/table.ts';
import type { TextTable } from './subjects.ts';

type Picked = { table: Table; rows: Int32Array };

/** What the program works out is left out: nobody says it. */
export function claimsTable(
  core: Core,
  { query, records }: Pick<Extract<ExportSubject, { kind: 'claims' }>, 'query' | 'records'>,
): TextTable {
  const wanted = records && new Set(records);
  const picked = queriesOf(core, query).map((one): Picked => {
    const { table, rows } = finish(core.tables().select(one));
    return { table, rows: wanted ? rows.filter((row) => wanted.has(table.idOf(row))) : rows };
  });
  return {
    header: [...CLAIM_COLUMNS, ...HELPING_COLUMNS],
    count: countOnce(core, JSON.stringify([query, records]), picked),
    rows: () => rowsOf(core, picked),
  };
}

function queriesOf(core: Core, query: Query | null): Query[] {
  if (query) return [query];
  const { collections } = core.dossier().file;
  return collections.map(({ id }) => ({ collection: id, search: '', filter: null, sort: [] }));
}

/** Of the last thing that was asked for. */
const counts = new WeakMap<OpenDossier, { key: string; count: number }>();

/** Counting goes through all of it, and every choice in the window that leaves the count alone asks for it again. */
function countOnce(core: Core, subject: string, picked: readonly Picked[]): number {
  const dossier = core.dossier();
  const key = `${dossier.revision()} ${subject}`;
  const known = counts.get(dossier);
  if (known?.key === key) return known.count;
  const count = countClaims(picked);
  counts.set(dossier, { key, count });
  return count;
}

/** Nothing is built for it. */
function countClaims(picked: readonly Picked[]): number {
  let count = 0;
  for (const { table, rows } of picked) for (const row of rows) count += table.saidCount(row);
  return count;
}

type FieldClaims = { row: number; field: Field; claims: Claim[]; shown: Claim | null };

function* eachField({ table, rows }: Picked): Generator<FieldClaims> {
  for (const row of rows) {
    for (const field of table.fields()) {
      const { claims, shown } = table.resolve(row, field);
      const said = claims.filter(({ origin }) => origin !== 'computed');
      if (said.length > 0) yield { row, field, claims: said, shown };
    }
  }
}

function* rowsOf(core: Core, picked: readonly Picked[]): Generator<string[]> {
  const { layer } = core.dossier();
  const tables = core.tables();
  for (const one of picked) {
    const { table } = one;
    const collection = table.collection.id;
    for (const { row, field, claims, shown } of eachField(one)) {
      const record = table.idOf(row);
      const title = tables.titleOf(collection, record) ?? record;
      for (const claim of claims) {
        const times = claim.origin === 'own' ? (layer.claims.get(claim.id) ?? null) : null;
        const cells = claimCells({ collection, record, field }, claim, times);
        const source = tables.sourceTitle(collection, field, claim.source);
        yield [
          ...CLAIM_COLUMNS.map((name) => cells[name]),
          title,
          field.title,
          source,
          claim === shown ? 'true' : '',
          ...figuresOf(claim.value),
        ];
      }
    }
  }
}

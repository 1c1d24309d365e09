/** Claims of a CSV that this program wrote: own ones come back, and of imported ones the rank that the user gave them. */
import {
  CLAIM_COLUMNS,
  claimCells,
  MODE_COLUMN,
  readClaim,
  type ClaimColumn,
} from '#shared/exchange/claims-table.ts';
import type { Claim, OwnClaim } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { OwnRank } from '#shared/model/layer.ts';
import type { Core } from '../../context.ts';
import { unescapeSpreadsheetCell } from '../../writing/csv.ts';
import { emptyPlan, refuse, take, type OwnPlan } from './own-plan.ts';

/** Columns without which a table is none of claims. */
const TELLING: readonly ClaimColumn[] = [
  'claim',
  'collection',
  'record',
  'field',
  'value',
  'source',
  'rank',
  'origin',
];

export const isClaimsHeader = (names: readonly string[]): boolean =>
  TELLING.every((name) => names.includes(name));

export type Row = { cells: readonly string[] };

/** Records that are not here are made where the claims on them are the user's own. */
export async function planClaims(
  core: Core,
  names: readonly string[],
  rows: AsyncIterable<readonly Row[]>,
): Promise<OwnPlan> {
  const plan = emptyPlan();
  const { layer } = core.dossier();
  const fieldOf = fieldFinder(core);
  const now = core.clock().toISOString();
  const places = CLAIM_COLUMNS.map((name) => [name, names.indexOf(name)] as const);
  const mode = names.indexOf(MODE_COLUMN);
  const made = new Map<string, string>();
  const seen = new Set<string>();
  for await (const batch of rows) {
    for (const { cells } of batch) {
      const plain = cells[mode] === 'spreadsheet' ? cells.map(unescapeSpreadsheetCell) : cells;
      const read = readClaim(
        Object.fromEntries(places.map(([name, at]) => [name, plain[at] ?? ''])),
        fieldOf,
        now,
      );
      if (typeof read === 'string') refuse(plan, read);
      else if (seen.has(read.claim.id)) refuse(plan, 'The same claim is there twice.');
      else {
        seen.add(read.claim.id);
        if (read.origin === 'base') planRank(core, plan, read.claim, fieldOf, now);
        else if (isPlaced(core, made, read.claim))
          take(plan, layer.claims.get(read.claim.id), {
            table: 'claims',
            id: read.claim.id,
            after: read.claim,
          });
        else refuse(plan, 'Its record lies in another collection here.');
      }
    }
  }
  for (const [id, collection] of made)
    plan.drafts.unshift({ table: 'records', id, after: { id, collection, createdAt: now } });
  return plan;
}

type FieldFinder = (collection: string, field: string) => Field | null;

function fieldFinder(core: Core): FieldFinder {
  const { collections } = core.dossier().file;
  const fields = new Map(
    collections.flatMap(({ id, fields: all }) =>
      all.map((field) => [`${id} ${field.id}`, field] as const),
    ),
  );
  return (collection, field) => fields.get(`${collection} ${field}`) ?? null;
}

/** Its record is here, or will be. */
function isPlaced(
  core: Core,
  made: Map<string, string>,
  { collection, record }: OwnClaim,
): boolean {
  const tables = core.tables();
  if (tables.has(collection, record)) return true;
  const isElsewhere = tables.titles([record]).length > 0;
  if (isElsewhere || (made.get(record) ?? collection) !== collection) return false;
  made.set(record, collection);
  return true;
}

function planRank(
  core: Core,
  plan: OwnPlan,
  claim: OwnClaim,
  fieldOf: FieldFinder,
  now: string,
): void {
  const { id, collection, record, field, rank, reason } = claim;
  const tables = core.tables();
  const here = tables.has(collection, record)
    ? tables.claims(collection, record, field).find((one) => one.id === id)
    : undefined;
  const definition = fieldOf(collection, field);
  if (!here || !definition) {
    refuse(plan, 'The imported claim is not in this dossier.');
    return;
  }
  if (!saysTheSame(definition, claim, here)) {
    refuse(plan, 'It is imported: only its rank can be changed. Add a claim of your own instead.');
    return;
  }
  if (here.rank === rank && (here.reason ?? '') === (reason ?? '')) {
    plan.same += 1;
    return;
  }
  const after: OwnRank = {
    id,
    collection,
    record,
    field,
    rank,
    ...(reason === undefined ? {} : { reason }),
    updatedAt: now,
  };
  take(plan, core.dossier().layer.ranks.get(id), { table: 'ranks', id, after });
}

const OF_THE_RANK: readonly ClaimColumn[] = ['rank', 'reason', 'created', 'updated'];

/** But for its rank: what is written differently in the file must not go unnoticed. */
function saysTheSame(field: Field, claim: OwnClaim, here: Claim): boolean {
  const place = { collection: claim.collection, record: claim.record, field };
  const cells = claimCells(place, { ...claim, origin: here.origin }, null);
  const ours = claimCells(place, here, null);
  return CLAIM_COLUMNS.every((name) => OF_THE_RANK.includes(name) || cells[name] === ours[name]);
}

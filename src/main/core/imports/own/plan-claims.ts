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
import { stepBack } from '../../claims/user-choice.ts';
import type { Core, Draft } from '../../context.ts';
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

/**
 * Records that are not here are made where the claims on them are the user's own. What the user prefers stays preferred; that the file
 * prefers something else there counts as changed.
 */
export async function planClaims(
  core: Core,
  names: readonly string[],
  rows: AsyncIterable<readonly Row[]>,
): Promise<OwnPlan> {
  const plan = emptyPlan();
  const fieldOf = fieldFinder(core);
  const now = core.clock().toISOString();
  const places = CLAIM_COLUMNS.map((name) => [name, names.indexOf(name)] as const);
  const mode = names.indexOf(MODE_COLUMN);
  const work: Work = { core, plan, now, fieldOf, made: new Map(), preferred: new Set(), steps: [] };
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
        if (read.origin === 'base') planRank(work, read.claim);
        else planClaim(work, read.claim);
      }
    }
  }
  const records = [...work.made].map(([id, collection]): Draft => {
    return { table: 'records', id, after: { id, collection, createdAt: now } };
  });
  plan.drafts = [...records, ...plan.drafts];
  // What the file says of a claim itself counts more than that another one is preferred.
  plan.replacing = [...work.steps, ...plan.replacing];
  return plan;
}

type Work = {
  core: Core;
  plan: OwnPlan;
  now: string;
  fieldOf: FieldFinder;
  /** Records that will be made, with their collections. */
  made: Map<string, string>;
  /** Fields of which the file prefers an own claim: one at the most, as here. */
  preferred: Set<string>;
  /** What steps back where the file's word is to count. */
  steps: Draft[];
};

function planClaim(work: Work, claim: OwnClaim): void {
  const { core, plan } = work;
  if (!isPlaced(work, claim)) {
    refuse(plan, 'Its record lies in another collection here.');
    return;
  }
  if (isSecondPreferred(work, claim)) {
    refuse(plan, 'The file prefers another claim of this field as well.');
    return;
  }
  const { layer } = core.dossier();
  const draft: Draft = { table: 'claims', id: claim.id, after: claim };
  const others = othersPreferred(work, claim);
  if (others.length === 0 || layer.claims.has(claim.id)) {
    work.steps.push(...others);
    take(plan, layer, draft);
    return;
  }
  const { reason: _, ...rest } = claim;
  take(plan, layer, { ...draft, after: { ...rest, rank: 'normal' } });
  plan.changed += 1;
  work.steps.push(...others);
  plan.replacing.push(draft);
}

function isSecondPreferred({ preferred }: Work, { record, field, rank }: OwnClaim): boolean {
  if (rank !== 'preferred') return false;
  const at = `${record}#${field}`;
  if (preferred.has(at)) return true;
  preferred.add(at);
  return false;
}

/** The user's choice, as it would step back. */
function othersPreferred(
  { core, now }: Work,
  { id, collection, record, field, rank }: OwnClaim,
): Draft[] {
  const tables = core.tables();
  if (rank !== 'preferred' || !tables.has(collection, record)) return [];
  const place = { collection, record, field };
  const claims = tables.claims(collection, record, field);
  return stepBack(core.dossier().layer, place, claims, id, now);
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
function isPlaced({ core, made }: Work, { collection, record }: OwnClaim): boolean {
  const tables = core.tables();
  if (tables.has(collection, record)) return true;
  const isElsewhere = tables.titles([record]).length > 0;
  if (isElsewhere || (made.get(record) ?? collection) !== collection) return false;
  made.set(record, collection);
  return true;
}

function planRank(work: Work, claim: OwnClaim): void {
  const { core, plan, now, fieldOf } = work;
  const { id, collection, record, field, rank, reason } = claim;
  const tables = core.tables();
  const definition = fieldOf(collection, field);
  const here = tables.has(collection, record)
    ? tables.claims(collection, record, field).find((one) => one.id === id)
    : undefined;
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
  const others = othersPreferred(work, claim);
  const draft: Draft = { table: 'ranks', id, after };
  if (others.length === 0) take(plan, core.dossier().layer, draft);
  else {
    plan.changed += 1;
    work.steps.push(...others);
    plan.replacing.push(draft);
  }
}

const OF_THE_RANK: readonly ClaimColumn[] = ['rank', 'reason', 'created', 'updated'];

/** But for its rank: what is written differently in the file must not go unnoticed. */
function saysTheSame(field: Field, claim: OwnClaim, here: Claim): boolean {
  const place = { collection: claim.collection, record: claim.record, field };
  const cells = claimCells(place, { ...claim, origin: here.origin }, null);
  const ours = claimCells(place, here, null);
  return CLAIM_COLUMNS.every((name) => OF_THE_RANK.includes(name) || cells[name] === ours[name]);
}

/** Every claim that the dossier holds, from wherever, with the rank that it came with. Also what is in the trash. */
import {
  CLAIM_COLUMNS,
  claimCells,
  figuresOf,
  type ClaimColumn,
  type ClaimPlace,
  type ClaimTimes,
} from '#shared/exchange/claims-table.ts';
import { deleted, type ColumnInfo } from '#shared/exchange/package-tables.ts';
import type { BaseRecord, Claim } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import { trashId, type Layer, type OwnRank } from '#shared/model/layer.ts';
import { baseClaimId } from '../../claims/own-claim.ts';
import type { Core } from '../../context.ts';

const infos: Partial<Record<ClaimColumn, Partial<ColumnInfo>>> = {
  claim: {
    required: true,
    unique: true,
    description: 'Those that came with a record: record#statement.field.',
  },
  collection: { required: true },
  record: { required: true },
  field: { description: 'Empty: the statement holds nothing but where it was made.' },
  value: {
    description:
      'In its text form (codebook.md), with ids where it names records. Empty, and not unknown: nothing could be made of what was printed.',
  },
  unknown: { enum: ['true'], description: 'true: the source says that it is not known.' },
  raw: { description: 'What was printed, where the value is not the same text.' },
  source: { required: true, description: 'A record of sources, or editor.' },
  paragraph: { type: 'integer' },
  row: { type: 'integer' },
  asOf: { description: 'EDTF.' },
  reliability: {
    enum: ['A', 'B', 'C', 'D', 'E', 'F'],
    description: 'Admiralty code, of the source.',
  },
  credibility: { type: 'integer', description: 'Admiralty code, 1 to 6, of the claim.' },
  rank: { required: true, enum: ['preferred', 'normal', 'deprecated'] },
  origin: { required: true, enum: ['base', 'own'] },
  created: { type: 'datetime' },
  updated: { type: 'datetime' },
};

/** Columns beside those of a claim. The figures only help other programs. */
const MORE: readonly ColumnInfo[] = [
  {
    name: 'givenRank',
    type: 'string',
    enum: ['preferred', 'normal', 'deprecated'],
    description: 'The rank that it came with, where the user has given it another one.',
  },
  { name: 'givenReason', type: 'string' },
  { name: 'ranked', type: 'datetime', description: 'When the user gave it another rank.' },
  deleted,
  { name: 'low', type: 'number' },
  { name: 'best', type: 'number' },
  { name: 'high', type: 'number' },
];

export const claimColumns: readonly ColumnInfo[] = [
  ...CLAIM_COLUMNS.map((name): ColumnInfo => ({ name, type: 'string', ...infos[name] })),
  ...MORE,
];

/** Base claims in the order of records and statements, then own ones. */
export function* claimRows(core: Core): Generator<string[]> {
  const { base, layer, file } = core.dossier();
  for (const { id: collection, fields } of file.collections) {
    const byId = new Map(fields.map((field) => [field.id, field]));
    for (const record of base.get(collection)?.values() ?? [])
      yield* baseRows(layer, { collection, fields: byId }, record);
  }
  for (const claim of layer.claims.values()) {
    const field = file.collections
      .find(({ id }) => id === claim.collection)
      ?.fields.find(({ id }) => id === claim.field);
    if (!field) continue;
    const trashed = layer.trash.get(trashId('claim', claim.id))?.deletedAt ?? '';
    yield rowOf({ ...claim, field }, { ...claim, origin: 'own' }, { times: claim, trashed });
  }
}

type Where = { collection: string; fields: ReadonlyMap<string, Field> };

function* baseRows(
  layer: Readonly<Layer>,
  { collection, fields }: Where,
  record: BaseRecord,
): Generator<string[]> {
  for (const [at, statement] of record.statements.entries()) {
    const { values, raw, ...evidence } = statement;
    const said = Object.entries(values);
    if (said.length === 0) yield emptyStatement(collection, record.id, at, evidence);
    for (const [id, value] of said) {
      const field = fields.get(id);
      if (!field) continue;
      const claim: Claim = {
        ...evidence,
        id: baseClaimId(record.id, at, id),
        origin: 'base',
        value,
        raw: raw?.[id],
        ...givenRank(record, id, at),
      };
      yield rowOf({ collection, record: record.id, field }, claim, {
        chosen: layer.ranks.get(claim.id),
      });
    }
    // A cell of which nothing could be made stands beside the record as it was.
    for (const [id, printed] of Object.entries(raw ?? {})) {
      const field = fields.get(id);
      if (!field || printed === '' || Object.hasOwn(values, id)) continue;
      const claim = rawOnly(record.id, at, id, { ...evidence, raw: printed });
      yield rowOf({ collection, record: record.id, field }, claim, {}).with(UNKNOWN_AT, '');
    }
  }
}

const UNKNOWN_AT = CLAIM_COLUMNS.indexOf('unknown');

function rawOnly(
  record: string,
  at: number,
  field: string,
  said: Pick<Claim, 'source' | 'raw'>,
): Claim {
  const id = baseClaimId(record, at, field);
  return { ...said, id, origin: 'base', value: null, rank: 'normal' };
}

function givenRank(
  { preferred, deprecated }: BaseRecord,
  field: string,
  at: number,
): Pick<Claim, 'rank' | 'reason'> {
  const best = preferred && Object.hasOwn(preferred, field) ? preferred[field] : undefined;
  if (best?.statement === at) return { rank: 'preferred', reason: best.reason };
  const doubts = deprecated && Object.hasOwn(deprecated, field) ? deprecated[field] : undefined;
  const doubt = doubts?.find(({ statement }) => statement === at);
  return doubt ? { rank: 'deprecated', reason: doubt.reason } : { rank: 'normal' };
}

type More = {
  chosen?: OwnRank | undefined;
  times?: ClaimTimes;
  trashed?: string;
};

function rowOf(place: ClaimPlace, claim: Claim, { chosen, times, trashed = '' }: More): string[] {
  const ranked = chosen ? { ...claim, rank: chosen.rank, reason: chosen.reason } : claim;
  const cells = claimCells(place, ranked, times ?? null);
  return [
    ...CLAIM_COLUMNS.map((name) => cells[name]),
    chosen ? claim.rank : '',
    chosen ? (claim.reason ?? '') : '',
    chosen?.updatedAt ?? '',
    trashed,
    ...figuresOf(claim.value),
  ];
}

function emptyStatement(
  collection: string,
  record: string,
  at: number,
  evidence: Omit<BaseRecord['statements'][number], 'values' | 'raw'>,
): string[] {
  const field: Field = { id: '', title: '', type: 'text' };
  const claim: Claim = {
    ...evidence,
    id: `${record}#${at}`,
    origin: 'base',
    value: null,
    rank: 'normal',
  };
  return rowOf({ collection, record, field }, claim, {});
}

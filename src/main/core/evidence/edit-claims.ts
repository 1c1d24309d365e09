/** The user's own claims: adding, changing and deleting them, and ranking any claim. */
import type { ClaimInput } from '#shared/contract/claims-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import { parseEdtf } from '#shared/dates/edtf.ts';
import { EDITOR, SOURCES, type OwnClaim, type Rank } from '#shared/model/claim.ts';
import { trashId, type Layer } from '#shared/model/layer.ts';
import { claimedField } from '../claims/claim-place.ts';
import type { CellPlace } from '../claims/own-claim.ts';
import { COMPUTED } from '../claims/resolve.ts';
import { keptClaim, ranked, stepBack } from '../claims/user-choice.ts';
import { typedValue } from '../claims/typed-value.ts';
import { quoted } from '../query/quoted.ts';
import type { Core, Draft } from '../context.ts';

type NewClaim = CellPlace & {
  claim: ClaimInput;
  rank?: Rank | undefined;
  reason?: string | undefined;
  group?: string | undefined;
};

/** Answers its id. Throws `not_found`, `invalid_input` and `conflict`. */
export async function addClaim(core: Core, input: NewClaim): Promise<string> {
  const { collection, record, field } = input;
  const id = core.newId();
  const now = core.clock().toISOString();
  await core.dossier().commit({
    label: labelOf(core, 'Add claim on', input),
    ...(input.group === undefined ? {} : { group: input.group }),
    drafts(layer): Draft[] {
      const place = { collection, record, field };
      const { rank = 'normal', reason } = input;
      const content = contentOf(core, layer, place, input.claim);
      const choice = { rank, ...(reason === undefined || rank === 'normal' ? {} : { reason }) };
      const claim: OwnClaim = {
        id,
        ...place,
        ...content,
        ...choice,
        createdAt: now,
        updatedAt: now,
      };
      const others = rank === 'preferred' ? preferring(core, layer, place, id, reason) : [];
      return [...others, { table: 'claims', id, after: claim }];
    },
  });
  return id;
}

/** Its rank stays. Throws `not_found` and `invalid_input`. */
export async function editClaim(
  core: Core,
  { id, claim }: { id: string; claim: ClaimInput },
): Promise<void> {
  const before = core.dossier().layer.claims.get(id);
  await core.dossier().commit({
    label: before ? labelOf(core, 'Change claim on', before) : 'Change claim',
    drafts(layer) {
      const known = keptClaim(layer, id);
      const { collection, record, field, rank, reason, createdAt } = known;
      const place = { collection, record, field };
      const content = contentOf(core, layer, place, claim);
      const kept = { rank, ...(reason === undefined ? {} : { reason }), createdAt };
      const after: OwnClaim = {
        id,
        ...place,
        ...content,
        ...kept,
        updatedAt: core.clock().toISOString(),
      };
      return [{ table: 'claims', id, after }];
    },
  });
}

export async function deleteClaims(core: Core, ids: readonly string[]): Promise<void> {
  const deletedAt = core.clock().toISOString();
  const [first] = ids;
  const claim = first === undefined ? undefined : core.dossier().layer.claims.get(first);
  const one = claim ? labelOf(core, 'Delete claim on', claim) : 'Delete claim';
  await core.dossier().commit({
    label: ids.length === 1 ? one : `Delete ${ids.length} claims`,
    drafts: (layer) =>
      ids.map((id) => {
        keptClaim(layer, id);
        return {
          table: 'trash',
          id: trashId('claim', id),
          after: { kind: 'claim', id, deletedAt },
        };
      }),
  });
}

type Ranking = CellPlace & { claim: string; rank: Rank; reason?: string | undefined };

const verbs = {
  preferred: 'Prefer a claim on',
  normal: 'Rank as normal a claim on',
  deprecated: 'Hold to be wrong a claim on',
} as const;

/** Throws `not_found`, `invalid_input` and `conflict`. */
export async function setRank(core: Core, ranking: Ranking): Promise<void> {
  const { collection, record, field, claim: id, rank, reason } = ranking;
  await core.dossier().commit({
    label: labelOf(core, verbs[rank], ranking),
    drafts(layer) {
      const place = { collection, record, field };
      claimedField(core.tables(), place);
      const claim = core
        .tables()
        .claims(collection, record, field)
        .find((one) => one.id === id);
      if (!claim) throw new AppError('not_found', 'This claim is no longer there.');
      const others = rank === 'preferred' ? preferring(core, layer, place, id, reason) : [];
      const updatedAt = core.clock().toISOString();
      return [...others, ranked(layer, place, claim, { rank, reason, updatedAt })];
    },
  });
}

/** The one that was preferred before steps back. Throws `invalid_input` without a reason. */
function preferring(
  core: Core,
  layer: Readonly<Layer>,
  place: CellPlace,
  id: string,
  reason: string | undefined,
): Draft[] {
  if (!reason)
    throw new AppError('invalid_input', 'Say why this claim is preferred.', { field: 'reason' });
  const claims = core.tables().claims(place.collection, place.record, place.field);
  return stepBack(layer, place, claims, id, core.clock().toISOString());
}

type Content = Pick<
  OwnClaim,
  'value' | 'raw' | 'source' | 'locator' | 'quote' | 'asOf' | 'grade' | 'comment' | 'passage'
>;

function contentOf(
  core: Core,
  layer: Readonly<Layer>,
  place: CellPlace,
  { text, unknown, ...evidence }: ClaimInput,
): Content {
  const tables = core.tables();
  const field = claimedField(tables, place);
  checkSource(core, evidence.source);
  if (evidence.asOf !== undefined) {
    const date = parseEdtf(evidence.asOf);
    if (!date.ok) throw new AppError('invalid_input', `As of: ${date.message}`, { field: 'asOf' });
  }
  const { passage } = evidence;
  if (passage !== undefined && !layer.passages.has(passage))
    throw new AppError('not_found', 'The passage of this claim is no longer there.');
  const { computed: _, ...typed } = { ...field, required: false };
  const value = unknown ? null : typedValue(tables, typed, text);
  if (value === null && !unknown)
    throw new AppError(
      'invalid_input',
      `A claim on ${field.title} needs a value, or “not known”.`,
      {
        field: field.id,
      },
    );
  return { value, ...evidence };
}

function checkSource(core: Core, source: string): void {
  if (source === EDITOR) return;
  if (source !== COMPUTED && core.tables().has(SOURCES, source)) return;
  throw new AppError('not_found', `There is no source ${source}.`, { field: 'source' });
}

function labelOf(core: Core, verb: string, { collection, record, field }: CellPlace): string {
  const tables = core.tables();
  const title = tables.titleOf(collection, record) ?? record;
  return `${verb} ${tables.field(collection, field).title} of ${quoted(title)}`;
}

/** What was done to one record, or to one of its fields. */
import type { RecordChange } from '#shared/contract/history-api.ts';
import type { OwnClaim } from '#shared/model/claim.ts';
import type { Change, Layer, Op } from '#shared/model/layer.ts';
import { placesOf } from '../query/places.ts';
import type { Core } from '../context.ts';
import type { HistoryIndex } from './history-index.ts';

type Target = { collection: string; record: string; field: string | null; limit: number };

/** So many changes are read at once; most of them are about other fields where one is asked for. */
const READ_AT_ONCE = 200;

/** Newest first. Rejects with `damaged` when a change can't be read. */
export async function recordHistory(
  core: Pick<Core, 'dossier' | 'tables'>,
  index: HistoryIndex,
  target: Target,
): Promise<{ changes: RecordChange[]; more: boolean }> {
  const seqs = index.ofRecord(target.record).toReversed();
  const found: RecordChange[] = [];
  for (let at = 0; at < seqs.length && found.length <= target.limit; at += READ_AT_ONCE) {
    const changes = await core.dossier().changes(seqs.slice(at, at + READ_AT_ONCE));
    found.push(...changes.toReversed().flatMap((change) => rowsOf(core, change, target)));
  }
  return { changes: found.slice(0, target.limit), more: found.length > target.limit };
}

function rowsOf(
  core: Pick<Core, 'dossier' | 'tables'>,
  change: Change,
  target: Target,
): RecordChange[] {
  const { layer } = core.dossier();
  const { seq, at, label, origin } = change;
  const shared = { seq, at, label, origin };
  const fields = change.ops.flatMap((op): RecordChange[] => {
    if (op.table !== 'claims') return [];
    const claim = op.after ?? op.before;
    if (claim?.record !== target.record) return [];
    if (target.field !== null && claim.field !== target.field) return [];
    const { field } = claim;
    return [{ ...shared, field, before: textOf(core, op.before), after: textOf(core, op.after) }];
  });
  if (fields.length > 0 || target.field !== null) return fields;
  const isAbout = change.ops.some((op) => isAboutRecord(op, target.record, layer));
  return isAbout ? [{ ...shared, field: null, before: null, after: null }] : [];
}

function textOf(core: Pick<Core, 'tables'>, claim: OwnClaim | null): string | null {
  if (claim === null) return null;
  const tables = core.tables();
  const definition = tables
    .collection(claim.collection)
    .fields.find(({ id }) => id === claim.field);
  return definition ? tables.format(definition, claim.value) : JSON.stringify(claim.value);
}

/** Claims have rows of their own. */
const isAboutRecord = (op: Op, record: string, layer: Readonly<Layer>): boolean =>
  op.table !== 'claims' && placesOf(op, layer).some((place) => place.record === record);

/** One record of a file of ours beside the one that is here. */
import type { Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';
import { editorClaim } from '../../claims/own-claim.ts';
import { typedOver } from '../../claims/typed-over.ts';
import type { Core, Draft } from '../../context.ts';
import { refuse, type OwnPlan } from './own-plan.ts';

export type RecordPlace = { collection: string; record: string };
export type GivenValues = ReadonlyMap<Field, Value>;

/** What the file does not say stays as it is. Own values are the user's word, as if they were typed. */
export function planRecord(
  core: Core,
  plan: OwnPlan,
  place: RecordPlace,
  values: GivenValues,
): void {
  const tables = core.tables();
  if (tables.has(place.collection, place.record)) {
    if (tables.isTrashed(place.collection, place.record))
      refuse(plan, 'It lies in the trash here. Restore it first.');
    else compare(core, plan, place, values);
  } else if (tables.titles([place.record]).length > 0)
    refuse(plan, 'Its record lies in another collection here.');
  else add(core, plan, place, values);
}

function add(core: Core, plan: OwnPlan, place: RecordPlace, values: GivenValues): void {
  const { fields } = core.tables().collection(place.collection);
  const missing = fields.find((field) => field.required && !values.has(field));
  if (missing) {
    refuse(plan, `It has no ${missing.title}.`);
    return;
  }
  const now = core.clock();
  const after = { id: place.record, collection: place.collection, createdAt: now.toISOString() };
  plan.new += 1;
  plan.drafts.push(
    { table: 'records', id: place.record, after },
    ...[...values].map(([field, value]): Draft => {
      const claim = editorClaim(now, { ...place, field: field.id }, value);
      return { table: 'claims', id: claim.id, after: claim };
    }),
  );
}

function compare(core: Core, plan: OwnPlan, place: RecordPlace, values: GivenValues): void {
  const tables = core.tables();
  const other = [...values].filter(([field, value]) => {
    const shown = tables.cell(place.collection, place.record, field.id).text;
    return shown !== tables.format(field, value);
  });
  if (other.length === 0) {
    plan.same += 1;
    return;
  }
  plan.changed += 1;
  const { layer } = core.dossier();
  for (const [field, value] of other)
    plan.replacing.push(...typedOver(core, layer, { ...place, field: field.id }, value));
}

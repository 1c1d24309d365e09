/** Sources of a CSL-JSON file, of ours or of a reference manager. */
import { fromCsl } from '#shared/exchange/csl-json.ts';
import { EDITOR, SOURCES } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';
import { checkValue } from '#shared/values/check.ts';
import { editorClaim, ownClaimId } from '../../claims/own-claim.ts';
import type { Core, Draft } from '../../context.ts';
import { emptyPlan, refuse, type OwnPlan } from './own-plan.ts';

const MOST_ITEMS = 100_000;

/** Throws `not_found` where the dossier keeps no sources. */
export function planSources(core: Core, items: readonly unknown[]): OwnPlan {
  const plan = emptyPlan();
  const { fields } = core.tables().collection(SOURCES);
  const seen = new Set<string>();
  for (const item of items.slice(0, MOST_ITEMS)) {
    const read = fromCsl(item);
    if (!read) refuse(plan, 'It is no item of CSL-JSON with an id.');
    else if (seen.has(read.id)) refuse(plan, 'The same id is there twice.');
    else {
      seen.add(read.id);
      const values = fitting(plan, fields, read.values);
      if (core.tables().has(SOURCES, read.id)) compare(core, plan, read.id, values);
      else addSource(core, plan, fields, read.id, values);
    }
  }
  return plan;
}

type Values = ReadonlyMap<Field, Value>;

/** What the fields of this dossier can hold; the others are named among the reasons, and the source is taken without them. */
function fitting(
  plan: OwnPlan,
  fields: readonly Field[],
  values: ReadonlyMap<string, Value>,
): Values {
  const found = new Map<Field, Value>();
  for (const [id, value] of values) {
    const field = fields.find((one) => one.id === id);
    const refusal = field ? checkValue(field, value) : `There is no field ${id} here.`;
    if (field && refusal === null) found.set(field, value);
    else plan.reasons.set(refusal ?? '', (plan.reasons.get(refusal ?? '') ?? 0) + 1);
  }
  return found;
}

function addSource(
  core: Core,
  plan: OwnPlan,
  fields: readonly Field[],
  id: string,
  values: Values,
): void {
  const given = new Set([...values.keys()].map((field) => field.id));
  const missing = fields.find((field) => field.required && !given.has(field.id));
  if (missing) {
    refuse(plan, `It has no ${missing.title}.`);
    return;
  }
  const now = core.clock();
  const at = (field: Field) => ({ collection: SOURCES, record: id, field: field.id });
  plan.new += 1;
  plan.drafts.push(
    { table: 'records', id, after: { id, collection: SOURCES, createdAt: now.toISOString() } },
    ...[...values].map(([field, value]): Draft => {
      const claim = editorClaim(now, at(field), value);
      return { table: 'claims', id: claim.id, after: claim };
    }),
  );
}

/** What is shown here of the source, beside what the file says. */
function compare(core: Core, plan: OwnPlan, id: string, values: Values): void {
  const { layer } = core.dossier();
  const tables = core.tables();
  const other = [...values].filter(([field, value]) => {
    const [shown] = tables.claims(SOURCES, id, field.id);
    const text = tables.cell(SOURCES, id, field.id).text;
    return shown === undefined || text !== tables.format(field, value);
  });
  if (other.length === 0) {
    plan.same += 1;
    return;
  }
  plan.changed += 1;
  for (const [field, value] of other) {
    const place = { collection: SOURCES, record: id, field: field.id };
    const before = layer.claims.get(ownClaimId(id, field.id));
    const claim = editorClaim(core.clock(), place, value, before?.createdAt);
    plan.replacing.push({ table: 'claims', id: claim.id, after: { ...claim, source: EDITOR } });
  }
}

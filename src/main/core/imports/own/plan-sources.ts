/** Sources of a CSL-JSON file, of ours or of a reference manager. */
import { fromCsl } from '#shared/exchange/csl-json.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';
import { checkValue } from '#shared/values/check.ts';
import type { Core } from '../../context.ts';
import { emptyPlan, refuse, type OwnPlan } from './own-plan.ts';
import { planRecord, type GivenValues } from './plan-record.ts';

const MOST_ITEMS = 100_000;

/** Throws `not_found` where the dossier keeps no sources. */
export function planSources(core: Core, items: readonly unknown[]): OwnPlan {
  const plan = emptyPlan();
  const { fields } = core.tables().collection(SOURCES);
  const seen = new Set<string>();
  for (const [at, item] of items.entries()) {
    if (at >= MOST_ITEMS) {
      refuse(plan, `Of one file, ${MOST_ITEMS.toLocaleString('en')} sources are read.`);
      continue;
    }
    const read = fromCsl(item);
    if (!read) refuse(plan, 'It is no item of CSL-JSON with an id.');
    else if (seen.has(read.id)) refuse(plan, 'The same id is there twice.');
    else {
      seen.add(read.id);
      const values = fitting(plan, fields, read.values);
      planRecord(core, plan, { collection: SOURCES, record: read.id }, values);
    }
  }
  return plan;
}

/** What the fields of this dossier can hold; the others are named among the reasons, and the source is taken without them. */
function fitting(
  plan: OwnPlan,
  fields: readonly Field[],
  values: ReadonlyMap<string, Value>,
): GivenValues {
  const found = new Map<Field, Value>();
  for (const [id, value] of values) {
    const field = fields.find((one) => one.id === id);
    const refusal = field ? checkValue(field, value) : `There is no field ${id} here.`;
    if (field && refusal === null) found.set(field, value);
    else plan.reasons.set(refusal ?? '', (plan.reasons.get(refusal ?? '') ?? 0) + 1);
  }
  return found;
}

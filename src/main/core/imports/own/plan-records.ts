/**
 * Records that this program wrote out as a table or as JSON, with their ids, and that come back, perhaps changed elsewhere meanwhile.
 * What is otherwise than here becomes the user's own value, as if it were typed; an empty cell says nothing and takes nothing away.
 */
import type { Collection, Field } from '#shared/model/field.ts';
import {
  fieldColumns,
  fieldMembers,
  ID,
  NOTES_COLUMN,
  NOTES_MEMBER,
  type NamedField,
} from '#shared/exchange/record-names.ts';
import { RecordId } from '#shared/model/ids.ts';
import { checkValue } from '#shared/values/check.ts';
import type { Value } from '#shared/model/value.ts';
import { parseValue } from '#shared/values/parse.ts';
import type { Core } from '../../context.ts';
import { escapeSpreadsheetCell, unescapeSpreadsheetCell } from '../../writing/csv.ts';
import { LONGEST_CELL } from '../../writing/xlsx.ts';
import { emptyPlan, refuse, type OwnPlan } from './own-plan.ts';
import { planRecord } from './plan-record.ts';
import type { Row } from './plan-claims.ts';

/** Names of a file, by which its fields are found. What the program adds of its own has none; notes have files of their own, and are not read again. */
type Naming = { named: (fields: readonly Field[]) => NamedField[]; own: readonly string[] };
const columns: Naming = { named: fieldColumns, own: [ID, NOTES_COLUMN] };
const members: Naming = { named: fieldMembers, own: [ID, NOTES_MEMBER] };

const fieldsByName = ({ named }: Naming, { fields }: Collection): Map<string, Field> =>
  new Map(named(fields).map(({ name, field }) => [name, field]));

/** Whose columns these can be: ids first, and for the rest nothing but columns of fields. */
export function collectionsOfHeader(core: Core, names: readonly string[]): Collection[] {
  return names[0] === ID ? collectionsWith(core, columns, names.map(unescapeSpreadsheetCell)) : [];
}

/** Whose records these are: of each an id, and for the rest nothing but members of fields. */
export function collectionOfJson(core: Core, json: unknown): Collection | null {
  if (!Array.isArray(json)) return null;
  const objects = json.slice(0, SAMPLE) as unknown[];
  const keys = new Set(objects.flatMap((one) => (isObject(one) ? Object.keys(one) : [''])));
  if (!keys.has(ID)) return null;
  const ids = objects.flatMap((one) => (isObject(one) ? [one[ID]] : []));
  return collectionOfIds(core, collectionsWith(core, members, [...keys]), ids);
}

const SAMPLE = 100;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function collectionsWith(core: Core, naming: Naming, names: readonly string[]): Collection[] {
  const wanted = names.filter((name) => !naming.own.includes(name));
  if (wanted.length === 0) return [];
  return core.dossier().file.collections.filter((collection) => {
    const known = fieldsByName(naming, collection);
    return wanted.every((name) => known.has(name));
  });
}

/** The one in which half of them or more lie: a file of others may have columns with such names too. */
export function collectionOfIds(
  core: Core,
  collections: readonly Collection[],
  ids: readonly unknown[],
): Collection | null {
  const tables = core.tables();
  const holds = ({ id }: Collection): boolean => {
    const known = ids.filter((one) => typeof one === 'string' && tables.has(id, one));
    return known.length > 0 && known.length * 2 >= ids.length;
  };
  return collections.find(holds) ?? null;
}

export async function planTable(
  core: Core,
  collection: Collection,
  names: readonly string[],
  rows: AsyncIterable<readonly Row[]>,
): Promise<OwnPlan> {
  const plan = emptyPlan();
  const known = fieldsByName(columns, collection);
  const fields = names.map((name) => known.get(unescapeSpreadsheetCell(name)));
  const seen = new Set<string>();
  for await (const batch of rows) {
    for (const { cells } of batch) {
      const record = idOf(plan, seen, cells[0]);
      if (record === null) continue;
      const values = new Map<Field, Value>();
      for (const [at, field] of fields.entries()) {
        const text = cells[at] ?? '';
        if (!field || text === '') continue;
        const value = typed(core, { collection: collection.id, record }, field, text);
        if (typeof value === 'string') remark(plan, value);
        else if (value) values.set(field, value.value);
      }
      planRecord(core, plan, { collection: collection.id, record }, values);
    }
  }
  return plan;
}

/** null: it is what is shown here. A string: why it is none. */
function typed(
  core: Core,
  { collection, record }: { collection: string; record: string },
  field: Field,
  text: string,
): { value: Value } | string | null {
  const tables = core.tables();
  if (tables.has(collection, record)) {
    const shown = tables.cell(collection, record, field.id).text;
    if (text === shown || text === escapeSpreadsheetCell(shown) || isCut(text, shown)) return null;
  }
  if (field.computed) return `${field.title} is worked out, not typed.`;
  const plain = unescapeSpreadsheetCell(text);
  const parsed = parseValue(field, escapeSpreadsheetCell(plain) === text ? plain : text, tables);
  if (!parsed.ok) return `${field.title}: ${parsed.message}`;
  return parsed.value === null ? null : { value: parsed.value };
}

/** As a workbook has it, whose cells hold only so much. */
const isCut = (text: string, shown: string): boolean =>
  text.length === LONGEST_CELL && text.endsWith('…') && shown.startsWith(text.slice(0, -1));

export function planJson(core: Core, collection: Collection, json: readonly unknown[]): OwnPlan {
  const plan = emptyPlan();
  const fields = fieldsByName(members, collection);
  const seen = new Set<string>();
  for (const one of json) {
    if (!isObject(one)) {
      refuse(plan, 'It is no record.');
      continue;
    }
    const record = idOf(plan, seen, one[ID]);
    if (record === null) continue;
    const values = new Map<Field, Value>();
    for (const [key, value] of Object.entries(one)) {
      const field = fields.get(key);
      if (!field || field.computed) continue;
      const refusal = checkValue(field, value);
      if (refusal === null) values.set(field, value as Value);
      else remark(plan, refusal);
    }
    planRecord(core, plan, { collection: collection.id, record }, values);
  }
  return plan;
}

function idOf(plan: OwnPlan, seen: Set<string>, id: unknown): string | null {
  const parsed = RecordId.safeParse(id);
  if (!parsed.success) refuse(plan, 'It has no id that a record can have.');
  else if (seen.has(parsed.data)) refuse(plan, 'The same id is there twice.');
  else {
    seen.add(parsed.data);
    return parsed.data;
  }
  return null;
}

/** Named among the reasons; the record is taken without it. */
function remark(plan: OwnPlan, reason: string): void {
  plan.reasons.set(reason, (plan.reasons.get(reason) ?? 0) + 1);
}

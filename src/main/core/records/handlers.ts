/** `records.*`: reading collections in windows, and changing records. */
import type { Handlers } from '#shared/contract/define.ts';
import type { Cell, recordsApi } from '#shared/contract/records-api.ts';
import { parseValue } from '#shared/values/parse.ts';
import { sameGroups } from '../query/duplicates.ts';
import type { Core } from '../context.ts';
import { createRecord } from './create-record.ts';
import { deleteRecords } from './delete-records.ts';
import { revertValue, setValue } from './set-value.ts';

/** Rows, or ids, that one call answers at the most. */
const MOST_ROWS = 1_000;
const MOST_IDS = 1_000_000;

export function recordsHandlers(core: Core): Handlers<typeof recordsApi> {
  const cellOf = (at: { collection: string; record: string; field: string }): { cell: Cell } => ({
    cell: core.tables().cell(at.collection, at.record, at.field),
  });
  const groupsOf =
    (once: boolean) =>
    (collection: string): ReadonlyMap<string, string> =>
      once ? sameGroups(core.dossier().layer, collection) : new Map();
  return {
    'records.query': async ({ job, ...query }) => {
      const run = (signal?: AbortSignal) =>
        core.inTurns(core.tables().query(query), signal ? { signal } : {});
      const found = await (job === undefined ? run() : core.runJob(job, run));
      return { ...found, revision: core.dossier().revision() };
    },
    'records.rows': ({ result, from, to }) => ({
      rows: core.tables().rows(result, from, Math.min(to, from + MOST_ROWS)),
    }),
    'records.ids': ({ result, from, to }) => ({
      ids: core.tables().ids(result, from, Math.min(to, from + MOST_IDS)),
    }),
    'records.position': ({ result, record }) => ({
      position: core.tables().position(result, record),
    }),
    'records.sums': async ({ result, once, fields }) => ({
      sums: await core.inTurns(core.tables().sums(result, groupsOf(once), fields)),
    }),
    'records.summed': async ({ result, once, field, part }) => ({
      ids: await core.inTurns(core.tables().summed(result, groupsOf(once), field, part)),
    }),
    'records.facets': (input) => core.inTurns(core.tables().facets(input)),
    'records.get': ({ collection, record }) => core.tables().detail(collection, record),
    'records.find': ({ text, collection, limit }) =>
      core.inTurns(core.tables().find(text, collection, limit)),
    'records.titles': ({ ids }) => core.tables().titles(ids),
    'records.checkValue': (input) => checkText(core, input),
    'records.setValue': async (input) => {
      await setValue(core, input);
      return cellOf(input);
    },
    'records.revertValue': async (input) => {
      await revertValue(core, input);
      return cellOf(input);
    },
    'records.create': async (input) => ({ record: await createRecord(core, input) }),
    'records.delete': async (input) => ({ deleted: await deleteRecords(core, input) }),
  };
}

function checkText(
  core: Core,
  input: { collection: string; field: string; text: string; claim?: boolean | undefined },
): { ok: true; text: string } | { ok: false; message: string } {
  const tables = core.tables();
  const { text, claim = false } = input;
  const field = tables.field(input.collection, input.field);
  if (field.computed && !claim)
    return { ok: false, message: `${field.title} is worked out, not typed.` };
  const parsed = parseValue(field, text, tables);
  if (!parsed.ok) return parsed;
  if (parsed.value === null && field.required) {
    return { ok: false, message: `${field.title} can’t be empty.` };
  }
  return { ok: true, text: tables.format(field, parsed.value) };
}

/** Records that the user makes: an id, and one claim for each field that is filled in. */
import { editorClaim } from '../claims/own-claim.ts';
import type { Core, Draft } from '../context.ts';
import { typedValue } from '../claims/typed-value.ts';

export type NewRecord = { collection: string; values: Record<string, string> };

/** Answers the id. Throws `not_found` and `invalid_input`; the details name the field. */
export async function createRecord(core: Core, { collection, values }: NewRecord): Promise<string> {
  const tables = core.tables();
  const definition = tables.collection(collection);
  const texts = new Map(Object.entries(values));
  for (const id of texts.keys()) tables.field(collection, id);
  const record = freshId(core);
  const now = core.clock();
  const drafts: Draft[] = [
    {
      table: 'records',
      id: record,
      after: { id: record, collection, createdAt: now.toISOString() },
    },
  ];
  for (const field of definition.fields) {
    const text = texts.get(field.id) ?? '';
    if (text === '' && !field.required) continue;
    const value = typedValue(tables, field, text);
    if (value === null) continue;
    const claim = editorClaim(now, { collection, record, field: field.id }, value);
    drafts.push({ table: 'claims', id: claim.id, after: claim });
  }
  await core.dossier().commit({ label: `New ${definition.singular}`, drafts: () => drafts });
  return record;
}

const SHORT = 10;

/** `own-` and a few characters, unlike the id of any record of the dossier. */
function freshId(core: Core): string {
  const { base, layer } = core.dossier();
  const isTaken = (id: string): boolean =>
    layer.records.has(id) || [...base.values()].some((records) => records.has(id));
  for (;;) {
    const id = `own-${core
      .newId()
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, SHORT)}`;
    if (!isTaken(id)) return id;
  }
}

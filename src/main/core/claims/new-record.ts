/** What makes a record: an id, and one claim of the editor's for each field that is filled in. */
import type { Core, Draft } from '../context.ts';
import { editorClaim } from './own-claim.ts';
import { typedValue } from './typed-value.ts';

export type NewRecord = { collection: string; id: string; texts: ReadonlyMap<string, string> };

/** `texts`: text forms by field. Throws `not_found` and `invalid_input`; the details name the field. */
export function newRecord(core: Core, { collection, id, texts }: NewRecord): Draft[] {
  const tables = core.tables();
  const now = core.clock();
  for (const field of texts.keys()) tables.field(collection, field);
  const claims = tables.collection(collection).fields.flatMap((field): Draft[] => {
    const text = texts.get(field.id) ?? '';
    if (text === '' && !field.required) return [];
    const value = typedValue(tables, field, text);
    if (value === null) return [];
    const claim = editorClaim(now, { collection, record: id, field: field.id }, value);
    return [{ table: 'claims', id: claim.id, after: claim }];
  });
  const after = { id, collection, createdAt: now.toISOString() };
  return [{ table: 'records', id, after }, ...claims];
}

const SHORT = 10;

/** `own-` and a few characters, unlike the id of any record of the dossier. */
export function freshRecordId(core: Core): string {
  const { base, layer } = core.dossier();
  const isTaken = (id: string): boolean =>
    layer.records.has(id) || [...base.values()].some((records) => records.has(id));
  for (;;) {
    const short = core
      .newId()
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, SHORT);
    if (!isTaken(`own-${short}`)) return `own-${short}`;
  }
}

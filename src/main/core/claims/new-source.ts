/** A record of `sources`, made along with something else: an import, a document. */
import { SOURCES } from '#shared/model/claim.ts';
import type { Core, Draft } from '../context.ts';
import { newRecord } from './new-record.ts';

/** `type` is the id of one of the choices. Texts for fields that the dossier does not have are left out, and so is an unknown type. */
export type NewSource = { id: string; type: string } & Record<string, string>;

/** Nothing where the dossier keeps no sources. */
export function newSource(core: Core, { id, type, ...values }: NewSource): Draft[] {
  const sources = core.dossier().file.collections.find((one) => one.id === SOURCES);
  if (!sources) return [];
  const choices = sources.fields.find((field) => field.id === 'type')?.choices ?? [];
  const label = choices.find((choice) => choice.id === type)?.label ?? '';
  const wanted = new Map(Object.entries({ ...values, type: label }));
  const texts = new Map(
    [...wanted].filter(([name]) => sources.fields.some(({ id: field }) => field === name)),
  );
  return newRecord(core, { collection: SOURCES, id, texts });
}

/** What the page asks an import to do, checked against the dossier as it is. */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportTarget } from '#shared/contract/imports-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { Core, OpenDossier } from '../context.ts';
import { holderOfPrefix } from './prefixes.ts';

/** Throws `invalid_input` where the parts do not fit each other, `conflict` where they do not fit the dossier. */
export function checkTarget(dossier: OpenDossier, target: ImportTarget): void {
  const { collection, mapping, source, replaces } = target;
  const sourceId = source.kind === 'known' ? source.record : source.id;
  if (mapping.collection !== collection.id || mapping.source !== sourceId)
    throw new AppError('invalid_input', 'The mapping is for another collection or source.');
  const known = dossier.file.collections.find(({ id }) => id === collection.id);
  if (known) checkFields(known.fields, collection.fields);
  const { prefix } = mapping.key;
  const holder = holderOfPrefix(dossier, prefix, replaces);
  if (holder !== null)
    throw new AppError(
      'conflict',
      `The prefix “${prefix}” can’t be told from that of ${holder}. Choose another, or say that this is a later release.`,
      { prefix },
    );
}

/** Throws `conflict` where a new source has the id of one that is there, `not_found` where a known one is not. */
export function checkSource(core: Core, { source }: ImportTarget): void {
  const id = source.kind === 'known' ? source.record : source.id;
  const isThere = core.tables().has(SOURCES, id);
  // A dossier may keep no sources; then its imports name one all the same.
  const isNamed = [...core.dossier().layer.imports.values()].some((one) => one.source === id);
  if (source.kind === 'known' && !isThere && !isNamed)
    throw new AppError(
      'not_found',
      `There is no source ${id}. Choose another, or describe a new one.`,
    );
  if (source.kind === 'new' && isThere)
    throw new AppError(
      'conflict',
      `There is a source ${id} already. Choose it from the sources of the dossier.`,
    );
}

/** Fields may be added, and choices to those that are there; nothing else, for there are values that rely on it. */
function checkFields(known: readonly Field[], wanted: readonly Field[]): void {
  const byId = new Map(wanted.map((field) => [field.id, field]));
  for (const field of known) {
    const now = byId.get(field.id);
    const { choices = [], ...rest } = field;
    const { choices: more = [], ...others } = now ?? {};
    const hasAll = choices.every((choice) => more.some((one) => isDeepStrictEqual(one, choice)));
    if (!now || !isDeepStrictEqual(rest, others) || !hasAll)
      throw new AppError('conflict', `The field ${field.title} is not as the dossier has it.`);
  }
}

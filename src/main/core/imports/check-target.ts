/** What the page asks an import to do, checked against the dossier as it is. */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportTarget } from '#shared/contract/imports-api.ts';
import type { Field } from '#shared/model/field.ts';
import type { OpenDossier } from '../context.ts';

/** Throws `invalid_input` where the parts do not fit each other, `conflict` where they do not fit the dossier. */
export function checkTarget({ file, layer }: OpenDossier, target: ImportTarget): void {
  const { collection, mapping, source, replaces } = target;
  const sourceId = source.kind === 'known' ? source.record : source.id;
  if (mapping.collection !== collection.id || mapping.source !== sourceId)
    throw new AppError('invalid_input', 'The mapping is for another collection or source.');
  const known = file.collections.find(({ id }) => id === collection.id);
  if (known) checkFields(known.fields, collection.fields);
  const { prefix } = mapping.key;
  for (const other of layer.imports.values()) {
    if (other.id === replaces || other.prefix !== `${prefix}-`) continue;
    throw new AppError(
      'conflict',
      `The prefix “${prefix}” is that of ${other.dataset}. Choose another, or say that this is a later release of it.`,
      { prefix },
    );
  }
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

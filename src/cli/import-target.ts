/** What a table is to become: the proposal of the core, and what the command line says otherwise. */
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import type {
  ImportDraft,
  ImportProposal,
  ImportPurpose,
  ImportTarget,
} from '#shared/contract/imports-api.ts';
import { fold } from '#shared/text/fold.ts';
import { UsageError } from './exit-codes.ts';

export type ImportWish = {
  /** A collection of the dossier. */
  into: string | undefined;
  /** The name of a collection that the import makes. */
  newName: string | undefined;
  /** The id of a dataset that has to be recognised. */
  preset: string | undefined;
  /** Names of columns. */
  key: readonly string[];
};

/** Throws `conflict` where the file is not what it was said to be. */
export function checkPreset(
  { recognised, fileName }: ImportDraft,
  preset: string | undefined,
): void {
  if (preset === undefined || recognised?.id === preset) return;
  const found =
    recognised === null ? 'no dataset that is known' : `${recognised.id} (${recognised.title})`;
  throw new AppError(
    'conflict',
    `${fileName} was recognised as ${found}, not as ${preset}. Nothing was changed.`,
  );
}

/**
 * What to ask the core for in place of what fits best; null: that is as it was asked for. An update finds its collection by its
 * name, so that the same command does for the next release.
 */
export function purposeOf(
  { purpose, target }: ImportProposal,
  { into, newName }: ImportWish,
  collections: readonly CollectionInfo[],
): ImportPurpose | null {
  const { kind } = purpose;
  const { id, title } = target.collection;
  if (into !== undefined)
    return kind !== 'new' && id === into ? null : { kind: 'into', collection: into };
  if (newName === undefined || kind === 'new') return null;
  const isThere = collections.some((one) => one.id === id);
  const isSame = kind === 'update' ? fold(title) === fold(newName) : !isThere;
  return isSame ? null : { kind: 'new' };
}

/** `proposal`: what the core would make of the file. Throws `UsageError`, `conflict` or `not_found`. */
export function targetOf(
  draft: ImportDraft,
  proposal: ImportProposal,
  wish: ImportWish,
  collections: readonly CollectionInfo[],
): ImportTarget {
  const { target, purpose } = proposal;
  const isGuess = purpose.kind === 'new' || purpose.kind === 'into';
  if (isGuess && wish.into === undefined && wish.newName === undefined)
    throw new UsageError(
      `${draft.fileName} is no dataset that is known, nor a later release of an import. Say --into COLLECTION or --new NAME.`,
    );
  if (isGuess && wish.preset !== undefined)
    throw new AppError(
      'conflict',
      `${wish.preset} has a collection of its own. Leave out --into and --new.`,
    );
  const isNamed = wish.newName !== undefined && purpose.kind !== 'update';
  const named = isNamed ? withName(proposal, wish.newName ?? '', collections) : target;
  return wish.key.length === 0 ? named : withKey(draft, proposal, named, wish.key);
}

function withName(
  { target, purpose }: ImportProposal,
  name: string,
  collections: readonly CollectionInfo[],
): ImportTarget {
  const { collection, mapping } = target;
  const taken = collections.find(({ id, title }) => fold(title) === fold(name) || id === name);
  if (taken)
    throw new AppError(
      'conflict',
      `There is a collection ${taken.id} (${taken.title}) already. Say --into ${taken.id}.`,
    );
  const id = purpose.kind === 'new' ? freeId(name, collections) : collection.id;
  return {
    ...target,
    collection: { ...collection, id, title: name.slice(0, 60) },
    mapping: { ...mapping, collection: id },
  };
}

/** In camelCase, as ids of collections are; another number as long as it is taken. */
function freeId(name: string, collections: readonly CollectionInfo[]): string {
  const words = fold(name).match(/[a-z0-9]+/g) ?? [];
  const joined = words
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  const plain = joined.replace(/^[0-9]+/, '').slice(0, 50) || 'records';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? plain : `${plain}${number}`;
    if (!collections.some((one) => one.id === id) && id !== 'constructor') return id;
  }
}

function withKey(
  { columns, fileName }: ImportDraft,
  { purpose }: ImportProposal,
  target: ImportTarget,
  key: readonly string[],
): ImportTarget {
  const names = columns.map(({ name }) => name);
  const missing = key.find((name) => !names.includes(name));
  if (missing !== undefined)
    throw new AppError(
      'not_found',
      `${fileName} has no column “${missing}”. It has ${names.join(', ')}.`,
    );
  const { mapping } = target;
  const before = mapping.key;
  const isSame = before.kind === 'columns' && before.columns.join('\n') === key.join('\n');
  if (isSame) return target;
  if (purpose.kind === 'update')
    throw new AppError(
      'conflict',
      `The release before has another key. A later one must have the same: leave out --key.`,
    );
  return {
    ...target,
    mapping: { ...mapping, key: { kind: 'columns', prefix: before.prefix, columns: [...key] } },
  };
}

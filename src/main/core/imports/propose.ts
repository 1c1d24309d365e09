/** What an import could make of a file: by the preset, as the release before it, or guessed from all of its rows. */
import { AppError } from '#shared/contract/errors.ts';
import type {
  ColumnFacts,
  ImportProposal,
  ImportPurpose,
  ImportTarget,
} from '#shared/contract/imports-api.ts';
import { readingColumns } from '#shared/imports/reading-columns.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { OwnImport } from '#shared/model/dossier.ts';
import type { Collection } from '#shared/model/field.ts';
import { fold } from '#shared/text/fold.ts';
import type { Core } from '../context.ts';
import type { Draft } from './drafts.ts';
import { asRelease, earlierImports } from './earlier.ts';
import { factsOf } from './guess/facts.ts';
import { createColumnGuesser } from './guess/guess-columns.ts';
import { proposeCollection } from './guess/propose.ts';
import { into, withFields } from './into.ts';
import { freePrefix } from './prefixes.ts';
import type { Recognised } from './presets/recognise.ts';

type Options = {
  /** null = whatever fits best. */
  purpose: ImportPurpose | null;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
};

/** Rejects with `not_found` and `invalid_input` for a purpose that the file can't serve, or a table without rows. */
export async function propose(core: Core, draft: Draft, options: Options): Promise<ImportProposal> {
  const purpose = options.purpose ?? bestPurpose(core, draft);
  switch (purpose.kind) {
    case 'update':
      return {
        ...NOTHING_READ,
        purpose,
        ...asRelease(core.dossier(), draft, importOf(core, purpose.import)),
      };
    case 'beside':
      return {
        ...NOTHING_READ,
        purpose,
        ...asNeighbour(core, draft, importOf(core, purpose.import)),
      };
    case 'preset':
      return { ...NOTHING_READ, purpose, ...fromPreset(core, draft) };
    case 'into':
    case 'new': {
      const { facts, rows } = await readAll(draft, options);
      const guessed = fromGuess(core, draft, facts);
      const target =
        purpose.kind === 'new'
          ? guessed
          : into(core.tables().collection(purpose.collection), guessed, facts);
      return { purpose, target, facts, rows, left: leftBy(draft, target), missing: [] };
    }
  }
}

const NOTHING_READ = { facts: [], rows: null, missing: [] };

function bestPurpose(core: Core, draft: Draft): ImportPurpose {
  const [likeliest] = earlierImports(core.dossier(), draft);
  if (likeliest?.isSure) return { kind: 'update', import: likeliest.entry.id };
  return draft.recognised ? { kind: 'preset' } : { kind: 'new' };
}

function importOf(core: Core, id: string): OwnImport {
  const entry = core.dossier().layer.imports.get(id);
  if (entry) return entry;
  throw new AppError('not_found', 'This import is no longer in the dossier.');
}

type Proposed = Pick<ImportProposal, 'target' | 'left'>;

function asNeighbour(core: Core, draft: Draft, before: OwnImport) {
  const release = asRelease(core.dossier(), draft, before);
  const { target } = release;
  const prefix = freePrefix(core.dossier(), target.mapping.key.prefix);
  const key = { ...target.mapping.key, prefix };
  return {
    ...release,
    target: { ...target, mapping: { ...target.mapping, key }, replaces: null },
  };
}

function fromPreset(core: Core, draft: Draft): Proposed {
  const { recognised } = draft;
  if (!recognised)
    throw new AppError('not_found', `${draft.source.name} is no dataset known here.`);
  const { preset, mapping, extra } = recognised;
  const { id, title, publisher, url, licence, citation } = preset.source;
  const isKnown = core.tables().has(SOURCES, id);
  return {
    target: {
      collection: collectionOf(core, recognised),
      mapping: {
        ...mapping,
        key: { ...mapping.key, prefix: freePrefix(core.dossier(), mapping.key.prefix) },
      },
      source: isKnown
        ? { kind: 'known', record: id }
        : { kind: 'new', id, title, publisher, url, licence, citation },
      dataset: preset.title,
      version: preset.releaseOf?.(draft.source.name) ?? '',
      replaces: null,
    },
    left: [...extra],
  };
}

function collectionOf(core: Core, { collection }: Recognised): Collection {
  const existing = core.dossier().file.collections.find(({ id }) => id === collection.id);
  return existing ? withFields(existing, collection.fields) : collection;
}

async function readAll(
  draft: Draft,
  { signal, onProgress }: Options,
): Promise<{ facts: ColumnFacts[]; rows: number }> {
  const guesser = createColumnGuesser(draft.table.columns);
  let rows = 0;
  for await (const batch of draft.table.rows({ signal, onProgress })) {
    for (const { cells, line } of batch) guesser.add(cells, line);
    rows += batch.length;
  }
  const facts = guesser.guesses().map(factsOf);
  if (facts.every(({ filled }) => filled === 0))
    throw new AppError(
      'invalid_input',
      `${draft.source.name} has no rows below its header. Look whether the header is in the row that is said.`,
    );
  return { facts, rows };
}

function fromGuess(core: Core, draft: Draft, facts: readonly ColumnFacts[]): ImportTarget {
  const title = titleOf(draft.source.name);
  const sourceId = freeSource(core, title);
  const { collection: guessed, mapping } = proposeCollection(facts, title, sourceId);
  const collection = unlikeOthers(core, guessed);
  const key = { ...mapping.key, prefix: freePrefix(core.dossier(), mapping.key.prefix) };
  return {
    collection,
    mapping: { ...mapping, collection: collection.id, key },
    source: { kind: 'new', id: sourceId, title, publisher: '', url: '', licence: '', citation: '' },
    dataset: title.slice(0, 200),
    version: '',
    replaces: null,
  };
}

const titleOf = (fileName: string): string =>
  fileName
    .replace(/\.[^.]*$/, '')
    .replaceAll('_', ' ')
    .trim() || 'Import';

function leftBy(draft: Draft, { mapping }: ImportTarget): string[] {
  const used = new Set(mapping.fields.flatMap(({ reading }) => readingColumns(reading)));
  return draft.table.columns.map(({ name }) => name).filter((name) => !used.has(name));
}

function unlikeOthers(core: Core, collection: Collection): Collection {
  const ids = new Set(core.dossier().file.collections.map(({ id }) => id));
  if (!ids.has(collection.id)) return collection;
  for (let number = 2; ; number += 1) {
    const id = `${collection.id.slice(0, 55)}${number}`;
    if (!ids.has(id)) return { ...collection, id };
  }
}

function freeSource(core: Core, title: string): string {
  const plain = fold(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  const base = plain === '' ? 'import' : plain;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!core.tables().has(SOURCES, id)) return id;
  }
}

/** What an import could make of a file: by the preset, as the release before it, or guessed from all of its rows. */
import type { ColumnFacts, ImportProposal, ImportTarget } from '#shared/contract/imports-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { OwnImport } from '#shared/model/dossier.ts';
import type { Collection } from '#shared/model/field.ts';
import type { Mapping } from '#shared/model/import-mapping.ts';
import type { Layer } from '#shared/model/layer.ts';
import { fold } from '#shared/text/fold.ts';
import type { Core } from '../context.ts';
import type { Draft } from './drafts.ts';
import { createColumnGuesser, type ColumnGuess } from './guess/guess-columns.ts';
import { proposeCollection } from './guess/propose.ts';

type Options = {
  /** One of the dossier's to import into; null = whatever fits. */
  collection: string | null;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
};

export async function propose(core: Core, draft: Draft, options: Options): Promise<ImportProposal> {
  const { layer, file } = core.dossier();
  const columns = new Set(draft.table.columns.map(({ name }) => name));
  const before = earlierImport(layer, draft, options.collection, columns);
  if (before) {
    const collection = file.collections.find(({ id }) => id === before.collection);
    if (collection) return { ...asBefore(draft, before, collection), facts: [], rows: null };
  }
  const preset = options.collection === null ? fromPreset(core, draft) : null;
  if (preset) return { ...preset, facts: [], rows: null };
  const { guesses, rows } = await guessAll(draft, options);
  const existing = file.collections.find(({ id }) => id === options.collection);
  const guessed = fromGuess(core, draft, guesses, existing);
  return { ...guessed, facts: guesses.map(factsOf), rows };
}

type Proposed = Pick<ImportProposal, 'from' | 'target' | 'left'>;

/** The newest import of which this file could be another release: it has the columns, and the name or the key fits. */
function earlierImport(
  layer: Readonly<Layer>,
  draft: Draft,
  collection: string | null,
  columns: ReadonlySet<string>,
): OwnImport | undefined {
  const wanted = draft.recognised?.mapping.key.prefix;
  return [...layer.imports.values()]
    .filter((one) => collection === null || one.collection === collection)
    .filter(({ mapping }) => columnsOf(mapping).every((name) => columns.has(name)))
    .filter(({ mapping }) => wanted === undefined || mapping.key.prefix === wanted)
    .toSorted((a, b) => (a.importedAt < b.importedAt ? 1 : -1))[0];
}

/** Names of columns that a mapping reads: everything in it that is called so. */
export function columnsOf(mapping: Mapping): string[] {
  const key = mapping.key.kind === 'columns' ? mapping.key.columns : [];
  return [...new Set([...key, ...mapping.fields.flatMap(({ reading }) => namesIn(reading))])];
}

const NAMES = new Set([
  'column',
  'columns',
  'best',
  'low',
  'high',
  'first',
  'last',
  'precision',
  'year',
  'month',
  'day',
  'words',
  'lat',
  'lon',
  'labelColumn',
]);

function namesIn(part: object): string[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (NAMES.has(key) && typeof value === 'string') return [value];
    if (key === 'columns' && Array.isArray(value)) return value as string[];
    if (key === 'parts' && Array.isArray(value)) return (value as object[]).flatMap(namesIn);
    return [];
  });
}

function asBefore(draft: Draft, before: OwnImport, collection: Collection): Proposed {
  const { mapping, source, dataset, id } = before;
  const version = draft.recognised?.preset.releaseOf?.(draft.source.name) ?? '';
  const used = new Set(columnsOf(mapping));
  return {
    from: 'before',
    target: {
      collection,
      mapping,
      source: { kind: 'known', record: source },
      dataset,
      version,
      replaces: id,
    },
    left: draft.table.columns.map(({ name }) => name).filter((name) => !used.has(name)),
  };
}

function fromPreset(core: Core, draft: Draft): Proposed | null {
  const { recognised } = draft;
  if (!recognised) return null;
  const { preset, collection, mapping, extra } = recognised;
  const existing = core.dossier().file.collections.find(({ id }) => id === collection.id);
  const { id, title, publisher, url, licence, citation } = preset.source;
  const isKnown = core.tables().has(SOURCES, id);
  return {
    from: 'preset',
    target: {
      collection: existing ? withFields(existing, collection) : collection,
      mapping,
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

/** The collection as it is, and fields that it does not have yet. */
export function withFields(existing: Collection, more: Collection): Collection {
  const known = new Set(existing.fields.map(({ id }) => id));
  return {
    ...existing,
    fields: [...existing.fields, ...more.fields.filter(({ id }) => !known.has(id))],
  };
}

async function guessAll(
  draft: Draft,
  { signal, onProgress }: Options,
): Promise<{ guesses: ColumnGuess[]; rows: number }> {
  const guesser = createColumnGuesser(draft.table.columns);
  let rows = 0;
  for await (const batch of draft.table.rows({ signal, onProgress })) {
    for (const { cells, line } of batch) guesser.add(cells, line);
    rows += batch.length;
  }
  return { guesses: guesser.guesses(), rows };
}

function fromGuess(
  core: Core,
  draft: Draft,
  guesses: readonly ColumnGuess[],
  existing: Collection | undefined,
): Proposed {
  const title = draft.source.name.replace(/\.[^.]+$/, '').replaceAll('_', ' ');
  const sourceId = freeSource(core, title);
  const { collection: guessed, mapping, left } = proposeCollection(guesses, title, sourceId);
  const collection = unlikeOthers(core, guessed);
  const key = { ...mapping.key, prefix: freePrefix(core, mapping.key.prefix) };
  const target: ImportTarget = {
    collection,
    mapping: { ...mapping, collection: collection.id, key },
    source: { kind: 'new', id: sourceId, title, publisher: '', url: '', licence: '', citation: '' },
    dataset: title.slice(0, 200),
    version: '',
    replaces: null,
  };
  if (!existing) return { from: 'guess', target, left: [...left] };
  return { from: 'guess', target: into(existing, target), left: [...left] };
}

/** Columns whose names are those of fields go there; the others become fields of the collection. */
function into(
  existing: Collection,
  { collection, mapping, ...target }: ImportTarget,
): ImportTarget {
  const byTitle = new Map(
    existing.fields.flatMap(({ id, title }) => [
      [fold(title), id],
      [fold(id), id],
    ]),
  );
  const idOf = new Map(
    collection.fields.map(({ id, title }) => [
      id,
      byTitle.get(fold(title)) ?? byTitle.get(fold(id)) ?? id,
    ]),
  );
  const types = new Map(existing.fields.map(({ id, type }) => [id, type]));
  const taken = new Set<string>();
  const fields = mapping.fields.flatMap((one) => {
    const field = idOf.get(one.field) ?? one.field;
    if (taken.has(field)) return [];
    taken.add(field);
    const guessed = collection.fields.find(({ id }) => id === one.field)?.type;
    const type = types.get(field);
    const column = namesIn(one.reading)[0];
    // A field of another type reads the column in our own text form, or says that it can't.
    const isOther = type !== undefined && type !== guessed && column !== undefined;
    return [
      { ...one, field, reading: isOther ? { kind: 'own-form' as const, column } : one.reading },
    ];
  });
  const more = {
    ...collection,
    fields: collection.fields.map((field) => ({ ...field, id: idOf.get(field.id) ?? field.id })),
  };
  return {
    ...target,
    collection: withFields(existing, more),
    mapping: { ...mapping, collection: existing.id, fields },
  };
}

function unlikeOthers(core: Core, collection: Collection): Collection {
  const ids = new Set(core.dossier().file.collections.map(({ id }) => id));
  if (!ids.has(collection.id)) return collection;
  for (let number = 2; ; number += 1) {
    const id = `${collection.id.slice(0, 55)}${number}`;
    if (!ids.has(id)) return { ...collection, id };
  }
}

/** Of the ids of records: that of no other import. */
function freePrefix(core: Core, wanted: string): string {
  const taken = new Set([...core.dossier().layer.imports.values()].map(({ prefix }) => prefix));
  for (let number = 1; ; number += 1) {
    const prefix = number === 1 ? wanted : `${wanted.slice(0, 16)}${number}`;
    if (!taken.has(`${prefix}-`)) return prefix;
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

function factsOf(guess: ColumnGuess): ColumnFacts {
  const { column, type, filled, empty, misfits, marks, values, isKey, date, number } = guess;
  return {
    name: column.name,
    type,
    filled,
    empty,
    misfits: misfits.count,
    examples: [...misfits.examples],
    marks: marks.slice(0, 20).map(({ text, count }) => ({ text, count })),
    values: values && values.slice(0, 30).map(({ text, count }) => ({ text, count })),
    isKey,
    dates: date
      ? { dayFirst: date.dayFirst, monthFirst: date.monthFirst, either: date.either }
      : null,
    numbersSure: number?.isSure ?? null,
  };
}

/** Imports of which a file could be a later release, and the file read as one of them was. */
import { AppError } from '#shared/contract/errors.ts';
import type { ImportTarget } from '#shared/contract/imports-api.ts';
import { readingColumns } from '#shared/imports/reading-columns.ts';
import type { OwnImport } from '#shared/model/dossier.ts';
import type { Mapping } from '#shared/model/import-mapping.ts';
import type { OpenDossier } from '../context.ts';
import type { Draft } from './drafts.ts';
import { fitReading } from './presets/fit-reading.ts';

export type Earlier = {
  entry: OwnImport;
  /** It is so much alike that nothing else need be thought of first. */
  isSure: boolean;
};

/** A release may drop a column or two; a table that shares no more than the half of them is another one. */
const LEAST_SHARE = 0.6;

/**
 * Likeliest first: those with the key of the dataset that was recognised, then those of which all columns are there, then the newest. The
 * key columns have to be there in any case.
 */
export function earlierImports({ layer, file }: OpenDossier, draft: Draft): Earlier[] {
  const columns = new Set(draft.table.columns.map(({ name }) => name));
  const collections = new Set(file.collections.map(({ id }) => id));
  const prefix = draft.recognised?.mapping.key.prefix;
  return [...layer.imports.values()]
    .filter(({ collection }) => collections.has(collection))
    .flatMap((entry) => {
      const { key } = entry.mapping;
      const wanted = columnsOf(entry.mapping);
      const found = wanted.filter((name) => columns.has(name)).length;
      const hasKey = key.kind === 'columns' && key.columns.every((name) => columns.has(name));
      const isWhole = found === wanted.length;
      if (!isWhole && (!hasKey || found < wanted.length * LEAST_SHARE)) return [];
      const isKnown = prefix !== undefined && key.prefix === prefix;
      // Some columns of a wide table are easily those of a narrow one.
      const isSure = isKnown || (prefix === undefined && isWhole && found * 2 >= columns.size);
      return [{ entry, isSure, isWhole }];
    })
    .toSorted(
      (a, b) =>
        Number(b.isSure) - Number(a.isSure) ||
        Number(b.isWhole) - Number(a.isWhole) ||
        (a.entry.importedAt < b.entry.importedAt ? 1 : -1),
    )
    .map(({ entry, isSure }) => ({ entry, isSure }));
}

export type Release = { target: ImportTarget; left: string[]; missing: string[] };

/** The file as a later release of that import. Throws `invalid_input` where a key column is not there. */
export function asRelease({ file }: OpenDossier, draft: Draft, before: OwnImport): Release {
  const collection = file.collections.find(({ id }) => id === before.collection);
  if (!collection)
    throw new AppError('not_found', `The collection of ${before.dataset} is no longer there.`);
  const columns = draft.table.columns.map(({ name }) => name);
  const find = (column: string): string | undefined =>
    columns.includes(column) ? column : undefined;
  const { key } = before.mapping;
  const lost = key.kind === 'columns' ? key.columns.filter((name) => !columns.includes(name)) : [];
  const fields = before.mapping.fields.flatMap((one) => {
    const reading = fitReading(one.reading, find);
    return reading ? [{ ...one, reading }] : [];
  });
  if (lost.length > 0 || fields.length === 0)
    throw new AppError(
      'invalid_input',
      `This file can’t be a later release of ${before.dataset}: it has no column “${lost[0] ?? columnsOf(before.mapping)[0] ?? ''}”.`,
    );
  const mapping: Mapping = { ...before.mapping, fields };
  const used = new Set(columnsOf(mapping));
  return {
    target: {
      collection,
      mapping,
      source: { kind: 'known', record: before.source },
      dataset: before.dataset,
      version: draft.recognised?.preset.releaseOf?.(draft.source.name) ?? '',
      replaces: before.id,
    },
    left: columns.filter((name) => !used.has(name)),
    missing: columnsOf(before.mapping).filter((name) => !columns.includes(name)),
  };
}

/** Those that a mapping reads. */
function columnsOf(mapping: Mapping): string[] {
  const key = mapping.key.kind === 'columns' ? mapping.key.columns : [];
  return [
    ...new Set([...key, ...mapping.fields.flatMap(({ reading }) => readingColumns(reading))]),
  ];
}

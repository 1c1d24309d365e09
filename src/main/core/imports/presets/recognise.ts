/** Which dataset a table is, by the names of its columns, and the preset cut to the columns that it has. */
import type { Collection } from '#shared/model/field.ts';
import type { KeyRule, Mapping } from '#shared/model/import-mapping.ts';
import type { Column } from '#shared/model/import-table.ts';
import { fitReading } from './fit-reading.ts';
import { acled, acledOlder } from './acled.ts';
import { gtd } from './gtd.ts';
import type { Preset } from './preset.ts';
import { ucdpGed } from './ucdp-ged.ts';

export const presets: readonly Preset[] = [ucdpGed, gtd, acled, acledOlder];

export type Recognised = {
  preset: Preset;
  /** For `HeaderPlace.given`: the names of the columns, where the file has none. The proposal speaks of these. */
  names: readonly string[] | null;
  collection: Collection;
  mapping: Mapping;
  /** Columns that the preset does not know. They are not imported. */
  extra: readonly string[];
  /** Columns that the preset knows and the table has not. */
  missing: readonly string[];
};

/**
 * The dataset, if the table has all the columns that tell it apart; in doubt the one of which it has the most. Upper and lower case do not
 * matter, order never. `sample`: some rows of data, for files without a header.
 */
export function recognise(
  columns: readonly Column[],
  sample: readonly (readonly string[])[],
): Recognised | null {
  const found = presets.flatMap((preset) => {
    const names = preset.namesOf?.(columns, sample) ?? null;
    const known = names?.map((name) => ({ name })) ?? columns;
    const find = columnFinder(preset, known);
    return preset.telling.every((column) => find(column) !== undefined)
      ? [fit(preset, known, names)]
      : [];
  });
  return found.toSorted((a, b) => a.missing.length - b.missing.length)[0] ?? null;
}

function columnFinder(
  preset: Preset,
  columns: readonly Column[],
): (column: string) => string | undefined {
  const names = new Map(
    columns.map(({ name }) => [
      name
        .trim()
        .toLowerCase()
        .replace(/[\s.]+/g, '_'),
      name,
    ]),
  );
  return (column) =>
    [column, ...(preset.aliases.get(column) ?? [])]
      .map((name) => names.get(name))
      .find((name) => name !== undefined);
}

function fit(
  preset: Preset,
  columns: readonly Column[],
  names: readonly string[] | null,
): Recognised {
  const inTable = columnFinder(preset, columns);
  const used = new Set<string>();
  const missing = new Set<string>();
  const find = (column: string): string | undefined => {
    const name = inTable(column);
    if (name === undefined) missing.add(column);
    else used.add(name);
    return name;
  };
  const fitted = preset.fields.flatMap(({ field, reading, unknown }) => {
    const own = fitReading(reading, find);
    return own
      ? [{ field, mapping: { field: field.id, reading: own, ...(unknown && { unknown }) } }]
      : [];
  });
  return {
    preset,
    names,
    collection: { ...preset.collection, fields: fitted.map(({ field }) => field) },
    mapping: {
      collection: preset.collection.id,
      source: preset.source.id,
      key: fitKey(preset.key, find),
      unknown: [...preset.unknown],
      fields: fitted.map(({ mapping }) => mapping),
    },
    extra: columns.map(({ name }) => name).filter((name) => !used.has(name)),
    missing: [...missing],
  };
}

/** The columns of a preset's key are among those that tell it, so they are there. */
const fitKey = (key: KeyRule, find: (column: string) => string | undefined): KeyRule =>
  key.kind === 'columns'
    ? { ...key, columns: key.columns.map((column) => find(column) ?? column) }
    : key;

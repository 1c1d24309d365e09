/**
 * Older formats, lifted to the present one while they are read. Nothing is rewritten because of it: a file keeps its
 * format until it is written anew, so that no crash can leave a dossier between two formats.
 */
import { FORMAT } from '#shared/model/dossier.ts';

/** A file's content, or a change, as it was parsed. */
export type Raw = Record<string, unknown>;
/** What carries a format: `dossier.json`, `layer.json`, a change of a log (its format is that of the log's first line). */
export type Part = 'dossier' | 'layer' | 'change';

export type Migration = {
  /** The format that it leads to, one above the one that it starts from. */
  to: number;
} & { [P in Part]?: (raw: Raw) => Raw };

/** In order, without gaps. Each has a dossier of the older format in `fixtures/`, which the tests open. */
export const migrations: readonly Migration[] = [
  // Format 2 tells where a change comes from; before it, all were made by hand. The layer got checks of its entries, and
  // tables for ranks, links, documents, passages, imports and collections.
  {
    to: 2,
    change: (raw) => ({ ...raw, origin: 'edit' }),
    layer: (raw) => ({ ...raw, checks: '', tables: withTables(raw['tables']) }),
  },
];

/** `raw` as the present format has it. Content that fits no format stays as it is, for the schema to refuse. */
export function lift(part: Part, raw: Raw, from: unknown): Raw {
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 1 || from >= FORMAT) return raw;
  const lifted = migrations
    .filter(({ to }) => to > from)
    .reduce((content, migration) => migration[part]?.(content) ?? content, raw);
  return part === 'change' ? lifted : { ...lifted, format: FORMAT };
}

const withTables = (tables: unknown): unknown =>
  typeof tables === 'object' && tables !== null
    ? { ranks: [], links: [], documents: [], passages: [], imports: [], collections: [], ...tables }
    : tables;

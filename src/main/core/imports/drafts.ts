/** Files that are being looked at before they are imported. */
import { AppError } from '#shared/contract/errors.ts';
import type { ImportDraft } from '#shared/contract/imports-api.ts';
import type { TableSettings } from '#shared/model/import-table.ts';
import type { OpenDossier } from '../context.ts';
import { knownEncodings } from '../reading/encoding.ts';
import { fileSource, type ByteSource } from './byte-source.ts';
import { usualDelimiters } from './csv-dialect.ts';
import { earlierImports } from './earlier.ts';
import { recognise, type Recognised } from './presets/recognise.ts';
import { findTables, type FoundTable } from './source-kind.ts';
import {
  guessSettings,
  openTable,
  withGuessedHeader,
  type GuessedSettings,
  type Table,
  type TableRow,
} from './table.ts';
import type { Plan } from './plan-state.ts';

export type Draft = {
  id: string;
  source: ByteSource;
  tables: FoundTable[];
  at: number;
  guessed: GuessedSettings;
  settings: TableSettings;
  table: Table;
  /** The first rows of data. */
  sample: TableRow[];
  top: TableRow[];
  recognised: Recognised | null;
  plan: Plan | null;
};

const SAMPLE = 60;
/** As many as a header is looked for in. */
const MOST_TOP = 40;

/** Throws `invalid_input` for what is no table, `storage`. */
export async function openDraft(id: string, path: string, signal: AbortSignal): Promise<Draft> {
  const source = await fileSource(path);
  return describe({ id, source, tables: await findTables(source) }, { at: 0 }, signal);
}

/** `settings` left out: all of them are guessed. `guessHeader`: only where the header is. */
export type Wanted = { at: number; settings?: TableSettings | undefined; guessHeader?: boolean };

/** The same file with other settings, or another table of it; without a plan, which would be void. */
export function changeDraft(draft: Draft, wanted: Wanted, signal: AbortSignal): Promise<Draft> {
  return describe(draft, wanted, signal);
}

async function describe(
  { id, source, tables }: Pick<Draft, 'id' | 'source' | 'tables'>,
  { at, settings: chosen, guessHeader }: Wanted,
  signal: AbortSignal,
): Promise<Draft> {
  const found = tables[at];
  if (!found) throw new AppError('not_found', `${source.name} has no such table.`);
  const guessed = await guessSettings(found);
  const wanted = chosen ?? guessed.settings;
  const settings = chosen && guessHeader ? await withGuessedHeader(found, chosen) : wanted;
  const table = await openTable(found, settings, { signal });
  const sample = await firstRows(table, signal);
  const draft = { id, source, tables, at, guessed, settings, table, sample, plan: null };
  const recognised = recognise(
    table.columns,
    sample.slice(0, SAMPLE).map(({ cells }) => cells),
  );
  const top = await topRows(found, settings, signal);
  const names = recognised?.names;
  if (!names || settings.kind === 'json') return { ...draft, top, recognised };
  // A release without a header: its columns have the names that the preset knows them by.
  const header = { ...settings.header, names: null, given: [...names] };
  const named = { ...settings, header };
  const opened = await openTable(found, named, { signal });
  return {
    ...draft,
    settings: named,
    table: opened,
    sample: await firstRows(opened, signal),
    top,
    recognised,
  };
}

async function firstRows(table: Table, signal: AbortSignal): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of table.rows({ signal })) {
    // A batch of short rows is longer than what a call can take as arguments.
    for (const row of batch.slice(0, SAMPLE - rows.length)) rows.push(row);
    if (rows.length === SAMPLE) break;
  }
  return rows;
}

/** As they stand in the file, titles and header among them. */
async function topRows(
  found: FoundTable,
  settings: TableSettings,
  signal: AbortSignal,
): Promise<TableRow[]> {
  if (settings.kind === 'json') return [];
  const bare = { ...settings, header: { names: null, tags: null } };
  const table = await openTable(found, bare, { signal });
  return (await firstRows(table, signal)).slice(0, MOST_TOP);
}

export function viewOf(dossier: OpenDossier, draft: Draft): ImportDraft {
  const { guessed, source, recognised } = draft;
  const shown = ({ line, cells }: TableRow) => ({ line, cells });
  return {
    draft: draft.id,
    fileName: source.name,
    bytes: source.size,
    tables: draft.tables.map(({ kind, source: { name } }) => ({ kind, name })),
    table: draft.at,
    settings: draft.settings,
    encodingWhy: guessed.encodingWhy ?? null,
    dialectWhy: guessed.dialectWhy ?? null,
    sheets: [...(guessed.sheets ?? [])].map(({ name, isHidden }) => ({ name, isHidden })),
    encodings: [...knownEncodings],
    delimiters: [...usualDelimiters],
    columns: [...draft.table.columns],
    top: draft.top.map(shown),
    sample: draft.sample.map((row) => ({ ...shown(row), flaw: row.flaw })),
    recognised: recognised && {
      id: recognised.preset.id,
      title: recognised.preset.title,
      version: recognised.preset.releaseOf?.(source.name) ?? null,
      licence: recognised.preset.source.licence,
      citation: recognised.preset.source.citation,
      extra: [...recognised.extra],
      missing: [...recognised.missing],
    },
    earlier: earlierImports(dossier, draft).map(({ entry }) => entry.id),
  };
}

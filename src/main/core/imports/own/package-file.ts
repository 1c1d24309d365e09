/** A data package of ours in a zip: what it lists, read and compared with its hashes. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { Cells } from '#shared/exchange/package-tables.ts';
import { parseJson } from '../../dossier/parse-json.ts';
import { inflateEntry, readEntry } from '../../reading/inflate.ts';
import { listZip, type ZipEntry, type ZipLimits } from '../../reading/zip.ts';
import { readCsv } from '../csv-rows.ts';

const LIMITS: ZipLimits = {
  entries: 20_000,
  entryBytes: 4_000_000_000,
  totalBytes: 12_000_000_000,
  ratio: 500,
  depth: 3,
};
const MOST_JSON_BYTES = 200_000_000;
const DESCRIPTOR = 'datapackage.json';
export const PACKAGE_FORMAT = 1;

const Descriptor = z.object({
  title: z.string().optional(),
  licenses: z.array(z.object({ title: z.string().optional() })).optional(),
  resources: z
    .array(z.object({ path: z.string(), hash: z.string().optional() }))
    .max(LIMITS.entries),
  dossier: z.object({
    package: z.int(),
    title: z.string().min(1).max(200),
    description: z.string().max(5_000),
  }),
});

export type PackageFile = {
  title: string;
  description: string;
  licence: string | undefined;
  has: (path: string) => boolean;
  /** Names of files in a folder of the package. */
  namesIn: (folder: string) => string[];
  /** All of a file. Throws `damaged` where it is not the one that is listed. */
  bytes: (path: string) => Promise<Uint8Array>;
  json: (path: string) => Promise<unknown>;
  /** Rows of a table by the names of its columns. Throws `damaged` at the end where the file is not the one that is listed. */
  rows: (path: string, signal: AbortSignal) => AsyncGenerator<Cells[], void, undefined>;
};

/** `zip`: all bytes. Null: it holds no package of ours. Throws as `listZip`, and `newer_format` for a package of a later version. */
export async function openPackage(zip: Uint8Array, called: string): Promise<PackageFile | null> {
  const entries = new Map(listZip(zip, called, LIMITS).map((entry) => [entry.name, entry]));
  const first = entries.get(DESCRIPTOR);
  if (!first || first.size > MOST_JSON_BYTES) return null;
  const parsed = Descriptor.safeParse(
    jsonOf(called, DESCRIPTOR, await readEntry(zip, first, called)),
  );
  if (!parsed.success) return null;
  const { resources, dossier, licenses } = parsed.data;
  if (dossier.package > PACKAGE_FORMAT)
    throw new AppError('newer_format', `${called} was made by a later version of this program.`);
  const hashes = new Map(resources.map(({ path, hash }) => [path, hash]));

  function find(path: string): ZipEntry {
    const entry = entries.get(path);
    if (entry && hashes.has(path)) return entry;
    throw damaged(called, path, 'is not in it');
  }
  function compare(path: string, sha256: string): void {
    const listed = hashes.get(path);
    if (listed === undefined) throw damaged(called, path, 'is listed without its SHA-256');
    if (listed !== `sha256:${sha256}`)
      throw damaged(called, path, 'is not the file that was listed: its SHA-256 differs');
  }
  async function bytes(path: string): Promise<Uint8Array> {
    const content = await readEntry(zip, find(path), called);
    compare(path, createHash('sha256').update(content).digest('hex'));
    return content;
  }

  return {
    title: dossier.title,
    description: dossier.description,
    licence: licenses?.[0]?.title,
    has: (path) => entries.has(path) && hashes.has(path),
    namesIn: (folder) =>
      [...hashes.keys()].flatMap((path) =>
        path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
      ),
    bytes,
    json: async (path) => jsonOf(called, path, await bytes(path)),
    async *rows(path, signal) {
      const entry = find(path);
      const hash = createHash('sha256');
      async function* pieces(): AsyncGenerator<Uint8Array> {
        for await (const piece of inflateEntry(zip, entry, called)) {
          signal.throwIfAborted();
          hash.update(piece);
          yield piece;
        }
      }
      const source = { name: path, size: entry.size, read: pieces };
      let names: string[] | null = null;
      for await (const { rows } of readCsv(source, {
        encoding: 'utf-8',
        delimiter: ',',
        newline: '\n',
      })) {
        const found: Cells[] = [];
        for (const { cells, line, flaw } of rows) {
          if (flaw !== null || (names && cells.length !== names.length))
            throw damaged(called, path, `can’t be read in line ${line}`);
          if (names === null) names = namesOf(called, path, cells);
          else found.push(byName(names, cells));
        }
        if (found.length > 0) yield found;
      }
      compare(path, hash.digest('hex'));
    },
  };
}

function namesOf(called: string, path: string, cells: readonly string[]): string[] {
  const names = [...cells];
  if (
    names.every((name) => /^[a-zA-Z][a-zA-Z0-9.]*$/.test(name)) &&
    new Set(names).size === names.length
  )
    return names;
  throw damaged(called, path, 'has no header of ours');
}

/** `names` are plain words, so that none of them reaches into JavaScript's own objects. */
const byName = (names: readonly string[], cells: readonly string[]): Cells =>
  Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));

function jsonOf(called: string, path: string, bytes: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw damaged(called, path, 'is no JSON that can be read', error);
  }
}

export const damaged = (called: string, path: string, what: string, cause?: unknown): AppError =>
  new AppError(
    'damaged',
    `${called} can’t be taken in: ${path} ${what}.`,
    { file: path },
    { cause },
  );

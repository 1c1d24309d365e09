/** Files of documents in `sources/` of the dossier's folder, and what was read from them. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { prepareText, type AnchorText } from '#shared/anchoring/anchor.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Document } from '#shared/model/document.ts';
import type { SourceDocument } from '#shared/model/source-document.ts';
import { syncFolder, writeFileDurably } from '../dossier/durable-file.ts';
import { readRegularFile } from '../dossier/durable-json.ts';
import { writeError } from '../dossier/file-errors.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { ensureFolder } from '../dossier/folders.ts';
import { SOURCES_FOLDER } from '../dossier/picture.ts';
import { readDocument } from '../reading/documents/read-document.ts';

export type ReadResult = {
  document: Document;
  /** The SHA-256 of its text as UTF-8. */
  textHash: string;
  /** The text, ready for many passages. */
  anchorText: AnchorText;
};

/** What a reader needs to know of a file. */
export type FileToRead = { sha256: string; name: string; encoding?: string | undefined };

export type StoredDocuments = {
  /** From the file in the dossier. Rejects with `damaged` when it is gone or altered, and as `readDocument`. */
  readonly read: (folder: string, file: FileToRead, signal: AbortSignal) => Promise<ReadResult>;
  /** From bytes that are at hand. Rejects as `readDocument`. */
  readonly readBytes: (
    bytes: Uint8Array,
    file: FileToRead,
    signal: AbortSignal,
  ) => Promise<ReadResult>;
  /** Copies bytes into the dossier; those that are there already stay as they are. Rejects with `storage` or `read_only`. */
  readonly store: (folder: string, bytes: Uint8Array, sha256: string) => Promise<void>;
};

export const MOST_BYTES = 200_000_000;
/** So many are kept as they were read: the one that is open, the ones beside it, and versions of them. */
const MOST_KEPT = 6;

export function createStoredDocuments(fs: FileSystem, script?: string | URL): StoredDocuments {
  /** The one used last comes last. */
  const kept = new Map<string, Promise<ReadResult>>();

  async function parse(
    bytes: Uint8Array,
    { name, encoding }: FileToRead,
    signal: AbortSignal,
  ): Promise<ReadResult> {
    const document = await readDocument(bytes, name, { signal, encoding, script });
    const textHash = hashOf(document.text);
    return { document, textHash, anchorText: prepareText(document.text, textHash) };
  }

  async function keep(
    { sha256, name, encoding }: FileToRead,
    make: () => Promise<ReadResult>,
  ): Promise<ReadResult> {
    // The name's ending may decide what kind of file it is.
    const key = [sha256, name, encoding].join('\n');
    const known = kept.get(key);
    const result = known ?? make();
    kept.delete(key);
    kept.set(key, result);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    try {
      return await result;
    } catch (error) {
      if (kept.get(key) === result) kept.delete(key);
      throw error;
    }
  }

  return {
    read: (folder, file, signal) =>
      keep(file, async () => parse(await readStored(fs, folder, file.sha256), file, signal)),
    readBytes: (bytes, file, signal) => keep(file, () => parse(bytes, file, signal)),
    async store(folder, bytes, sha256) {
      const sources = await ensureFolder(fs, join(folder, SOURCES_FOLDER));
      const path = join(sources, sha256);
      if ((await storedBytes(fs, path, sha256)) === null) return writeFileDurably(fs, path, bytes);
      // Whoever put it there may have come no further than its name.
      await syncFolder(fs, sources).catch((error: unknown) => {
        throw writeError(error, path);
      });
    },
  };
}

/** Why the file of a document can't be used; null when it can. Looks at its size only. */
export async function problemOf(
  fs: FileSystem,
  folder: string,
  { sha256, bytes }: SourceDocument,
): Promise<string | null> {
  try {
    const { size } = await fs.info(join(folder, SOURCES_FOLDER, sha256));
    return size === bytes ? null : 'Its file in the dossier was altered.';
  } catch {
    return 'Its file in the dossier is missing.';
  }
}

async function readStored(fs: FileSystem, folder: string, sha256: string): Promise<Buffer> {
  const path = join(folder, SOURCES_FOLDER, sha256);
  const bytes = await storedBytes(fs, path, sha256);
  if (bytes !== null) return bytes;
  throw new AppError(
    'damaged',
    `${path} is missing or was altered. Add the document once more, or put back a backup.`,
    { file: path },
  );
}

/** null where there is no file, or another one. */
async function storedBytes(fs: FileSystem, path: string, sha256: string): Promise<Buffer | null> {
  const bytes = await readRegularFile(fs, path, MOST_BYTES);
  return bytes !== null && hashOf(bytes) === sha256 ? bytes : null;
}

export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

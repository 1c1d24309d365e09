/** Writes the records of an import while they come, in files that can each be read at once. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { BasePart } from '#shared/model/dossier.ts';
import { syncFolder, temporaryPath, writeFileDurably } from '../dossier/durable-file.ts';
import { writeError } from '../dossier/file-errors.ts';
import { ensureFolder } from '../dossier/folders.ts';
import type { FileSystem } from '../dossier/file-system.ts';

/** So much is parsed without anybody else having a turn: about a tenth of a second. */
const PART_CHARACTERS = 6_000_000;

export type PartWriter = {
  readonly add: (record: BaseRecord) => Promise<void>;
  /** Writes what is left. Nothing of it counts yet: the names are temporary, and a crash leaves nothing. */
  readonly end: () => Promise<void>;
  /** Gives the files their names, which a commit may then name. Rejects with `conflict` after `discard`, `storage`, `read_only`. */
  readonly keep: () => Promise<BasePart[]>;
  /** How many records are in a file that `keep` named; 0 in any other. */
  readonly recordsIn: (file: string) => number;
  /** Also after `keep`, when the commit was refused. */
  readonly discard: () => Promise<void>;
};

export async function writeParts(
  fs: FileSystem,
  folder: string,
  id: string,
  collection: string,
): Promise<PartWriter> {
  const base = await ensureFolder(fs, join(folder, 'base'));
  const written: { path: string; part: BasePart; records: number }[] = [];
  let texts: string[] = [];
  let length = 0;
  let discarded = false;

  async function flush(): Promise<void> {
    if (texts.length === 0) return;
    const head = `{"collection":${JSON.stringify(collection)},"records":[\n`;
    const bytes = Buffer.from(`${head}${texts.join(',\n')}\n]}\n`);
    const records = texts.length;
    texts = [];
    length = 0;
    const file = `base/${id}-${written.length + 1}.json`;
    const temporary = temporaryPath(join(base, `${id}-${written.length + 1}.json`));
    await writeFileDurably(fs, temporary, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    written.push({ path: temporary, part: { file, sha256 }, records });
  }

  return {
    async add(record) {
      const text = JSON.stringify(record);
      texts.push(text);
      length += text.length;
      if (length >= PART_CHARACTERS) await flush();
    },
    end: flush,
    async keep() {
      if (discarded)
        throw new AppError('conflict', 'What was tried is gone. Try the import again.');
      try {
        for (const one of written) {
          const path = join(folder, one.part.file);
          await fs.rename(one.path, path);
          one.path = path;
        }
        await syncFolder(fs, base);
      } catch (error) {
        throw writeError(error, base);
      }
      return written.map(({ part }) => part);
    },
    recordsIn: (file) => written.find(({ part }) => part.file === file)?.records ?? 0,
    async discard() {
      discarded = true;
      for (const { path } of written.splice(0)) {
        // What can't be removed now goes at the next opening.
        await fs.removeFile(path).catch(() => undefined);
      }
    },
  };
}

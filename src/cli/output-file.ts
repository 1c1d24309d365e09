/** Where a result is written: a file that is not there yet, or standard output. */
import { createReadStream } from 'node:fs';
import { lstat, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/contract/errors.ts';
import type { Context } from './command.ts';
import { UsageError } from './exit-codes.ts';
import type { Workbench } from './workbench.ts';

/** On the command line: standard output. */
export const STANDARD = '-';

type Rules = {
  /** A file that is there may be replaced. */
  force: boolean;
  /** Nothing is written in there: its files are the program's. */
  dossier: string;
};

/** The path, checked. Throws `conflict` for one that is taken or lies in the dossier, `not_found` without a folder. */
export async function freeFile(path: string, { force, dossier }: Rules): Promise<string> {
  const wanted = resolve(path);
  const folder = await realpath(dirname(wanted)).catch(() => null);
  if (folder === null)
    throw new AppError(
      'not_found',
      `There is no folder ${dirname(wanted)}. Make it, or choose another.`,
    );
  const file = join(folder, basename(wanted));
  const inside = await realpath(dossier).catch(() => resolve(dossier));
  if (`${file}${sep}`.startsWith(`${inside}${sep}`))
    throw new AppError('conflict', `${wanted} lies in the dossier itself. Choose another folder.`);
  if (!force && (await isThere(file)))
    throw new AppError(
      'conflict',
      `${wanted} is there already. Choose another name, or say --force to replace it.`,
    );
  return file;
}

export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw new AppError('storage', `${path} can’t be looked at: ${String(error)}`, undefined, {
      cause: error,
    });
  }
}

const BINARY = new Set(['xlsx', 'zip', 'docx', 'pdf']);

/** Throws `UsageError` for what standard output is not for. */
export function checkOutput(
  out: string,
  { format, json }: { format: string; json: boolean },
  { terminal }: Pick<Context, 'terminal'>,
): void {
  if (out !== STANDARD) return;
  if (json) throw new UsageError('--json needs --out FILE: standard output is for the file.');
  if (BINARY.has(format) && terminal.isOutputShown)
    throw new UsageError(`A ${format} can’t be shown in a terminal. Say --out FILE.`);
}

/** `file`: null = standard output. */
export async function writeOut<T>(
  bench: Workbench,
  context: Context,
  file: string | null,
  write: (target: string) => Promise<T>,
): Promise<T> {
  if (file === null) return throughStandardOutput(bench, context, write);
  return write(await bench.grant(file));
}

/** The core writes whole files: one of them passes through a temporary folder, of which nothing stays. */
async function throughStandardOutput<T>(
  { grant }: Workbench,
  { terminal, signal }: Context,
  write: (target: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-out-'));
  try {
    const file = join(folder, 'out');
    const result = await write(await grant(file));
    await pipeline(createReadStream(file), terminal.output, { end: false, signal }).catch(
      (error: unknown) => {
        // Whoever reads it (`| head`) has had enough, and that is no failure.
        if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
      },
    );
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A path that comes with a file dropped on the page: only a plain file that is there is let in. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';

const LONGEST = 4_096;

/** Rejects with `invalid_input` for anything but the absolute path of a file, `not_found` where there is none. */
export async function droppedFile(dropped: unknown): Promise<string> {
  if (typeof dropped !== 'string' || dropped === '' || dropped.length > LONGEST)
    throw new AppError(
      'invalid_input',
      'What was dropped does not lie on a disk of this machine. Save it as a file, and drop that.',
    );
  if (!path.isAbsolute(dropped) || dropped.includes('\0'))
    throw new AppError('invalid_input', 'What was dropped has no path that can be used.');
  const name = path.basename(dropped);
  const found = await stat(dropped).catch(() => null);
  if (found === null)
    throw new AppError('not_found', `${name} is no longer there, or may not be read.`);
  if (found.isDirectory()) throw new AppError('invalid_input', `${name} is a folder. Drop a file.`);
  if (!found.isFile()) throw new AppError('invalid_input', `${name} is not a plain file.`);
  return dropped;
}

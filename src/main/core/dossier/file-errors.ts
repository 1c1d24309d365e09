/** What the system says about a file, put into words: what happened, where, and what to do. */
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';

const causes = new Map<string, { code: ErrorCode; why: string; what: string }>([
  ['ENOSPC', { code: 'storage', why: 'the disk is full', what: 'Free some space and try again.' }],
  [
    'EDQUOT',
    {
      code: 'storage',
      why: 'your share of the disk is used up',
      what: 'Free some space and try again.',
    },
  ],
  [
    'EFBIG',
    {
      code: 'storage',
      why: 'the file is larger than this disk allows',
      what: 'Use a disk with another file system.',
    },
  ],
  [
    'EROFS',
    {
      code: 'read_only',
      why: 'the disk is read-only',
      what: 'Copy the dossier to a disk that can be written to, and open the copy.',
    },
  ],
  [
    'EACCES',
    {
      code: 'read_only',
      why: 'you have no right to write there',
      what: 'Change the rights of the folder, or copy the dossier to a folder of your own and open the copy.',
    },
  ],
  [
    'EPERM',
    {
      code: 'read_only',
      why: 'the system does not allow it',
      what: 'Change the rights of the folder, or copy the dossier to a folder of your own and open the copy.',
    },
  ],
  [
    'EBUSY',
    {
      code: 'storage',
      why: 'another program holds the file',
      what: 'Close the program that uses it (a virus scanner, a sync client) and try again.',
    },
  ],
  [
    'EMFILE',
    {
      code: 'storage',
      why: 'too many files are open',
      what: 'Close other programs and try again.',
    },
  ],
  [
    'ENFILE',
    {
      code: 'storage',
      why: 'too many files are open',
      what: 'Close other programs and try again.',
    },
  ],
  [
    'ENOENT',
    {
      code: 'storage',
      why: 'the file or its folder is no longer there',
      what: 'Look whether the folder was moved, renamed or unmounted.',
    },
  ],
  [
    'EIO',
    {
      code: 'storage',
      why: 'the disk reports an error',
      what: 'Copy the dossier to another disk soon, and have this disk checked.',
    },
  ],
]);

const fallback = {
  code: 'storage',
  what: 'Look whether the disk is there and in order, and try again.',
} as const;

/** The system's code for an error (`ENOENT` ...), or '' where it has none. */
export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/**
 * An `AppError` of code `storage` or `read_only`; one that already is an `AppError` passes
 * unchanged.
 */
export function writeError(error: unknown, path: string): AppError {
  return fileError(error, path, 'could not be written');
}

/** As `writeError` for what the system says; anything else, a defect above all, stays what it is. */
export function systemErrorInWords(error: unknown, path: string): unknown {
  return systemCode(error) === '' ? error : writeError(error, path);
}

/** As `writeError`; a file that may not be read is `storage`. */
export function readError(error: unknown, path: string): AppError {
  if (['EACCES', 'EPERM'].includes(systemCode(error))) {
    return new AppError(
      'storage',
      `${path} could not be read: you have no right to read it. Change its rights and try again.`,
      { file: path },
      { cause: error },
    );
  }
  return fileError(error, path, 'could not be read');
}

function fileError(error: unknown, path: string, failed: string): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const cause = causes.get(systemCode(error)) ?? { ...fallback, why: reason };
  return new AppError(
    cause.code,
    `${path} ${failed}: ${cause.why}. ${cause.what}`,
    { file: path, why: cause.why },
    { cause: error },
  );
}

/** Why, in a few words, for where the whole message has no room: "the disk is full". */
export function reasonOf({ code, details }: AppError): string {
  if (typeof details?.['why'] === 'string') return details['why'];
  return code === 'damaged' ? 'a file of it is damaged' : 'the disk refuses';
}

/** A file that is not what it should be. Nothing has been written to it. */
export function damaged(path: string, why: string, options?: ErrorOptions): AppError {
  return new AppError(
    'damaged',
    `${path} is damaged: ${why}. Nothing was changed. Keep the file as it is: much of it can probably be saved.`,
    { file: path },
    options,
  );
}

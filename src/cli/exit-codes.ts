/** What a script learns from the number that a command ends with. */
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';

export const exitCodes = {
  done: 0,
  /** Done, and something needs a look. */
  problems: 1,
  usage: 2,
  refused: 3,
  inUse: 4,
  disk: 5,
  defect: 70,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** For the end of every help. */
export const exitCodeWords = `Exit codes
    0  done
    1  done, with problems: check found some, or import left rows out
    2  the command line is wrong
    3  refused: not there, no dossier, damaged, no right to, something is there already; nothing was changed
    4  the dossier is in use by another program; nothing was changed
    5  the disk refused: full, gone, failing
   70  a defect of the program
  130  interrupted (Ctrl+C), 143 ended by a signal; nothing is left behind`;

/** The command line can't be understood; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const byCode: Record<ErrorCode, ExitCode> = {
  invalid_input: exitCodes.refused,
  not_found: exitCodes.refused,
  conflict: exitCodes.refused,
  read_only: exitCodes.refused,
  locked: exitCodes.inUse,
  storage: exitCodes.disk,
  damaged: exitCodes.refused,
  not_a_dossier: exitCodes.refused,
  newer_format: exitCodes.refused,
  cancelled: exitCodes.interrupted,
  internal: exitCodes.defect,
};

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return exitCodes.usage;
  return error instanceof AppError ? byCode[error.code] : exitCodes.defect;
}

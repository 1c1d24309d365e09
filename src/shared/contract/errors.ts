/** Errors that cross from one side to the other, as data. */

export const errorCodes = [
  /** The input does not fit the schema, or a rule of the field refuses it. */
  'invalid_input',
  'not_found',
  /** Somebody else, or an earlier step, changed what the call relies on. */
  'conflict',
  /** Nothing may be written here: rights, a read-only medium, or a dossier opened for reading. */
  'read_only',
  /** The dossier is open in another program. */
  'locked',
  /** The disk refused: full, gone, failing. */
  'storage',
  /** A file is not what it should be: damaged, cut off, edited by something else. */
  'damaged',
  /** The folder is not a dossier at all. */
  'not_a_dossier',
  /** Written by a newer version of the program. */
  'newer_format',
  'cancelled',
  /** A defect of the program. */
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Plain data beside the message: the field that was refused, the file that is damaged ... */
export type ErrorDetails = Record<string, string | number | boolean | null>;

export type ErrorData = { code: ErrorCode; message: string; details?: ErrorDetails | undefined };

export type Reply = { ok: true; value: unknown } | { ok: false; error: ErrorData };

/** `message` says what happened, where, and what to do, in words for the user. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, details?: ErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

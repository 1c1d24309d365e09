/** How much of a document is read, and how it is said that one is not. */
import { AppError } from '#shared/contract/errors.ts';

export const MOST_CHARACTERS = 10_000_000;
export const MOST_BLOCKS = 100_000;
/** Elements within elements, or parts of a Word file. Deeper ones are made, not written. */
export const MOST_DEPTH = 400;

/** `why` goes on with "it": "is encrypted". */
export const refuse = (name: string, why: string, options?: ErrorOptions): AppError =>
  new AppError('invalid_input', `“${shown(name)}” is not read: it ${why}.`, undefined, options);

export const damaged = (name: string, why: string, options?: ErrorOptions): AppError =>
  new AppError(
    'damaged',
    `“${shown(name)}” can’t be read: it ${why}. Get the file again, or save it anew from the program it came from.`,
    undefined,
    options,
  );

/** A file's name in a message: short, and without what could disturb the line. */
const shown = (name: string): string =>
  name.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd').slice(0, 100);

export const count = (number: number): string => number.toLocaleString('en');

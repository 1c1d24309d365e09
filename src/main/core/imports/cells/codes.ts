/** Codes of a codebook as a table to look them up in: case, blanks, and the `.0` that some programs add to figures do not matter. */
import { fold } from '#shared/text/fold.ts';

export const tidyCode = (text: string): string => fold(text).replace(/^(-?\d+)\.0+$/, '$1');

export type CodeTable<T> = { get: (cell: string) => T | undefined };

export function codeTable<T>(
  entries: readonly (readonly [text: string, meaning: T])[],
): CodeTable<T> {
  const meanings = new Map(entries.map(([text, meaning]) => [tidyCode(text), meaning]));
  return { get: (cell) => meanings.get(tidyCode(cell)) };
}

/** Text of a dossier made harmless for strings in CSS. */
import { printable } from '../printable.ts';

/** A string in CSS that stands in an element `style`: nothing in it can end the string or the element. */
export const cssString = (text: string): string =>
  `"${printable(text)
    .replace(/\n+/gu, ' ')
    .replace(/[\\"'<>&]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/** Text of a dossier made harmless for HTML and for strings in CSS. */

import { printable } from '../printable.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** For text and for values of attributes in quotes. */
export const escapeHtml = (text: string): string =>
  printable(text).replace(/[&<>"']/gu, (sign) => ENTITIES.get(sign) ?? sign);

/** A string in CSS that stands in an element `style`: nothing in it can end the string or the element. */
export const cssString = (text: string): string =>
  `"${printable(text)
    .replace(/\n+/gu, ' ')
    .replace(/[\\"'<>&]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

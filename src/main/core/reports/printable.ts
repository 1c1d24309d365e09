/** What of a dossier's text may stand in a file for others. */

/** Not allowed in HTML or XML: control characters, halves of surrogate pairs, non-characters. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\p{Cs}/gu;

/** With a replacement character for each that no file may hold. Line breaks are `\n`. */
export const printable = (text: string): string =>
  text.replace(/\r\n?/gu, '\n').replace(FORBIDDEN, '\ufffd');

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** For text, and for values of attributes in quotes, in HTML and XML. */
export const escapeHtml = (text: string): string =>
  printable(text).replace(/[&<>"']/gu, (sign) => ENTITIES.get(sign) ?? sign);

/** Addresses that lead somewhere and run nothing. Others are shown as words. */
export const isOpenable = (url: string): boolean => /^(?:https?:\/\/|mailto:)[^\s]+$/iu.test(url);

/** How a number format of a spreadsheet shows a number: as a number, or as a date of which precision. ECMA-376 part 1, 18.8.30. */

/**
 * What is shown of the date. A cell with "Mar 2015" in it holds the first of that month and shows the month: the day is the
 * program's, not the writer's, and is not taken over.
 */
export type CellFormat = 'number' | 'day' | 'month' | 'year' | 'time';

/** Those that have no code in the file. East Asian ones (27 to 36, 50 to 58) differ by country; all of them are days or times. */
const BUILT_IN: ReadonlyMap<number, CellFormat> = new Map([
  ...[14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(
    (id) => [id, 'day'] as const,
  ),
  [17, 'month'],
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'] as const),
]);

/** Characters. Excel allows 255; and the expressions below are not made for much more. */
const LONGEST_CODE = 1_000;

/** `code` as the file has it for this id, '' where it has none. */
export function cellFormat(id: number, code: string): CellFormat {
  if (code === '') return BUILT_IN.get(id) ?? 'number';
  if (code.length > LONGEST_CODE) return 'number';
  // Of several sections the first is for positive numbers. Quoted, escaped, padding and bracketed parts (but for elapsed time) say nothing.
  const bare =
    code
      .toLowerCase()
      .replace(/"[^"]*"|\\.|[_*]./g, '')
      .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, '')
      .split(';')[0] ?? '';
  const letters = bare.replace(/am\/pm|a\/p/g, 'h').replace(/general/g, '');
  if (/[0#?]/.test(letters.replace(/s[.,]0+/g, 's'))) return 'number';
  const hasTime = /[hs]/.test(letters);
  if (/d/.test(letters)) return 'day';
  const hasYear = /[ye]/.test(letters);
  if (hasYear && hasTime) return 'day';
  if (hasYear) return /m/.test(letters) ? 'month' : 'year';
  if (hasTime) return 'time';
  return /m/.test(letters) ? 'month' : 'number';
}

const DAY_MS = 86_400_000;
const LAST_DAY = 2_958_465;

/**
 * A number that is shown as a date, as text: `2015-03-12`, `2015-03-12 14:30:00`, `2015-03`, `2015`, `14:30:00`; null when there is no such
 * date. Days count from 1899-12-31 = 0; the 29 February 1900 that never was is day 60. `is1904`: from 1904-01-01 = 0.
 */
export function dateText(
  serial: number,
  format: Exclude<CellFormat, 'number'>,
  is1904: boolean,
): string | null {
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const time = new Date((seconds - day * 86_400) * 1_000).toISOString().slice(11, 19);
  if (format === 'time') return day === 0 ? time : null;
  const counted = is1904 ? day + 1_462 : day;
  if (counted < 1 || counted > LAST_DAY || counted === 60) return null;
  const sinceEpoch = counted - 25_569 + (counted < 60 ? 1 : 0);
  const date = new Date(sinceEpoch * DAY_MS).toISOString().slice(0, 10);
  if (format === 'year') return date.slice(0, 4);
  if (format === 'month') return date.slice(0, 7);
  return time === '00:00:00' ? date : `${date} ${time}`;
}

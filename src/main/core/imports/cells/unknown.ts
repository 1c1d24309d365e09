/** Texts and figures that stand for "not known": `-9`, `-99`, `Unknown`. */
import type { UnknownMark } from '#shared/model/import-mapping.ts';
import { codeTable, tidyCode } from './codes.ts';

/** A test for one cell: the label of the mark that it is, or undefined. '' as a mark stands for a cell with nothing in it. */
export function unknownTest(marks: readonly UnknownMark[]): (cell: string) => string | undefined {
  if (marks.length === 0) return () => undefined;
  const labels = codeTable(marks.map(({ text, label }) => [text, label]));
  const longest = Math.max(...marks.map(({ text }) => text.length)) + 20;
  // Most cells are none of them, which their first letter or figure shows.
  const firsts = new Set(marks.map(({ text }) => tidyCode(text).charAt(0)));
  return (cell) => {
    const first = cell.charAt(0).toLowerCase();
    const isOther = cell.length > longest || (/[a-z0-9]/.test(first) && !firsts.has(first));
    return isOther ? undefined : labels.get(cell);
  };
}

/** What usually stands for unknown, for a file that nobody has described. Negative figures only where the rest are none. */
export const usualMarks: readonly UnknownMark[] = [
  ...[
    'Unknown',
    'Unk',
    'Not known',
    'Not available',
    'n/a',
    'NA',
    'N.A.',
    'null',
    'None',
    'nan',
    '#N/A',
    '-',
    '–',
    '?',
    '.',
  ].map((text) => ({ text, label: 'unknown' })),
  { text: '-9', label: 'unknown' },
  { text: '-99', label: 'unknown' },
  { text: '-999', label: 'unknown' },
  { text: '-1', label: 'unknown' },
];

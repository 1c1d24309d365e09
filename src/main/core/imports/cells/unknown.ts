/** Texts and figures that stand for "not known": `-9`, `-99`, `Unknown`. */
import type { UnknownMark } from '#shared/model/import-mapping.ts';
import { codeTable } from './codes.ts';

/** A test for one cell: the label of the mark that it is, or undefined. '' as a mark stands for a cell with nothing in it. */
export function unknownTest(marks: readonly UnknownMark[]): (cell: string) => string | undefined {
  if (marks.length === 0) return () => undefined;
  const labels = codeTable(marks.map(({ text, label }) => [text, label]));
  const longest = Math.max(...marks.map(({ text }) => text.length)) + 20;
  return (cell) => (cell.length > longest ? undefined : labels.get(cell));
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

/** Texts and figures that stand for "not known": `-9`, `-99`, `Unknown`. */
import { fold } from '#shared/text/fold.ts';
import type { UnknownMark } from '#shared/model/import-mapping.ts';

/**
 * A test for one cell: the label of the mark that it is, or undefined. Case and blanks do not matter, nor the `.0` that some programs add.
 * '' as a mark stands for an empty cell.
 */
export function unknownTest(marks: readonly UnknownMark[]): (cell: string) => string | undefined {
  if (marks.length === 0) return () => undefined;
  const labels = new Map(marks.map(({ text, label }) => [tidied(text), label]));
  const longest = Math.max(...marks.map(({ text }) => text.length)) + 20;
  return (cell) => (cell.length > longest ? undefined : labels.get(tidied(cell)));
}

const tidied = (text: string): string => fold(text).replace(/^(-?\d+)\.0+$/, '$1');

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

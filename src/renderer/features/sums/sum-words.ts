/** A sum in figures and in words: lowest, best, highest, and what it does not know. */
import type { Sum, SumPart } from '#shared/contract/records-api.ts';

const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });

/** `2,870 / 3,012 / ≥3,456`; one figure where all three are the same. */
export function sumFigures({ known, low, best, high, open }: Sum): string {
  if (known === 0) return '–';
  const sign = open ? '≥' : '';
  if (low === best && best === high) return `${sign}${figure(best)}`;
  return `${figure(low)} / ${figure(best)} / ${sign}${figure(high)}`;
}

/** For screen readers and the title of the figures. */
export function sumSentence({ known, low, best, high, open, duplicates }: Sum): string {
  if (known === 0) return 'No record has a figure.';
  const records = known === 1 ? '1 record' : `${known.toLocaleString('en')} records`;
  const more = open ? ' or more: some figures are “at least”' : '';
  const range =
    low === best && best === high
      ? `${figure(best)}${more}`
      : `lowest ${figure(low)}, best ${figure(best)}, highest ${figure(high)}${more}`;
  const once =
    duplicates === 0 ? '' : ` ${duplicates.toLocaleString('en')} left out as the same as others.`;
  return `${range}. From ${records} with a figure.${once}`;
}

const partWords: Record<Exclude<SumPart, 'known'>, readonly [one: string, many: string]> = {
  unknown: ['unknown', 'unknown'],
  disputed: ['disputed', 'disputed'],
  ranges: ['range', 'ranges'],
};

export const sumParts = ['unknown', 'disputed', 'ranges'] as const;

/** `12 unknown`. */
export function partCount(sum: Sum, part: Exclude<SumPart, 'known'>): string {
  const [one, many] = partWords[part];
  return `${sum[part].toLocaleString('en')} ${sum[part] === 1 ? one : many}`;
}

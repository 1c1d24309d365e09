/** A quantity as the boxes of a form: low, best, high and the bound word, kept in step with its text form. */
import type { Bound } from '#shared/model/value.ts';
import { formatQuantity, parseQuantity } from '#shared/values/quantity.ts';

/** What stands in each box, which need not be a number yet. */
export type QuantityParts = { low: string; best: string; high: string; bound: Bound | '' };

export const noParts: QuantityParts = { low: '', best: '', high: '', bound: '' };

export const boundChoices: readonly { value: Bound | ''; label: string }[] = [
  { value: '', label: 'exactly' },
  { value: 'at-least', label: 'at least' },
  { value: 'more-than', label: 'more than' },
  { value: 'about', label: 'about' },
  { value: 'at-most', label: 'at most' },
  { value: 'less-than', label: 'less than' },
];

const words: Record<Bound, string> = {
  'at-least': '≥',
  'more-than': '>',
  about: '~',
  'at-most': '≤',
  'less-than': '<',
};

/** null where the text is no quantity: then the boxes stay as they are. */
export function partsOf(text: string): QuantityParts | null {
  if (text.trim() === '') return noParts;
  const parsed = parseQuantity(text);
  if (!parsed.ok) return null;
  const { low, best, high, bound } = parsed.value;
  return { low: figure(low), best: figure(best), high: figure(high), bound: bound ?? '' };
}

/** A bound word goes with a single figure; beside a range it is left out. */
export function textOf({ low, best, high, bound }: QuantityParts): string {
  const [first, figureNamed, last] = [low, best, high].map((part) => part.trim());
  const range = first || last ? `${first || '?'}–${last || '?'}` : '';
  if (!figureNamed) return range;
  if (range) return `${figureNamed} (${range})`;
  return bound === '' ? figureNamed : `${words[bound]}${figureNamed}`;
}

const figure = (value: number | undefined): string =>
  value === undefined ? '' : formatQuantity({ best: value });

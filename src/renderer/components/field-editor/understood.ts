/** Says in words how the program reads a text, so that "≥92" is seen to be "at least 92". */
import { describeEdtf } from '#shared/dates/describe.ts';
import type { Field } from '#shared/model/field.ts';
import type { Bound, Quantity } from '#shared/model/value.ts';
import { splitItems } from '#shared/values/items.ts';
import { parseQuantity } from '#shared/values/quantity.ts';

const boundWords: Record<Bound, string> = {
  'at-least': 'at least',
  'more-than': 'more than',
  about: 'about',
  'at-most': 'at most',
  'less-than': 'less than',
};

/** `text` is the normal text form, as the core gives it back. */
export function understood(field: Field, text: string): string {
  switch (field.type) {
    case 'quantity':
      return withUnit(quantityWords(text), field.unit);
    case 'number':
      return withUnit(text, field.unit);
    case 'breakdown':
      return splitItems(text).map(partWords).join(' · ');
    case 'date':
      return describeEdtf(text);
    case 'list':
    case 'names':
    case 'choices':
      return splitItems(text, field.type === 'names').join(' · ');
    default:
      return text;
  }
}

/** Text that is no quantity comes back as it is. */
export function quantityWords(text: string): string {
  const parsed = parseQuantity(text);
  return parsed.ok ? wordsOf(parsed.value) : text;
}

function wordsOf({ low, best, high, bound }: Quantity): string {
  if (bound !== undefined) return `${boundWords[bound]} ${best}`;
  const range =
    low !== undefined && high !== undefined
      ? `between ${low} and ${high}`
      : low !== undefined
        ? `${low} or more`
        : high !== undefined
          ? `up to ${high}`
          : '';
  if (best === undefined) return range;
  return range === '' ? String(best) : `${best}, ${range}`;
}

function partWords(part: string): string {
  const at = part.lastIndexOf(': ');
  if (at < 0) return part;
  return `${part.slice(0, at)}: ${quantityWords(part.slice(at + 2))}`;
}

function withUnit(words: string, unit: string | undefined): string {
  return unit === undefined ? words : `${words} ${unit}`;
}

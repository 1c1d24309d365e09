/** Says in words how the program reads a text, so that "≥92" is seen to be "at least 92". */
import { describeEdtf } from '#shared/dates/describe.ts';
import type { Field } from '#shared/model/field.ts';

const bounds: readonly (readonly [string, string])[] = [
  ['≥', 'at least '],
  ['>', 'more than '],
  ['≤', 'at most '],
  ['<', 'less than '],
  ['~', 'about '],
];

/** `text` is the normal text form, as the core gives it back. */
export function understood(field: Field, text: string): string {
  switch (field.type) {
    case 'quantity':
      return withUnit(quantityWords(text), field.unit);
    case 'number':
      return withUnit(text, field.unit);
    case 'breakdown':
      return text.split('; ').map(partWords).join(' · ');
    case 'date':
      return describeEdtf(text);
    case 'list':
    case 'names':
    case 'choices':
      return text.split('; ').join(' · ');
    default:
      return text;
  }
}

export function quantityWords(text: string): string {
  const bound = bounds.find(([sign]) => text.startsWith(sign));
  if (bound) return bound[1] + text.slice(bound[0].length).trimStart();
  return text.replace(/\((\S+)–(\S+)\)/u, ', between $1 and $2').replace(' ,', ',');
}

function partWords(part: string): string {
  const at = part.lastIndexOf(': ');
  if (at < 0) return part;
  return `${part.slice(0, at)}: ${quantityWords(part.slice(at + 2))}`;
}

function withUnit(words: string, unit: string | undefined): string {
  return unit === undefined ? words : `${words} ${unit}`;
}

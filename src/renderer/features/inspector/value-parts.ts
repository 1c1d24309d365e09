/** Text forms of values taken apart for showing. */
import type { Field } from '#shared/model/field.ts';
import { describeEdtf } from '#shared/dates/describe.ts';
import { quantityWords } from '../../components/field-editor/understood.ts';

const precisionWords = new Map([
  ['place', 'the place itself'],
  ['district', 'the middle of the district'],
  ['province', 'the middle of the province'],
  ['country', 'the middle of the country'],
]);

export type NamePart = { name: string; about: string };

/** `name [lang, kind]; name` */
export function nameParts(text: string): NamePart[] {
  return text.split('; ').map((part) => {
    const match = /^(.*) \[([^\]]*)\]$/su.exec(part);
    return match ? { name: match[1]!, about: match[2]! } : { name: part, about: '' };
  });
}

/** What a text form does not say by itself; '' where there is nothing to add. */
export function explanation(field: Field, text: string): string {
  if (text === '') return '';
  switch (field.type) {
    case 'date': {
      const words = describeEdtf(text);
      return words === text ? '' : words;
    }
    case 'quantity': {
      const words = quantityWords(text);
      if (words === text) return field.unit ?? '';
      return field.unit === undefined ? words : `${words} ${field.unit}`;
    }
    case 'number':
      return field.unit ?? '';
    case 'coordinates': {
      const precision = /\((\w+)\)$/u.exec(text)?.[1] ?? '';
      return precisionWords.get(precision) ?? '';
    }
    default:
      return '';
  }
}

/** Without the word for the precision, which the explanation spells out. */
export function plainText(field: Field, text: string): string {
  return field.type === 'coordinates' ? text.replace(/ \(\w+\)$/u, '') : text;
}

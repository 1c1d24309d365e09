/** Text forms of values taken apart for showing. */
import type { Field } from '#shared/model/field.ts';
import type { PlacePrecision } from '#shared/model/value.ts';
import { describeEdtf } from '#shared/dates/describe.ts';
import { parseCoordinates } from '#shared/values/coordinates.ts';
import { splitItems, unquoteItem } from '#shared/values/items.ts';
import { parseNames } from '#shared/values/names.ts';
import { quantityWords } from '../../components/field-editor/understood.ts';

const precisionWords: Record<PlacePrecision, string> = {
  place: 'the place itself',
  district: 'the middle of the district',
  province: 'the middle of the province',
  country: 'the middle of the country',
};

export type NamePart = { name: string; about: string };

/** `name [lang, kind]; name` */
export function nameParts(text: string): NamePart[] {
  const parsed = parseNames(text);
  if (!parsed.ok) return [{ name: text, about: '' }];
  return parsed.value.map(({ name, lang, kind }) => ({
    name,
    about: [lang, kind].filter((word) => word !== undefined).join(', '),
  }));
}

/** The items of a list, of choices, of a breakdown. */
export function itemParts(text: string): string[] {
  return splitItems(text).map(unquoteItem);
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
      const parsed = parseCoordinates(text);
      return parsed.ok ? precisionWords[parsed.value.precision] : '';
    }
    default:
      return '';
  }
}

/** Without the word for the precision, which the explanation spells out. */
export function plainText(field: Field, text: string): string {
  return field.type === 'coordinates' ? text.replace(/ \(\w+\)$/u, '') : text;
}

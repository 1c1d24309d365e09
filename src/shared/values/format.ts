/** Values as text: what the grid, the editors and the CSV show (the table is in `model/field.ts`). */
import type { Field } from '../model/field.ts';
import type { Breakdown, Coordinates, Names, Quantity, Value } from '../model/value.ts';
import { choiceText } from './choices.ts';
import { formatCoordinates } from './coordinates.ts';
import { formatDuration } from './duration.ts';
import { quoteItem } from './items.ts';
import { formatNames } from './names.ts';
import { formatQuantity } from './quantity.ts';

/** The title of a record, or undefined when there is none. */
export type TitleOf = (collection: string | undefined, record: string) => string | undefined;

/** '' for null. The value must have the shape of the field's type (`checkValue`). */
export function formatValue(field: Field, value: Value | null, titleOf?: TitleOf): string {
  if (value === null) return '';
  switch (field.type) {
    case 'text':
    case 'longtext':
    case 'date':
      return value as string;
    case 'number':
      return String(value as number);
    case 'list':
      return (value as string[]).map((item) => quoteItem(item)).join('; ');
    case 'choice':
      return choiceText(field, value as string);
    case 'choices':
      return (value as string[]).map((id) => quoteItem(choiceText(field, id))).join('; ');
    case 'names':
      return formatNames(value as Names);
    case 'quantity':
      return formatQuantity(value as Quantity);
    case 'breakdown':
      return (value as Breakdown)
        .map(({ label, amount }) => `${quoteItem(label, '"')}: ${formatQuantity(amount)}`)
        .join('; ');
    case 'duration':
      return formatDuration(value as string);
    case 'coordinates':
      return formatCoordinates(value as Coordinates);
    case 'reference':
      return titleOf?.(field.collection, value as string) ?? (value as string);
  }
}

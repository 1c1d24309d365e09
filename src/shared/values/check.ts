/** Does a value fit its field? The reason in words, when not. */
import { parseEdtf } from '../dates/edtf.ts';
import type { Field } from '../model/field.ts';
import { valueShape, type Value } from '../model/value.ts';
import { durationDays } from './duration.ts';

/** null when the value will do. Whether a referenced record exists is for those who know the records. */
export function checkValue(field: Field, value: unknown): string | null {
  const shape = valueShape(field.type).safeParse(value);
  if (!shape.success) {
    const issue = shape.error.issues[0];
    const where = issue && issue.path.length > 0 ? ` (${issue.path.join('.')})` : '';
    return `${field.title}${where}: ${issue?.message ?? 'is not valid'}.`;
  }
  return checkMeaning(field, shape.data);
}

function checkMeaning(field: Field, value: Value): string | null {
  switch (field.type) {
    case 'text':
    case 'longtext':
      return (value as string).trim() === ''
        ? `${field.title}: there is nothing but white space.`
        : null;
    case 'date': {
      const date = parseEdtf(value as string);
      return date.ok ? null : date.message;
    }
    case 'duration':
      return durationDays(value as string)
        ? null
        : `“${value as string}” is not a duration in whole years, months, weeks and days.`;
    case 'choice':
      return checkChoices(field, [value as string]);
    case 'choices':
      return checkChoices(field, value as string[]);
    default:
      return null;
  }
}

function checkChoices(field: Field, ids: string[]): string | null {
  const unknown = ids.find((id) => !field.choices?.some((choice) => choice.id === id));
  if (unknown !== undefined) return `“${unknown}” is not one of the choices of ${field.title}.`;
  return new Set(ids).size === ids.length
    ? null
    : `${field.title}: the same choice stands there twice.`;
}

/** What somebody typed, checked by the rules of its field. */
import { AppError } from '#shared/contract/errors.ts';
import type { Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';
import { parseValue } from '#shared/values/parse.ts';
import type { Tables } from '../query/tables.ts';

/** Throws `invalid_input` with the reason, and the field in the details. */
export function typedValue(tables: Tables, field: Field, text: string): Value | null {
  if (field.computed) throw refused(field, `${field.title} is worked out, not typed.`);
  const parsed = parseValue(field, text, tables);
  if (!parsed.ok) throw refused(field, parsed.message);
  if (parsed.value === null && field.required)
    throw refused(field, `${field.title} can’t be empty.`);
  return parsed.value;
}

export function refused(field: Field, message: string): AppError {
  return new AppError('invalid_input', message, { field: field.id });
}

/** The field of a record that something is said about. */
import { AppError } from '#shared/contract/errors.ts';
import type { Field } from '#shared/model/field.ts';
import type { Tables } from '../query/tables.ts';
import type { CellPlace } from './own-claim.ts';
import { refused } from './typed-value.ts';

/** The field, where its cell may be typed over. Throws as `claimedField`, and `invalid_input` for computed fields. */
export function editableField(tables: Tables, place: CellPlace): Field {
  const field = claimedField(tables, place);
  if (field.computed) throw refused(field, `${field.title} is worked out, not typed.`);
  return field;
}

/**
 * The field, where something may be said about it: also about what is worked out, since sources print that, too. Throws
 * `not_found`, and `conflict` for records in the trash.
 */
export function claimedField(tables: Tables, { collection, record, field: id }: CellPlace): Field {
  const field = tables.field(collection, id);
  if (tables.isTrashed(collection, record)) {
    throw new AppError(
      'conflict',
      'This record is in the trash. Restore it before you change it.',
      { record },
    );
  }
  return field;
}

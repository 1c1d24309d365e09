/** Records and what changes in them, in words, for those rows of a plan that are shown. */
import type { ImportTarget } from '#shared/contract/imports-api.ts';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';
import type { Core } from '../context.ts';
import type { FieldChange } from './compare-record.ts';
import type { ConvertedRow } from './convert/convert-row.ts';

export type Words = ReturnType<typeof wording>;

export function wording(core: Core, fields: readonly Field[], { collection }: ImportTarget) {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const title = (field: string): string => byId.get(field)?.title ?? field;
  const text = (id: string, value: Value | null | undefined): string => {
    const field = byId.get(id);
    if (value === undefined || !field) return '';
    return value === null ? 'not known' : core.tables().format(field, value);
  };
  const cell = ({ field, before, after, raw }: FieldChange) => ({
    field,
    title: title(field),
    before: text(field, before),
    after: text(field, after),
    raw,
  });
  return {
    title,
    cell,
    all: ({ values, raw }: ConvertedRow) =>
      Object.entries(values).map(([field, after]) =>
        cell({ field, before: undefined, after, raw: raw[field] ?? '' }),
      ),
    titleOf: ({ id, statements }: BaseRecord): string =>
      text(collection.titleField, statements[0]?.values[collection.titleField]) || id,
  };
}

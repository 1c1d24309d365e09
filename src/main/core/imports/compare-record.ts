/** Is a record of this release what it was in the release before? */
import { isDeepStrictEqual } from 'node:util';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { Value } from '#shared/model/value.ts';

/** Fields that are not the same, with what was said and what is. undefined: nothing was said. */
export type FieldChange = {
  field: string;
  before: Value | null | undefined;
  after: Value | null | undefined;
  /** What `after` was made of, where it is not the same text. */
  raw: string;
};

/** Which row a record stands in says nothing about it. */
export function changesBetween(before: BaseRecord, after: BaseRecord): FieldChange[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  const fields = new Set([...old.keys(), ...now.keys()]);
  return [...fields].flatMap((field): FieldChange[] =>
    isDeepStrictEqual(old.get(field), now.get(field))
      ? []
      : [
          {
            field,
            before: old.get(field)?.value,
            after: now.get(field)?.value,
            raw: now.get(field)?.raw ?? '',
          },
        ],
  );
}

type Said = { value: Value | null; raw: string | undefined };

/** An imported record has one statement. */
function valuesOf({ statements }: BaseRecord): Map<string, Said> {
  const values = new Map<string, Said>();
  for (const statement of statements) {
    for (const [field, value] of Object.entries(statement.values))
      values.set(field, { value, raw: statement.raw?.[field] });
  }
  return values;
}

/** A record with everything that is said about it, for the inspector. */
import type { ClaimView, FieldView, RecordDetail } from '#shared/contract/records-api.ts';
import { EDITOR, type Claim, type Locator } from '#shared/model/claim.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import { claimsDiffer, COMPUTED, isUnknown, type Resolved } from '../claims/resolve.ts';
import type { RowParts } from './rows.ts';

export type DetailParts = RowParts & {
  /** Title of a record of `sources`. */
  sourceTitle: (source: string) => string | undefined;
  /** The release that a record is not in any more. */
  goneFrom: (record: string) => string | undefined;
};

/** Answers all fields, in the order of the collection. */
export function buildDetail(parts: DetailParts, row: number, title: string): RecordDetail {
  const { table } = parts;
  const id = table.idOf(row);
  return {
    collection: table.collection.id,
    id,
    title,
    own: table.isOwn(row),
    trashed: !table.isAlive(row),
    ...given({ goneFrom: parts.goneFrom(id) }),
    fields: table.collection.fields.map((field) => buildField(parts, row, field)),
  };
}

function buildField(parts: DetailParts, row: number, field: Field): FieldView {
  const { table, notes, format } = parts;
  const resolved = table.resolve(row, field);
  const { shown, state, claims } = resolved;
  const unread = table.unread(row, field).map(({ source, locator, raw }) => ({
    raw,
    source,
    sourceTitle: titleOfSource(table.collection, parts.sourceTitle, field, source),
    locatorText: locatorWords(locator),
  }));
  return {
    field: field.id,
    text: format(field, shown?.value ?? null),
    state,
    own: shown?.origin === 'own',
    unknown: shown !== null && isUnknown(shown),
    editable: field.computed === undefined,
    claims: claims.map((claim) => buildClaim(parts, field, claim, resolved)),
    notes: notes.ofField(table.idOf(row), field.id),
    ...(unread.length > 0 ? { unread } : {}),
  };
}

function buildClaim(
  parts: DetailParts,
  field: Field,
  claim: Claim,
  { shown }: Resolved,
): ClaimView {
  const { value, raw, locator, quote, asOf, grade, comment, passage, reason, ...rest } = claim;
  return {
    id: rest.id,
    origin: rest.origin,
    source: rest.source,
    rank: rest.rank,
    text: parts.format(field, value),
    unknown: isUnknown(claim),
    sourceTitle: titleOfSource(parts.table.collection, parts.sourceTitle, field, rest.source),
    locatorText: locatorWords(locator),
    shown: claim === shown,
    differs: shown !== null && claim !== shown && claimsDiffer(field, shown, claim),
    ...given({ raw, locator, quote, asOf, grade, comment, passage, reason }),
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that hold nothing: the contract knows no `undefined`. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}

/** Its title, or words for what is no document: the editor's knowledge, and what the program works out. */
export function titleOfSource(
  { fields }: Collection,
  titleOf: (source: string) => string | undefined,
  field: Field,
  source: string,
): string {
  if (source === EDITOR) return 'Added by the editor';
  if (source === COMPUTED) return computedWords(fields, field);
  return titleOf(source) ?? source;
}

function computedWords(fields: readonly Field[], field: Field): string {
  const titles = [field.computed?.from, field.computed?.to].map(
    (id) => fields.find((other) => other.id === id)?.title ?? id,
  );
  return `Worked out from ${titles[0]} and ${titles[1]}`;
}

/** `Attacks › External operations, paragraph 4`. */
export function locatorWords(locator: Locator | undefined): string {
  if (!locator) return '';
  const { section, page, paragraph, row } = locator;
  return [
    section,
    page === undefined ? undefined : `page ${page}`,
    paragraph === undefined ? undefined : `paragraph ${paragraph}`,
    row === undefined ? undefined : `row ${row}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

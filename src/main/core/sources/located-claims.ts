/** Claims whose locators lead to a paragraph of a document: those that came with the dossier, and own ones without a passage. */
import type { LocatedClaim } from '#shared/contract/documents-api.ts';
import { locate, type Place } from '#shared/documents/locate.ts';
import type { Locator } from '#shared/model/claim.ts';
import type { Document } from '#shared/model/document.ts';
import { trashId } from '#shared/model/layer.ts';
import type { Value } from '#shared/model/value.ts';
import { baseClaimId } from '../claims/own-claim.ts';
import type { Core } from '../context.ts';

/** More would be no help to anybody: a dataset with a row for each of its claims. */
const MOST = 5_000;

/** In the order of the text. */
export function locatedClaims(core: Core, document: Document, source: string): LocatedClaim[] {
  const { base, layer } = core.dossier();
  const tables = core.tables();
  const find = createFinder(document);
  const found: LocatedClaim[] = [];

  function add(
    collection: string,
    record: string,
    field: string,
    { claim, value, locator }: { claim: string; value: Value | null; locator: Locator },
  ): void {
    const place = found.length < MOST ? find(locator) : null;
    if (place === null || layer.trash.has(trashId('record', record))) return;
    const definition = tables.field(collection, field);
    found.push({
      collection,
      record,
      field,
      claim,
      title: tables.titleOf(collection, record) ?? record,
      fieldTitle: definition.title,
      text: tables.format(definition, value),
      start: place.start,
      end: place.end,
    });
  }

  for (const [collection, records] of base) {
    for (const { id, statements } of records.values()) {
      for (const [at, { source: from, locator, values }] of statements.entries()) {
        if (from !== source || locator === undefined) continue;
        for (const [field, value] of Object.entries(values))
          add(collection, id, field, { claim: baseClaimId(id, at, field), value, locator });
      }
    }
  }
  for (const {
    id,
    collection,
    record,
    field,
    value,
    source: from,
    locator,
    passage,
  } of layer.claims.values()) {
    if (from !== source || locator === undefined || passage !== undefined) continue;
    if (!layer.trash.has(trashId('claim', id)))
      add(collection, record, field, { claim: id, value, locator });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Each locator is looked for once. */
function createFinder(document: Document): (locator: Locator) => Place | null {
  const places = new Map<string, Place | null>();
  return (locator) => {
    const key = JSON.stringify(locator);
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = locate(document, locator);
    places.set(key, place);
    return place;
  };
}

/** Prefixes of imports: a release is told from all else in the dossier by how its ids begin. */
import type { OpenDossier } from '../context.ts';

/** Ids of records that the user makes begin so (`claims/new-record.ts`). */
const OWN = 'own-';

/**
 * Whose ids could not be told from those of an import with this prefix, in words; null: nobody's. `a` and `a-b` are no neighbours either:
 * ids of the second begin as those of the first do. `replaces`: the import whose place it takes.
 */
export function holderOfPrefix(
  { base, layer }: OpenDossier,
  prefix: string,
  replaces: string | null,
): string | null {
  const wanted = `${prefix}-`;
  const overlaps = (other: string): boolean => other.startsWith(wanted) || wanted.startsWith(other);
  const others = [...layer.imports.values()].filter(({ id }) => id !== replaces);
  const other = others.find((one) => overlaps(one.prefix));
  if (other) return other.dataset;
  if (overlaps(OWN)) return 'the records that you make yourself';
  const before = replaces === null ? undefined : layer.imports.get(replaces);
  for (const [collection, records] of base) {
    if (before?.collection === collection && before.prefix === wanted) continue;
    for (const id of records.keys()) if (id.startsWith(wanted)) return `the record ${id}`;
  }
  for (const id of layer.records.keys()) if (id.startsWith(wanted)) return `the record ${id}`;
  return null;
}

/** The one that is wanted, or with a number behind it where its ids could be taken for others. */
export function freePrefix(dossier: OpenDossier, wanted: string): string {
  // Without a dash, or each number could run into the same shorter prefix.
  const plain = wanted.replaceAll('-', '').slice(0, 16);
  let prefix = wanted;
  for (let number = 2; holderOfPrefix(dossier, prefix, null) !== null; number += 1)
    prefix = `${plain}${number}`;
  return prefix;
}

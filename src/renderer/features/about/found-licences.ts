/** The libraries whose name or licence has all words of a search. */
import type { About } from '#shared/contract/shell-api.ts';

type Licence = About['licences'][number];

export function foundLicences(licences: readonly Licence[], search: string): Licence[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  return licences.filter(({ name, version, licence }) => {
    const text = `${name} ${version} ${licence}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

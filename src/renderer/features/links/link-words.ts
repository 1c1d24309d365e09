/** Links in words: grouped by what they say, and how sure it is. */
import type { LinkView } from '#shared/contract/links-api.ts';
import { describeEdtf } from '#shared/dates/describe.ts';
import { isIdentity, type Certainty } from '#shared/model/link.ts';

export type LinkGroup = { key: string; words: string; links: LinkView[] };

/** In the order of the links: those with the same words stand together. */
export function groupByWords(links: readonly LinkView[]): LinkGroup[] {
  const groups = new Map<string, LinkGroup>();
  for (const link of links) {
    const key = `${link.kind} ${link.direction}`;
    const group = groups.get(key) ?? { key, words: link.words, links: [] };
    group.links.push(link);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export const certainties: readonly { value: Certainty; label: string }[] = [
  { value: 'certain', label: 'Certain' },
  { value: 'probable', label: 'Probable' },
  { value: 'possible', label: 'Possible' },
  { value: 'disputed', label: 'Disputed' },
];

/** "probable · 2015 to 2016"; '' where it is certain and no time is given. */
export function detailWords({ kind, certainty, interval }: LinkView): string {
  const sure = certainty === 'certain' || isIdentity(kind) ? '' : certainty;
  return [sure, interval === undefined ? '' : describeEdtf(interval)].filter(Boolean).join(' · ');
}

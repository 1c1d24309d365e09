/** Pages and commands that fit what was typed. */
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { allCommands, isOffered, titleOf, type ListedCommand } from '../../app/command-state.ts';
import type { Page } from '../../state/ui-store.ts';
import type { NamedView } from '../views/named-views.ts';

export type PageMatch = { title: string; hint: string; page: Page; icon: string | undefined };

export function matchingPages(collections: readonly CollectionInfo[], text: string): PageMatch[] {
  return collections
    .map(({ id, title, count, icon }): PageMatch => ({
      title,
      hint: count === 1 ? '1 record' : `${count} records`,
      page: { kind: 'collection', collection: id },
      icon,
    }))
    .filter(({ title }) => fits(title, text));
}

/** `palette.open` is where one is already. */
export function matchingCommands(text: string): ListedCommand[] {
  return allCommands.filter(
    (command) =>
      command.id !== 'palette.open' && isOffered(command) && fits(titleOf(command), text),
  );
}

export type ViewMatch = { title: string; hint: string; view: NamedView };

/** Named views, those of the collection on the screen first. */
export function matchingViews(
  views: readonly NamedView[],
  collections: readonly CollectionInfo[],
  here: string | null,
  text: string,
): ViewMatch[] {
  const titles = new Map(collections.map(({ id, title }) => [id, title]));
  const isElsewhere = ({ collection }: NamedView): number => (collection === here ? 0 : 1);
  return views
    .toSorted((a, b) => isElsewhere(a) - isElsewhere(b))
    .map((view) => ({ title: `View: ${view.name}`, hint: titles.get(view.collection) ?? '', view }))
    .filter(({ title }) => fits(title, text));
}

function fits(title: string, text: string): boolean {
  const lower = title.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => lower.includes(word));
}

/** Who types the beginning of a title wants that, whatever else has these words somewhere. Empty groups are left out. */
export function bestFirst<G extends { choices: readonly { title: string }[] }>(
  groups: readonly G[],
  text: string,
): G[] {
  const start = text.toLowerCase();
  const isLater = ({ choices }: G): number =>
    choices.some(({ title }) => title.toLowerCase().startsWith(start)) ? 0 : 1;
  return groups
    .filter(({ choices }) => choices.length > 0)
    .toSorted((a, b) => isLater(a) - isLater(b));
}

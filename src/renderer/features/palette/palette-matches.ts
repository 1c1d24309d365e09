/** Pages and commands that fit what was typed. */
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { allCommands, isOffered, titleOf, type ListedCommand } from '../../app/command-state.ts';
import type { Page } from '../../state/ui-store.ts';

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

function fits(title: string, text: string): boolean {
  const lower = title.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => lower.includes(word));
}

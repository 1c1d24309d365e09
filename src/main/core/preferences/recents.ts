/** Dossiers that were open lately, newest first. */
import { createHash } from 'node:crypto';
import type { PreferencesFile, Recent } from './preferences-file.ts';

const MAX_RECENTS = 20;

export type Recents = {
  readonly list: () => Promise<Recent[]>;
  /** Puts it first; the same folder is there once. */
  readonly add: (dossier: { title: string; folder: string }) => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
};

export function recentsIn(file: PreferencesFile, clock: () => Date): Recents {
  return {
    list: async () => (await file.read()).recents,
    add: async ({ title, folder }) => {
      const recent: Recent = { id: idOf(folder), title, folder, openedAt: clock().toISOString() };
      await file.update((data) => ({
        ...data,
        recents: [recent, ...without(data.recents, recent.id)].slice(0, MAX_RECENTS),
      }));
    },
    forget: async (id) => {
      await file.update((data) => ({ ...data, recents: without(data.recents, id) }));
    },
  };
}

/** The same folder always has the same id. */
function idOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 20);
}

const without = (recents: Recent[], id: string): Recent[] =>
  recents.filter((recent) => recent.id !== id);

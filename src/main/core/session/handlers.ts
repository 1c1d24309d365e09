/** `dossier.*` for the page and `host.*` for the shell. */
import type { Handlers } from '#shared/contract/define.ts';
import type { dossierApi, DossierState } from '#shared/contract/dossier-api.ts';
import type { hostApi } from '#shared/contract/host-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import { exists } from '../dossier/folders.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { PreferencesFile } from '../preferences/preferences-file.ts';
import type { Core } from '../context.ts';
import { stateOf } from './dossier-state.ts';
import { withoutRecent } from './recents.ts';
import type { Session } from './session.ts';

type SessionParts = { fs: FileSystem; session: Session; preferences: PreferencesFile };

export function dossierHandlers(
  core: Pick<Core, 'pathOf'>,
  { fs, session, preferences }: SessionParts,
): Handlers<typeof dossierApi> {
  return {
    'dossier.state': (): DossierState => {
      const opened = session.current();
      return opened ? stateOf(opened.dossier) : { status: 'closed', problem: session.problem() };
    },
    'dossier.open': async ({ handle }) => {
      await session.open(core.pathOf(handle));
      return {};
    },
    'dossier.openRecent': async ({ id }) => {
      const recent = (await preferences.read()).recents.find((one) => one.id === id);
      if (!recent)
        throw new AppError('not_found', 'This dossier is no longer in the list of recent ones.');
      await session.open(recent.folder);
      return {};
    },
    'dossier.openShipped': async () => {
      await session.openShipped();
      return {};
    },
    'dossier.create': async ({ handle, title }) => {
      await session.create(core.pathOf(handle), title);
      return {};
    },
    'dossier.close': async () => {
      await session.close();
      return {};
    },
    'dossier.recent': async () => {
      const { recents } = await preferences.read();
      return Promise.all(
        recents.map(async (one) => ({ ...one, present: await isPresent(fs, one.folder) })),
      );
    },
    'dossier.forgetRecent': async ({ id }) => {
      await preferences.update((data) => withoutRecent(data, id));
      return {};
    },
  };
}

/** A folder that can't be looked at (a disk that is gone) counts as not there. */
async function isPresent(fs: FileSystem, folder: string): Promise<boolean> {
  try {
    return await exists(fs, folder);
  } catch {
    return false;
  }
}

export type HostParts = Omit<SessionParts, 'fs'> & {
  grant: (handle: string, path: string) => void;
  /** Everything the core holds. */
  close: () => Promise<void>;
};

export function hostHandlers({
  session,
  preferences,
  grant,
  close,
}: HostParts): Handlers<typeof hostApi> {
  return {
    'host.start': async ({ dossier }) => {
      await session.start(dossier);
      return {};
    },
    'host.open': async ({ path }) => {
      await session.open(path);
      return {};
    },
    'host.grant': ({ handle, path }) => {
      grant(handle, path);
      return {};
    },
    'host.openFolder': () => ({ path: session.current()?.dossier.folder ?? null }),
    'host.windowState': async () => (await preferences.read()).window,
    'host.saveWindowState': async (window) => {
      await preferences.update((data) => ({ ...data, window }));
      return {};
    },
    'host.theme': async () => ({ theme: (await preferences.read()).preferences.theme }),
    'host.close': async () => {
      await close();
      return {};
    },
  };
}

/** `dossier.*`: opening, making, closing; what is open; what was open lately. */
import type { Handlers } from '#shared/contract/define.ts';
import type { dossierApi, DossierState } from '#shared/contract/dossier-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import { exists } from '../dossier/folders.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Core } from '../context.ts';
import { stateOf } from './dossier-state.ts';
import type { Recents, Session } from './session.ts';

type SessionParts = { fs: FileSystem; session: Session; recents: Recents };

export function dossierHandlers(
  core: Pick<Core, 'pathOf' | 'dossier'>,
  { fs, session, recents }: SessionParts,
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
      const recent = (await recents.list()).find((one) => one.id === id);
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
    'dossier.save': async () => {
      await core.dossier().save();
      return {};
    },
    'dossier.reopen': async () => {
      await session.reopen();
      return {};
    },
    'dossier.dismissNotice': ({ id }) => {
      core.dossier().dismissNotice(id);
      return {};
    },
    'dossier.recent': async () => {
      const list = await recents.list();
      return Promise.all(
        list.map(async (one) => ({ ...one, present: await isPresent(fs, one.folder) })),
      );
    },
    'dossier.forgetRecent': async ({ id }) => {
      await recents.forget(id);
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

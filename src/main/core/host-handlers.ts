/**
 * `host.*`: what the shell asks of the core. Joins the session and the preferences, so it stands
 * beside `app.ts`.
 */
import type { Handlers } from '#shared/contract/define.ts';
import type { hostApi } from '#shared/contract/host-api.ts';
import type { Printing } from './printing.ts';
import type { PreferencesFile } from './preferences/preferences-file.ts';
import type { Session } from './session/session.ts';

type HostParts = {
  session: Session;
  preferences: PreferencesFile;
  grant: (handle: string, path: string) => void;
  printing: Printing;
  /** Everything the core holds. */
  close: () => Promise<void>;
};

export function hostHandlers({
  session,
  preferences,
  grant,
  printing,
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
    'host.openForReading': async ({ path }) => {
      await session.openForReading(path);
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
    'host.printed': (answer) => {
      printing.answer(answer);
      return {};
    },
    'host.close': async () => {
      await close();
      return {};
    },
  };
}

// Sessions: what the app decides for all pages of one partition. Chromium itself runs them all in
// one profile; only the app's handlers are apart.
import { browserConnection } from './pages.ts';
import { recordCall } from './calls.ts';
import type { CheckHandler, PermissionHandlers, RequestHandler } from './permissions.ts';
import { protocol } from './protocols.ts';
import { setHeadersFilter } from './protocol-server.ts';
import { strict } from './strict.ts';
import { StrictEmitter } from './strict-emitter.ts';
import { createWebRequest, type WebRequestHooks } from './web-request.ts';

const sessionEvents = new Set(['will-download', 'preconnect', 'spellcheck-dictionary-initialized']);

export type Session = StrictEmitter & {
  readonly protocol: typeof protocol;
  readonly webRequest: WebRequestHooks['webRequest'];
};

interface Internals {
  readonly hooks: WebRequestHooks;
  readonly permissions: PermissionHandlers;
}

const internals = new WeakMap<Session, Internals>();
const partitions = new Map<string, Session>();

export function internalsOf(session: Session): Internals {
  const found = internals.get(session);
  if (!found) throw new Error('electron stand-in: this is no session');
  return found;
}

function createSession(name: string): Session {
  const hooks = createWebRequest();
  const permissions: PermissionHandlers = { request: null, check: null };
  const members = {
    protocol,
    webRequest: hooks.webRequest,
    setPermissionRequestHandler: (handler: RequestHandler | null) =>
      void (permissions.request = handler),
    setPermissionCheckHandler: (handler: CheckHandler | null) => void (permissions.check = handler),
    setDevicePermissionHandler: () => {},
    setDisplayMediaRequestHandler: () => {},
    setSpellCheckerEnabled: () => {},
    isSpellCheckerEnabled: () => false,
    setSpellCheckerLanguages: () => {},
    setSpellCheckerDictionaryDownloadURL: (url: string) =>
      recordCall('session.setSpellCheckerDictionaryDownloadURL', url),
    setProxy: async (config: object) => recordCall('session.setProxy', config),
    closeAllConnections: async () => {},
    getUserAgent: () => `Mozilla/5.0 Electron/${process.versions['electron'] ?? ''}`,
    async clearStorageData() {
      const storageTypes = 'all';
      await browserConnection().browser.send('Storage.clearDataForOrigin', {
        origin: '*',
        storageTypes,
      });
    },
    // Nothing to clear: what the app's protocols answer is never stored.
    clearCache: async () => {},
    isPersistent: () => name === '' || name.startsWith('persist:'),
    getPartition: () => name,
  };
  const session = strict(
    'session',
    Object.assign(new StrictEmitter('session', sessionEvents), members),
  ) as Session;
  internals.set(session, { hooks, permissions });
  return session;
}

export function sessionFromPartition(name: string): Session {
  const found = partitions.get(name) ?? createSession(name);
  partitions.set(name, found);
  return found;
}

export const defaultSession = sessionFromPartition('');

const resourceTypes: Readonly<Record<string, string>> = {
  document: 'mainFrame',
  iframe: 'subFrame',
  style: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  empty: 'xhr',
  audio: 'media',
  video: 'media',
};

// Which page asked is not known to the server, so the default session speaks for all.
setHeadersFilter(async ({ url, method, destination }, statusLine, headers) => {
  const answer = await internalsOf(defaultSession).hooks.ask('onHeadersReceived', {
    url,
    method,
    resourceType: resourceTypes[destination] ?? 'other',
    statusLine,
    statusCode: Number(statusLine.split(' ')[1]),
    responseHeaders: headers,
  });
  if (answer.cancel) return 'cancel';
  if (!answer.responseHeaders) return headers;
  return Object.fromEntries(
    Object.entries(answer.responseHeaders).map(([name, value]) => [name, [value].flat()]),
  );
});

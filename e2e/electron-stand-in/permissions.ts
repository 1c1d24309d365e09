// Permissions of pages. Chromium is told beforehand what each page may do: the app's handlers are
// asked when a document is about to load, not when the page asks.
import { ignoreGone } from './cdp.ts';
import { browserConnection } from './pages.ts';
import { originOf, toPageUrl } from './protocols.ts';

export type RequestHandler = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
export type CheckHandler = (
  contents: unknown,
  permission: string,
  requestingOrigin: string,
  details: object,
) => boolean;

export interface PermissionHandlers {
  request: RequestHandler | null;
  check: CheckHandler | null;
}

interface Descriptor {
  readonly name: string;
  readonly allowWithoutSanitization?: boolean;
}

/** Electron's names, and what they are called where Chromium is told. */
const modelled: Readonly<Record<string, readonly Descriptor[]>> = {
  geolocation: [{ name: 'geolocation' }],
  notifications: [{ name: 'notifications' }],
  'clipboard-read': [{ name: 'clipboard-read' }],
  'clipboard-sanitized-write': [{ name: 'clipboard-write' }],
  media: [{ name: 'camera' }, { name: 'microphone' }],
  midi: [{ name: 'midi' }],
  'idle-detection': [{ name: 'idle-detection' }],
  'window-management': [{ name: 'window-management' }],
};

export async function applyPermissions(
  handlers: PermissionHandlers,
  contents: unknown,
  url: string,
): Promise<void> {
  const origin = originOf(url);
  if (!/^[a-z]+:\/\//.test(origin)) return;
  await Promise.all(
    Object.entries(modelled).map(async ([permission, descriptors]) => {
      const granted = await isGranted(handlers, contents, permission, origin, url);
      for (const descriptor of descriptors) setPermission(descriptor, granted, origin);
    }),
  );
}

function setPermission(permission: Descriptor, granted: boolean, origin: string): void {
  const setting = granted ? 'granted' : 'denied';
  const pageOrigin = new URL(toPageUrl(origin)).origin;
  const { browser } = browserConnection();
  ignoreGone(browser.send('Browser.setPermission', { permission, setting, origin: pageOrigin }));
}

async function isGranted(
  { request, check }: PermissionHandlers,
  contents: unknown,
  permission: string,
  origin: string,
  requestingUrl: string,
): Promise<boolean> {
  const details = { requestingUrl, isMainFrame: true, securityOrigin: origin };
  if (check && !check(contents, permission, origin, details)) return false;
  if (!request) return check !== null;
  return new Promise((resolve) => {
    // A handler that never answers has not granted anything.
    setTimeout(() => resolve(false), 500).unref();
    request(contents, permission, resolve, details);
  });
}

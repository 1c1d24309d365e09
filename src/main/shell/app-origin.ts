/** Where the page comes from, and who may talk to the program: `app://dossier`, in development vite's server instead. */

export const SCHEME = 'app';
export const HOST = 'dossier';
/** Of pages that are only printed: never shown, and never asked anything. */
export const PRINT_HOST = 'print';
export const APP_URL = `${SCHEME}://${HOST}/`;

export type PageSource = {
  /** What the window loads. */
  url: string;
  /** Vite's server in development, else null. */
  devServer: URL | null;
};

export function pageSource(
  env: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): PageSource {
  const dev = env['ELECTRON_RENDERER_URL'];
  if (isPackaged || !dev) return { url: APP_URL, devServer: null };
  const devServer = new URL(dev);
  if (!['localhost', '127.0.0.1', '[::1]'].includes(devServer.hostname)) {
    throw new Error(`ELECTRON_RENDERER_URL must be on this machine, not ${devServer.hostname}`);
  }
  return { url: devServer.href, devServer };
}

/** Compared part by part: prefixes of URLs are how such checks fail. `origin` is 'null' for schemes Node does not know. */
export function isOwnPage(url: string, source: PageSource): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || parsed.username !== '' || parsed.password !== '') return false;
  if (source.devServer) return parsed.origin === source.devServer.origin;
  return parsed.protocol === `${SCHEME}:` && parsed.host === HOST;
}

const isPrintPage = ({ protocol, host, username, password }: URL): boolean =>
  protocol === `${SCHEME}:` && host === PRINT_HOST && username === '' && password === '';

/** May this request leave for its target? Nothing that is not the program itself may. */
export function mayRequest(url: string, source: PageSource): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed) return false;
  if (isPrintPage(parsed)) return true;
  if (['blob:', 'data:', 'devtools:'].includes(parsed.protocol)) return true;
  if (source.devServer) {
    return parsed.host === source.devServer.host && ['http:', 'ws:'].includes(parsed.protocol);
  }
  return isOwnPage(url, source);
}

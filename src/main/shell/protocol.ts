/** Answers `app://dossier/` from the built page, and `app://print/` with what is being printed. */
import { randomBytes } from 'node:crypto';
import { protocol } from 'electron';
import { HOST, PRINT_HOST, SCHEME } from './app-origin.ts';
import { listAssets, securityHeaders, serveAsset } from './assets.ts';

/** Must run before the program is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** `pageFolder`: null where vite's server has the page. `printed`: the page to print at a path. */
export async function setUpProtocol(
  pageFolder: string | null,
  printed: (path: string) => string | undefined,
): Promise<void> {
  const assets = pageFolder === null ? null : await listAssets(pageFolder);
  protocol.handle(SCHEME, (request) => {
    const { host, pathname } = new URL(request.url);
    if (host === PRINT_HOST) return servePrinted(printed(pathname));
    if (host !== HOST || assets === null) return servePrinted(undefined);
    return serveAsset(assets, request, () => randomBytes(18).toString('base64'));
  });
}

/** The page says in itself what it may load: nothing but its own style and fonts. */
function servePrinted(html: string | undefined): Response {
  if (html === undefined) return new Response('Not found', { status: 404 });
  return new Response(html, { headers: securityHeaders('text/html; charset=utf-8') });
}

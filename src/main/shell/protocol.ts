/** Answers `app://dossier/` from the built page. */
import { randomBytes } from 'node:crypto';
import { protocol } from 'electron';
import { HOST, SCHEME } from './app-origin.ts';
import { listAssets, serveAsset } from './assets.ts';

/** Must run before the program is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export async function setUpProtocol(pageFolder: string): Promise<void> {
  const assets = await listAssets(pageFolder);
  protocol.handle(SCHEME, (request) => {
    if (new URL(request.url).host !== HOST) return new Response('Not found', { status: 404 });
    return serveAsset(assets, request, () => randomBytes(18).toString('base64'));
  });
}

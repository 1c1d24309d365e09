/** The files of the page, as a map that is made once. A request can only name what is in it: there is no path to walk. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export type Asset = { file: string; type: string };
export type Assets = ReadonlyMap<string, Asset>;

/** What is not here is not served: source maps, for one. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
};

const NONCE_MARK = '__CSP_NONCE__';

/** Keys are URL paths: `/assets/index.js`. */
export async function listAssets(folder: string): Promise<Assets> {
  const assets = new Map<string, Asset>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const type = TYPES[path.extname(entry.name).toLowerCase()];
    if (!entry.isFile() || !type) continue;
    const file = path.join(entry.parentPath, entry.name);
    assets.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, { file, type });
  }
  return assets;
}

export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Also what the page may draw into itself; nothing of it comes from outside.
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

export function securityHeaders(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-DNS-Prefetch-Control': 'off',
    'Permissions-Policy': DENIED_FEATURES.map((name) => `${name}=()`).join(', '),
    'Cache-Control': 'no-store',
  };
}

/** `newNonce` is asked once for each page that is loaded. */
export async function serveAsset(
  assets: Assets,
  request: { method: string; url: string },
  newNonce: () => string,
): Promise<Response> {
  if (request.method !== 'GET') return refuse(405, 'Method not allowed');
  const { pathname } = new URL(request.url);
  const asset = assets.get(pathname === '/' ? '/index.html' : pathname);
  if (!asset) return refuse(404, 'Not found');
  const headers = securityHeaders(asset.type);
  const content = await readFile(asset.file);
  if (!asset.type.startsWith('text/html')) return new Response(content, { headers });
  const nonce = newNonce();
  headers['Content-Security-Policy'] = contentSecurityPolicy(nonce);
  return new Response(content.toString('utf8').replaceAll(NONCE_MARK, nonce), { headers });
}

function refuse(status: number, words: string): Response {
  const headers = securityHeaders('text/plain; charset=utf-8');
  headers['Content-Security-Policy'] = "default-src 'none'";
  return new Response(words, { status, headers });
}

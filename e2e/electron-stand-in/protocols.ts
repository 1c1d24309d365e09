// The app's own schemes. Chromium knows only its own, so app://host/x is shown to it as
// http://host.app.localhost/x, which is a secure context too, and the main process sees app://.
import { isReady, onlyAfterReady } from './lifecycle.ts';
import { strict } from './strict.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

export interface Protocol {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string; privileges?: object }[]): void;
  handle(scheme: string, handler: ProtocolHandler): void;
  unhandle(scheme: string): void;
  isProtocolHandled(scheme: string): boolean;
}

const privileged = new Set<string>();
const handled = new Map<string, ProtocolHandler>();

export function handlerOf(url: string): ProtocolHandler | undefined {
  return handled.get(schemeOf(url));
}

function schemeOf(url: string): string {
  return url.slice(0, Math.max(0, url.indexOf(':'))).toLowerCase();
}

function isOurs(scheme: string): boolean {
  return privileged.has(scheme) || handled.has(scheme);
}

export function toPageUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  if (!match) return url;
  const [, scheme = '', host = '', rest = ''] = match;
  if (!isOurs(scheme.toLowerCase())) return url;
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return `http://${host || '_'}.${scheme}.localhost${path}`.replace(/^[^/]+\/\/[^/]+/, (origin) =>
    origin.toLowerCase(),
  );
}

export function toAppUrl(url: string): string {
  return url.replace(
    /^http:\/\/([^/]+)\.([a-z0-9+-]+)\.localhost(?=[/?#]|$)/,
    (all, host: string, scheme: string) =>
      isOurs(scheme) ? `${scheme}://${host === '_' ? '' : host}` : all,
  );
}

/** Node says 'null' for schemes it does not know; Chromium knows the app's as standard ones. */
export function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/is.exec(url);
  if (match && isOurs((match[1] ?? '').toLowerCase())) return match[0];
  return URL.canParse(url) ? new URL(url).origin : 'null';
}

/** Headers that name origins or sources, such as Content-Security-Policy. */
export function toPageHeader(name: string, value: string): string {
  let text = value;
  for (const scheme of new Set([...privileged, ...handled.keys()])) {
    const escaped = scheme.replaceAll(/[.+]/g, String.raw`\$&`);
    text = text
      .replaceAll(new RegExp(String.raw`\b${escaped}://([a-z0-9.*-]+)`, 'gi'), (_all, host) =>
        toPageUrl(`${scheme}://${String(host)}`).replace(/\/$/, ''),
      )
      .replaceAll(
        new RegExp(String.raw`(^|[\s;,])${escaped}:(?=[\s;,]|$)`, 'gi'),
        `$1http://*.${scheme}.localhost`,
      );
  }
  if (!name.toLowerCase().startsWith('content-security-policy')) return text;
  // It would turn the stand-in's own http: addresses into https: ones, which nobody answers.
  return text.replaceAll(/\bupgrade-insecure-requests\b\s*;?/gi, '');
}

export const protocol: Protocol = strict<Protocol>('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme } of schemes) privileged.add(scheme.toLowerCase());
  },
  handle(scheme, handler) {
    onlyAfterReady('protocol.handle');
    if (handled.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handled.set(scheme, handler);
  },
  unhandle(scheme) {
    handled.delete(scheme);
  },
  isProtocolHandled: (scheme) => handled.has(scheme),
});

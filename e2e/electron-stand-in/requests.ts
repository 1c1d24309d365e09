// Every request of a page passes here before it is made: navigations are put to will-navigate,
// everything to webRequest, and permissions are settled before a document loads.
import { ignoreGone, type CdpSession } from './cdp.ts';
import { applyPermissions } from './permissions.ts';
import { handlerOf, toAppUrl, toPageUrl } from './protocols.ts';
import { internalsOf, type Session } from './session.ts';

export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
  };
}

export interface RequestingPage {
  readonly session: Session;
  readonly mainFrameId: string;
  /** The webContents, as the app knows it. */
  readonly contents: { readonly id: number };
  /** False if the app forbids it. */
  mayNavigate(url: string, isMainFrame: boolean): boolean;
}

const resourceTypes: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
};

export async function handleRequest(
  cdp: CdpSession,
  paused: PausedRequest,
  page: RequestingPage,
): Promise<void> {
  const { requestId } = paused;
  const url = toAppUrl(paused.request.url);
  const isDocument = paused.resourceType === 'Document';
  const isMainFrame = isDocument && paused.frameId === page.mainFrameId;

  function fulfill(responseCode: number, headers: Record<string, string> = {}): void {
    const responseHeaders = toEntries(headers);
    ignoreGone(cdp.send('Fetch.fulfillRequest', { requestId, responseCode, responseHeaders }));
  }

  function refuse(errorReason: 'Aborted' | 'BlockedByClient' | 'Failed'): void {
    ignoreGone(cdp.send('Fetch.failRequest', { requestId, errorReason }));
  }

  try {
    // Electron never asks for one, and the app's handler should not hear of it.
    if (paused.resourceType === 'Other' && url.endsWith('/favicon.ico') && handlerOf(url)) {
      fulfill(204);
      return;
    }
    if (isDocument && !page.mayNavigate(url, isMainFrame)) {
      refuse('Aborted');
      return;
    }
    const { hooks, permissions } = internalsOf(page.session);
    const details = {
      id: Number(requestId.replaceAll(/\D/g, '')),
      url,
      method: paused.request.method,
      webContentsId: page.contents.id,
      webContents: page.contents,
      resourceType: resourceTypeOf(paused.resourceType, isMainFrame),
      referrer: toAppUrl(paused.request.headers['Referer'] ?? ''),
      timestamp: Date.now(),
    };
    const verdict = await hooks.ask('onBeforeRequest', details);
    if (verdict.cancel) {
      refuse('BlockedByClient');
      return;
    }
    if (verdict.redirectURL !== undefined) {
      fulfill(307, { Location: toPageUrl(verdict.redirectURL) });
      return;
    }
    if (isMainFrame) await applyPermissions(permissions, page.contents, url);
    const sending = await hooks.ask('onBeforeSendHeaders', {
      ...details,
      requestHeaders: { ...paused.request.headers },
    });
    if (sending.cancel) {
      refuse('BlockedByClient');
      return;
    }
    const headers = sending.requestHeaders && { headers: toEntries(sending.requestHeaders) };
    ignoreGone(cdp.send('Fetch.continueRequest', { requestId, ...headers }));
  } catch (error) {
    console.error(`electron stand-in: request ${url} failed in the app's handlers:`, error);
    refuse('Failed');
  }
}

function resourceTypeOf(resourceType: string, isMainFrame: boolean): string {
  if (resourceType === 'Document') return isMainFrame ? 'mainFrame' : 'subFrame';
  return resourceTypes[resourceType] ?? 'other';
}

function toEntries(headers: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

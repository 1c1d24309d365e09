// Turns what the browser tells of a page into the events of its webContents.
import { ignoreGone } from './cdp.ts';
import { reapplyTheme } from './native-theme.ts';
import { blankPages, type Page } from './pages.ts';
import { toAppUrl, toPageUrl } from './protocols.ts';
import { handleRequest } from './requests.ts';
import { preventable } from './strict-emitter.ts';
import type { WebContents } from './web-contents.ts';
import { createWebFrame } from './web-frame.ts';

export interface PageState {
  url: string;
  title: string;
  /** Where the app itself is taking the page; will-navigate is for all other journeys. */
  expectedUrl: string | undefined;
  /** False while the page still shows the blank document it was born with. */
  committed: boolean;
  loading: boolean;
  crashed: boolean;
}

const consoleLevels: Readonly<Record<string, string>> = {
  debug: 'debug',
  verbose: 'debug',
  warning: 'warning',
  error: 'error',
  assert: 'error',
};

export async function followPage(page: Page, contents: WebContents): Promise<void> {
  const { session, targetId } = page;
  const { state } = contents;

  followDocuments(page, contents);
  followConsole(page, contents);

  session.on('Inspector.targetCrashed', () => {
    state.crashed = true;
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  });
  session.on('Fetch.requestPaused', (paused) => {
    void handleRequest(session, paused, {
      session: contents.session,
      mainFrameId: targetId,
      contents,
      mayNavigate: (url, isMainFrame) => mayNavigate(contents, url, isMainFrame),
    });
  });
  session.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
    // Requests are asked about above; addresses that need none, only here. Those of inner frames
    // can't be stopped alone, so they are let through.
    if (disposition !== 'currentTab' || frameId !== targetId) return;
    if (/^(https?|file|javascript):/.test(url)) return;
    if (!mayNavigate(contents, url, true)) ignoreGone(session.send('Page.stopLoading'));
  });
  await Promise.all([
    session.send('Inspector.enable'),
    session.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
  ]);
}

/** Asks the app about a journey that the page, or its reader, wants to make. */
function mayNavigate(contents: WebContents, url: string, isMainFrame: boolean): boolean {
  const { state } = contents;
  const pageUrl = toPageUrl(url);
  if (isMainFrame) {
    const isOwn = state.expectedUrl !== undefined && sameDocument(state.expectedUrl, pageUrl);
    if (isOwn || !state.committed || url === state.url) return true;
  }
  const frame = isMainFrame
    ? contents.mainFrame
    : createWebFrame({
        id: contents.id,
        url: () => url,
        isDestroyed: () => contents.isDestroyed(),
        parent: contents.mainFrame,
      });
  const details = { url, isMainFrame, isSameDocument: false, frame, initiator: frame };
  const inFrame = preventable(details);
  contents.emit('will-frame-navigate', inFrame);
  if (inFrame.defaultPrevented || !isMainFrame) return !inFrame.defaultPrevented;
  const inPage = preventable(details);
  contents.emit('will-navigate', inPage, url);
  return !inPage.defaultPrevented;
}

function sameDocument(first: string, second: string): boolean {
  const withoutHash = (url: string): string =>
    URL.canParse(url) ? new URL(url).href.replace(/#.*$/s, '') : url;
  return withoutHash(first) === withoutHash(second);
}

function followDocuments({ session, targetId }: Page, contents: WebContents): void {
  const { state } = contents;
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) return;
    // Playwright's own setting, 'no preference', comes back with each document.
    reapplyTheme(session);
    const failedUrl = frame.unreachableUrl;
    if (failedUrl !== undefined) {
      contents.emit('did-fail-load', {}, -2, 'ERR_FAILED', toAppUrl(failedUrl), true, 1, 1);
      return;
    }
    if (blankPages.has(frame.url) && state.expectedUrl !== frame.url) return;
    state.expectedUrl = undefined;
    state.url = toAppUrl(frame.url) + (frame.urlFragment ?? '');
    state.committed = true;
    state.crashed = false;
    contents.emit('did-navigate', {}, state.url, 200, 'OK');
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId !== targetId) return;
    state.url = toAppUrl(url);
    contents.emit('did-navigate-in-page', {}, state.url, true, 1, 1);
  });
  session.on('Page.domContentEventFired', () => {
    if (!state.committed) return;
    if (contents.getZoomFactor() !== 1) contents.applyZoom();
    contents.emit('dom-ready', {});
  });
  session.on('Page.loadEventFired', () => {
    if (!state.committed) return;
    state.loading = false;
    readTitle(contents);
    contents.emit('did-finish-load', {});
  });
}

function readTitle(contents: WebContents): void {
  contents.executeJavaScript('document.title').then(
    (title) => {
      if (title === contents.state.title) return;
      contents.state.title = String(title);
      contents.emit('page-title-updated', preventable({}), contents.state.title, true);
    },
    () => {},
  );
}

function followConsole({ session }: Page, contents: WebContents): void {
  function tell(kind: string, message: string, sourceId = '', lineNumber = 0): void {
    const level = consoleLevels[kind] ?? 'info';
    const frame = contents.mainFrame;
    contents.emit('console-message', preventable({ level, message, sourceId, lineNumber, frame }));
  }
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const text = args.map(({ value, unserializableValue, description }) =>
      typeof value === 'string'
        ? value
        : (unserializableValue ?? description ?? JSON.stringify(value as unknown)),
    );
    const place = stackTrace?.callFrames[0];
    tell(type, text.join(' '), toAppUrl(place?.url ?? ''), (place?.lineNumber ?? 0) + 1);
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
    const text = details.exception?.description ?? '';
    tell('error', `${details.text} ${text}`, toAppUrl(details.url ?? ''), details.lineNumber + 1);
  });
  session.on('Log.entryAdded', ({ entry }) => {
    tell(entry.level, entry.text, toAppUrl(entry.url ?? ''), (entry.lineNumber ?? 0) + 1);
  });
}

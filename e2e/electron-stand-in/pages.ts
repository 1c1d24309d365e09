// The browser's pages. Each is attached to before it runs anything, so that nothing escapes; a page
// which another page opened by itself is closed unseen.
import { ignoreGone, type CdpConnection, type CdpSession } from './cdp.ts';
import { isPreview } from './environment.ts';

export interface Page {
  readonly targetId: string;
  readonly session: CdpSession;
  /** Resolves when the page is no more, whoever closed it. */
  readonly gone: Promise<void>;
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** What a page shows before the app has loaded anything into it. */
export const blankPages: ReadonlySet<string> = new Set(['about:blank', 'data:text/html,']);

let connection: CdpConnection | undefined;
const arrived = new Map<string, Page>();
const awaited = new Map<string, (page: Page) => void>();
const endings = new Map<string, () => void>();
/** A preview's own first window, which is there before the app asks for one. */
let giveFirstPage: (page: Page) => void = () => {};
let firstPage: Promise<Page> | undefined = isPreview
  ? new Promise((resolve) => void (giveFirstPage = resolve))
  : undefined;

export function browserConnection(): CdpConnection {
  if (!connection) throw new Error('electron stand-in: the browser has not started yet');
  return connection;
}

export async function watchPages(opened: CdpConnection): Promise<void> {
  connection = opened;
  const { browser } = opened;
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const { targetId, openerId } = targetInfo;
    if (openerId !== undefined) {
      ignoreGone(browser.send('Target.closeTarget', { targetId }));
      return;
    }
    const gone = new Promise<void>((resolve) => endings.set(targetId, resolve));
    const page = { targetId, session: opened.session(sessionId), gone };
    const waiter = awaited.get(targetId);
    if (waiter) waiter(page);
    else arrived.set(targetId, page);
    giveFirstPage(page);
  });
  browser.on('Target.targetDestroyed', ({ targetId }) => {
    endings.get(targetId)?.();
    endings.delete(targetId);
    arrived.delete(targetId);
  });
  await Promise.all([
    browser.send('Target.setDiscoverTargets', { discover: true }),
    browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    }),
  ]);
}

export async function openPage({ width, height }: PageSize): Promise<Page> {
  const first = firstPage;
  firstPage = undefined;
  if (first) return first;
  const { targetId } = await browserConnection().browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width,
    height,
  });
  const page = arrived.get(targetId);
  arrived.delete(targetId);
  return page ?? new Promise((resolve) => awaited.set(targetId, resolve));
}

export function closePage(page: Page): void {
  const { browser } = browserConnection();
  ignoreGone(browser.send('Target.closeTarget', { targetId: page.targetId }));
}

/** Makes the inside of the page's window this large, whatever the browser draws around it. */
export async function resizePage(page: Page, { width, height }: PageSize): Promise<void> {
  const { browser } = browserConnection();
  const { windowId } = await browser.send('Browser.getWindowForTarget', {
    targetId: page.targetId,
  });
  await browser.send('Browser.setContentsSize', { windowId, width, height });
}

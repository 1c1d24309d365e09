// webContents: what the app can see of a page, and do with it.
import type { WebPreferences } from 'electron';
import { recordCall } from './calls.ts';
import { ignoreGone } from './cdp.ts';
import { isPreview } from './environment.ts';
import { createIpcMain } from './ipc-main.ts';
import { createIpcRelay, type IpcRelay } from './ipc-relay.ts';
import type { MessagePortMain } from './message-ports.ts';
import { createImage, type NativeImage } from './native-image.ts';
import { followPage, type PageState } from './page-events.ts';
import { openPageLink, type PageLink } from './page-link.ts';
import type { PageSize } from './pages.ts';
import { toPageUrl } from './protocols.ts';
import { defaultSession, sessionFromPartition, type Session } from './session.ts';
import { toPdfParameters, type PdfOptions } from './pdf-options.ts';
import { strict } from './strict.ts';
import { StrictEmitter } from './strict-emitter.ts';
import { applyTheme } from './native-theme.ts';
import { createWebFrame, type WebFrame } from './web-frame.ts';
import { webContentsEvents } from './known-events.ts';
import type { WindowOpenHandler } from './window-open.ts';

export interface WebContentsOptions {
  readonly size: PageSize;
  readonly preferences: WebPreferences;
  close(): void;
  /** The page has gone without the app's doing. */
  pageGone(): void;
  openWindow(details: WindowOpenRequest): void;
}

export interface WindowOpenRequest {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: string;
}

const networkErrors: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_EMPTY_RESPONSE: -324,
};

let lastId = 0;

export class WebContents extends StrictEmitter {
  readonly id: number;
  readonly session: Session;
  readonly ipc = createIpcMain('webContents.ipc');
  readonly mainFrame: WebFrame;
  readonly link: PageLink;
  readonly state: PageState;
  windowOpenHandler: WindowOpenHandler | undefined;
  private readonly relay: IpcRelay;
  private readonly owner: WebContentsOptions;
  private zoomFactor = 1;
  private destroyed = false;

  constructor(owner: WebContentsOptions) {
    super('webContents', webContentsEvents);
    const self = strict('webContents', this);
    const { preferences } = owner;
    lastId += 1;
    this.id = lastId;
    this.owner = owner;
    this.session =
      (preferences.session as unknown as Session | undefined) ??
      (preferences.partition === undefined
        ? defaultSession
        : sessionFromPartition(preferences.partition));
    this.state = {
      url: '',
      title: '',
      expectedUrl: undefined,
      committed: false,
      loading: false,
      crashed: false,
    };
    this.mainFrame = createWebFrame({
      id: this.id,
      url: () => this.state.url || 'about:blank',
      isDestroyed: () => this.destroyed,
    });
    this.link = openPageLink({
      size: owner.size,
      preload: preferences.preload,
      additionalArguments: preferences.additionalArguments ?? [],
      received: (message) => this.receive(message),
      preloadFailed: (file, error) => {
        console.error(`Unable to load preload script: ${file}\n${String(error)}`);
        setImmediate(() => this.emit('preload-error', {}, file, error));
      },
      prepare: (page) => {
        applyTheme(page.session);
        page.session.on('Runtime.executionContextsCleared', () => this.relay.documentGone());
        return followPage(page, self);
      },
    });
    this.relay = createIpcRelay(self, this.link);
    this.link.page.then(
      (page) => void page.gone.then(() => this.losePage()),
      (error: unknown) => console.error('electron stand-in: a window has no page:', error),
    );
    return self;
  }

  private losePage(): void {
    if (this.destroyed) return;
    // An app that would first ask the page learns that there is nobody left to ask.
    this.state.crashed = true;
    this.owner.pageGone();
  }

  private receive([kind, ...rest]: unknown[]): void {
    if (kind === 'open-window') {
      const [url, frameName, features, disposition] = rest as [string, string, string, string];
      this.owner.openWindow({ url, frameName, features, disposition });
    } else if (kind === 'close-window') {
      this.owner.close();
    } else if (kind === 'copied') {
      this.emit('-copied', rest[0]);
    } else if (kind === 'preload-error') {
      this.emit('preload-error', {}, '', rest[0]);
    } else {
      this.relay.receive(kind as string, rest);
    }
  }

  send(channel: string, ...args: unknown[]): void {
    this.relay.send(channel, args, []);
  }

  postMessage(channel: string, message: unknown, transfer: readonly MessagePortMain[] = []): void {
    this.relay.send(channel, [message], transfer);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.link.page;
    const pageUrl = toPageUrl(url);
    this.state.expectedUrl = pageUrl;
    this.state.loading = true;
    const loaded = new Promise<void>((resolve) => {
      this.once('did-finish-load', () => resolve());
      this.once('destroyed', () => resolve());
    });
    const { errorText, loaderId } = await page.session.send('Page.navigate', { url: pageUrl });
    if (errorText !== undefined) {
      this.state.loading = false;
      const name = errorText.replace('net::', '');
      const code = networkErrors[name] ?? -2;
      this.emit('did-fail-load', {}, code, name, url, true, 1, 1);
      const error = new Error(`${name} (${code}) loading '${url}'`);
      throw Object.assign(error, { code: name, errno: code, url });
    }
    // A step inside the same document, to another #part of it, loads nothing.
    if (loaderId === undefined) this.state.loading = false;
    else await loaded;
  }

  getURL(): string {
    return this.state.url;
  }

  getTitle(): string {
    return this.state.title;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return this.state.crashed;
  }

  isLoading(): boolean {
    return this.state.loading;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const page = await this.link.page;
    const { result, exceptionDetails } = await page.session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (!exceptionDetails) return result.value as unknown;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  reload(): void {
    this.state.expectedUrl = toPageUrl(this.state.url);
    this.command('Page.reload');
  }

  reloadIgnoringCache(): void {
    this.reload();
  }

  stop(): void {
    this.command('Page.stopLoading');
  }

  close(): void {
    this.owner.close();
  }

  focus(): void {
    this.command('Page.bringToFront');
  }

  openDevTools(): void {
    recordCall('webContents.openDevTools', this.id);
  }

  closeDevTools(): void {}

  toggleDevTools(): void {
    recordCall('webContents.toggleDevTools', this.id);
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  getZoomFactor(): number {
    return this.zoomFactor;
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.zoomFactor = factor;
    this.applyZoom();
  }

  getZoomLevel(): number {
    return Math.log(this.zoomFactor) / Math.log(1.2);
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }

  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    recordCall('webContents.setWebRTCIPHandlingPolicy', policy);
  }

  /** Not Electron's: a zoom outlives the document it was set on. */
  applyZoom(): void {
    const zoom = `document.documentElement.style.zoom = ${this.zoomFactor}`;
    ignoreGone(this.executeJavaScript(zoom));
  }

  undo(): void {
    this.edit('undo');
  }

  redo(): void {
    this.edit('redo');
  }

  cut(): void {
    this.edit('cut');
  }

  copy(): void {
    this.edit('copy');
  }

  paste(): void {
    this.edit('paste');
  }

  pasteAndMatchStyle(): void {
    this.edit('pasteAndMatchStyle');
  }

  delete(): void {
    this.edit('delete');
  }

  selectAll(): void {
    this.edit('selectAll');
  }

  print(options: object = {}, callback?: (success: boolean, reason: string) => void): void {
    recordCall('webContents.print', options);
    if (isPreview) ignoreGone(this.executeJavaScript('window.print()', true));
    callback?.(true, '');
  }

  async printToPDF(options: PdfOptions = {}): Promise<Buffer> {
    const page = await this.link.page;
    const { data } = await page.session.send('Page.printToPDF', toPdfParameters(options));
    return Buffer.from(data, 'base64');
  }

  async capturePage(area?: { x: number; y: number } & PageSize): Promise<NativeImage> {
    const page = await this.link.page;
    const clip = area ? { clip: { ...area, scale: 1 } } : {};
    const { data } = await page.session.send('Page.captureScreenshot', { format: 'png', ...clip });
    return createImage(Buffer.from(data, 'base64'));
  }

  forcefullyCrashRenderer(): void {
    this.command('Page.crash');
  }

  /** Not Electron's: the window has been destroyed. */
  markDestroyed(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.relay.documentGone();
    this.link.close();
    this.emit('destroyed');
  }

  /** The editing commands of Chromium itself, wherever the caret is. */
  private edit(command: string): void {
    this.link.page.then(
      ({ session }) =>
        ignoreGone(
          session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] }),
        ),
      () => {},
    );
  }

  private command(method: 'Page.reload' | 'Page.stopLoading' | 'Page.bringToFront' | 'Page.crash') {
    this.link.page.then(
      ({ session }) => ignoreGone(session.send(method)),
      () => {},
    );
  }
}

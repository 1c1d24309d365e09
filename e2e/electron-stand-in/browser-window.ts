// BrowserWindow: a page with a place on the screen. The place is kept in memory; its size is the
// size of the page's viewport.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserWindowConstructorOptions } from 'electron';
import { appLocation } from './app-location.ts';
import { isReady } from './lifecycle.ts';
import { browserWindowEvents } from './known-events.ts';
import { resizePage } from './pages.ts';
import { toAppUrl } from './protocols.ts';
import { primaryWorkArea } from './screen.ts';
import { strict } from './strict.ts';
import { preventable, StrictEmitter } from './strict-emitter.ts';
import { WebContents, type WindowOpenRequest } from './web-contents.ts';
import {
  addWindow,
  allWindows,
  focusedWindow,
  removeWindow,
  registryEvents,
  setFocused,
  windowOf,
} from './window-registry.ts';
import { checkWebPreferences } from './web-preferences.ts';
import { createWindowFrame, type Rectangle, type WindowFrame } from './window-frame.ts';

let lastId = 0;

export class BrowserWindow extends StrictEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  private readonly frame: WindowFrame;
  private readonly self: BrowserWindow;
  private title: string;
  private visible: boolean;
  private destroyed = false;
  private edited = false;
  private representedFile = '';
  private menuBarVisible: boolean;
  private backgroundColor: string;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    checkWebPreferences(preferences);
    super('BrowserWindow', browserWindowEvents);
    const self = strict<BrowserWindow>('BrowserWindow', this);
    this.self = self;
    lastId += 1;
    this.id = lastId;
    this.title = options.title ?? appLocation().name;
    this.visible = options.show !== false;
    this.menuBarVisible = options.autoHideMenuBar !== true;
    this.backgroundColor = options.backgroundColor ?? '#FFFFFF';
    this.frame = createWindowFrame(options, primaryWorkArea, (event) => {
      if (event === 'resize') this.applySize();
      self.emit(event);
    });
    this.webContents = new WebContents({
      size: this.frame.getBounds(),
      preferences,
      close: () => self.close(),
      pageGone: () => self.close(),
      openWindow: (request) => this.openWindow(request),
    });
    this.applySize();
    this.webContents.once('dom-ready', () => self.emit('ready-to-show'));
    this.webContents.on('page-title-updated', (...args: unknown[]) => this.followTitle(args));
    addWindow(self);
    if (options.fullscreen) this.frame.setFullScreen(true);
    if (this.visible) setFocused(self);
    return self;
  }

  static getAllWindows(): BrowserWindow[] {
    return allWindows();
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focusedWindow();
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return windowOf(contents);
  }

  static fromId(id: number): BrowserWindow | null {
    return allWindows().find((window) => window.id === id) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  loadFile(file: string): Promise<void> {
    return this.loadURL(pathToFileURL(path.resolve(appLocation().directory, file)).href);
  }

  reload(): void {
    this.webContents.reload();
  }

  close(): void {
    if (this.destroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    removeWindow(this.self);
    this.webContents.markDestroyed();
    this.emit('closed');
    if (allWindows().length === 0) registryEvents.emit('all-closed');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  show(): void {
    this.reveal();
    this.focus();
  }

  showInactive(): void {
    this.reveal();
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.emit('hide');
    if (focusedWindow() === this.self) setFocused(null);
  }

  isVisible(): boolean {
    return this.visible && !this.frame.isMinimized();
  }

  focus(): void {
    this.webContents.focus();
    setFocused(this.self);
  }

  blur(): void {
    if (focusedWindow() === this.self) setFocused(null);
  }

  isFocused(): boolean {
    return focusedWindow() === this.self;
  }

  minimize(): void {
    this.frame.minimize();
  }

  restore(): void {
    this.frame.restore();
  }

  isMinimized(): boolean {
    return this.frame.isMinimized();
  }

  maximize(): void {
    this.reveal();
    this.frame.maximize();
  }

  unmaximize(): void {
    this.frame.unmaximize();
  }

  isMaximized(): boolean {
    return this.frame.isMaximized();
  }

  isFullScreen(): boolean {
    return this.frame.isFullScreen();
  }

  setFullScreen(fullScreen: boolean): void {
    this.frame.setFullScreen(fullScreen);
  }

  isNormal(): boolean {
    return this.frame.isNormal();
  }

  getBounds(): Rectangle {
    return this.frame.getBounds();
  }

  getContentBounds(): Rectangle {
    return this.frame.getBounds();
  }

  getNormalBounds(): Rectangle {
    return this.frame.getNormalBounds();
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.frame.setBounds(bounds);
  }

  getSize(): [number, number] {
    const { width, height } = this.frame.getBounds();
    return [width, height];
  }

  setSize(width: number, height: number): void {
    this.frame.setBounds({ width, height });
  }

  getPosition(): [number, number] {
    const { x, y } = this.frame.getBounds();
    return [x, y];
  }

  setPosition(x: number, y: number): void {
    this.frame.setBounds({ x, y });
  }

  setMinimumSize(width: number, height: number): void {
    this.frame.setMinimumSize(width, height);
  }

  center(): void {
    this.frame.center();
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  setDocumentEdited(edited: boolean): void {
    this.edited = edited;
  }

  isDocumentEdited(): boolean {
    return this.edited;
  }

  setRepresentedFilename(file: string): void {
    this.representedFile = file;
  }

  getRepresentedFilename(): string {
    return this.representedFile;
  }

  setMenuBarVisibility(visible: boolean): void {
    this.menuBarVisible = visible;
  }

  isMenuBarVisible(): boolean {
    return this.menuBarVisible;
  }

  setAutoHideMenuBar(): void {}

  setMenu(): void {}

  removeMenu(): void {}

  setProgressBar(): void {}

  setBackgroundColor(color: string): void {
    this.backgroundColor = color;
  }

  getBackgroundColor(): string {
    return this.backgroundColor;
  }

  private reveal(): void {
    if (this.visible) return;
    this.visible = true;
    this.emit('show');
  }

  private followTitle([event, title]: unknown[]): void {
    this.emit('page-title-updated', event, title, true);
    const { defaultPrevented } = event as { defaultPrevented: boolean };
    if (!defaultPrevented && title !== '') this.title = String(title);
  }

  private applySize(): void {
    this.webContents.link.page
      .then((page) => resizePage(page, this.frame.getBounds()))
      .catch((error: unknown) => {
        if (!this.destroyed) console.error('electron stand-in: could not resize a window:', error);
      });
  }

  private openWindow({ url, frameName, features, disposition }: WindowOpenRequest): void {
    const details = {
      url: toAppUrl(url),
      frameName,
      features,
      disposition,
      referrer: { url: this.webContents.getURL(), policy: 'strict-origin-when-cross-origin' },
    };
    const answer = this.webContents.windowOpenHandler?.(details) ?? { action: 'allow' };
    if (answer.action === 'deny') return;
    const window = new BrowserWindow(answer.overrideBrowserWindowOptions);
    this.webContents.emit('did-create-window', window, details);
    window.loadURL(details.url).catch(() => {});
  }
}

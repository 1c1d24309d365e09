// session's will-download: the app may forbid a download, or say where it goes.
import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { CdpConnection } from './cdp.ts';
import { ignoreGone } from './cdp.ts';
import { profileDirectory } from './browser-process.ts';
import { toAppUrl } from './protocols.ts';
import { strict } from './strict.ts';
import { preventable, StrictEmitter } from './strict-emitter.ts';
import { allWindows } from './window-registry.ts';
import { targetIdOf } from './page-targets.ts';

type DownloadState = 'progressing' | 'completed' | 'cancelled' | 'interrupted';

class DownloadItem extends StrictEmitter {
  state: DownloadState = 'progressing';
  savePath = '';
  received = 0;
  private readonly url: string;
  private readonly fileName: string;
  private readonly stop: () => void;

  constructor(url: string, fileName: string, stop: () => void) {
    super('DownloadItem', new Set(['updated', 'done']));
    this.url = url;
    this.fileName = fileName;
    this.stop = stop;
  }

  getURL(): string {
    return this.url;
  }

  getFilename(): string {
    return this.fileName;
  }

  setSavePath(file: string): void {
    this.savePath = file;
  }

  getSavePath(): string {
    return this.savePath;
  }

  getState(): DownloadState {
    return this.state;
  }

  getReceivedBytes(): number {
    return this.received;
  }

  cancel(): void {
    this.state = 'cancelled';
    this.stop();
  }
}

export async function watchDownloads({ browser }: CdpConnection): Promise<void> {
  const folder = path.join(profileDirectory, 'downloads');
  const items = new Map<string, DownloadItem>();

  browser.on('Browser.downloadWillBegin', ({ frameId, guid, url, suggestedFilename }) => {
    const windows = allWindows();
    const contents = windows
      .map((window) => window.webContents)
      .find((candidate) => targetIdOf(candidate) === frameId);
    const owner = contents ?? windows[0]?.webContents;
    if (!owner) return;
    const stop = (): void => ignoreGone(browser.send('Browser.cancelDownload', { guid }));
    const item = strict('DownloadItem', new DownloadItem(toAppUrl(url), suggestedFilename, stop));
    const event = preventable({});
    owner.session.emit('will-download', event, item, owner);
    if (event.defaultPrevented) item.cancel();
    items.set(guid, item);
  });

  browser.on('Browser.downloadProgress', ({ guid, state, receivedBytes }) => {
    const item = items.get(guid);
    if (!item) return;
    item.received = receivedBytes;
    if (state === 'inProgress') {
      item.emit('updated', {}, 'progressing');
      return;
    }
    items.delete(guid);
    void finish(item, state === 'completed', path.join(folder, guid));
  });

  await mkdir(folder, { recursive: true });
  await browser.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  });
}

async function finish(item: DownloadItem, completed: boolean, file: string): Promise<void> {
  item.state = completed ? 'completed' : 'cancelled';
  if (completed && item.savePath !== '') {
    // Under Playwright the file may lie in a folder of Playwright's own.
    await copyFile(file, item.savePath).catch(() => void (item.state = 'interrupted'));
    await rm(file, { force: true });
  }
  item.emit('done', {}, item.state);
}

// clipboard, asynchronous as it is since Electron 44. Kept in memory, and shared with the page: what
// the page copies is read here, what is written here can be pasted into the page.
import { isPreview } from './environment.ts';
import { strict } from './strict.ts';
import { currentWindow, registryEvents } from './window-registry.ts';

type Payload = string | Blob | Promise<string | Blob>;

/** Texts by MIME type; what is binary is kept beside them and never reaches the page. */
let texts: Record<string, string> = {};
let blobs: Record<string, Blob> = {};

registryEvents.on('contents-created', (contents) => {
  contents.on('-copied', (text) => {
    texts = { 'text/plain': String(text) };
    blobs = {};
  });
});

export class ClipboardItem {
  private readonly items: Readonly<Record<string, Payload>>;

  constructor(items: Readonly<Record<string, Payload>>) {
    this.items = items;
  }

  get types(): string[] {
    return Object.keys(this.items);
  }

  async getType(type: string): Promise<Blob> {
    const payload = await this.items[type];
    if (payload === undefined) throw new Error(`The type '${type}' was not found`);
    return typeof payload === 'string' ? new Blob([payload], { type }) : payload;
  }
}

async function showToPage(): Promise<void> {
  // The browser takes text from a copy event without asking for a permission.
  const script = `(() => {
    const texts = ${JSON.stringify(texts)};
    const fill = (event) => {
      for (const [type, text] of Object.entries(texts)) event.clipboardData.setData(type, text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('copy', fill, { capture: true, once: true });
    document.execCommand('copy');
    window.removeEventListener('copy', fill, { capture: true });
  })()`;
  await currentWindow()
    ?.webContents.link.evaluateIsolated(script)
    .catch(() => {});
}

/** A person may have copied in another program, which only the page can tell, if it may. */
async function refresh(): Promise<void> {
  if (!isPreview) return;
  const script = 'navigator.clipboard.readText().catch(() => null)';
  const text = await currentWindow()
    ?.webContents.link.evaluateIsolated(script)
    .catch(() => null);
  if (typeof text === 'string' && text !== '') texts = { ...texts, 'text/plain': text };
}

async function write(items: readonly ClipboardItem[]): Promise<void> {
  const nextTexts: Record<string, string> = {};
  const nextBlobs: Record<string, Blob> = {};
  for (const item of items) {
    for (const type of item.types) {
      const blob = await item.getType(type);
      if (type.startsWith('text/')) nextTexts[type] = await blob.text();
      else nextBlobs[type] = blob;
    }
  }
  texts = nextTexts;
  blobs = nextBlobs;
  await showToPage();
}

export const clipboard = strict('clipboard', {
  write,
  writeText: (text: string): Promise<void> => write([new ClipboardItem({ 'text/plain': text })]),
  async read(): Promise<ClipboardItem[]> {
    await refresh();
    const all: Record<string, Payload> = { ...texts, ...blobs };
    return Object.keys(all).length === 0 ? [] : [new ClipboardItem(all)];
  },
  async readText(): Promise<string> {
    await refresh();
    return texts['text/plain'] ?? '';
  },
  has: (type: string): Promise<boolean> => Promise.resolve(type in texts || type in blobs),
  clear(): void {
    texts = {};
    blobs = {};
  },
});

// clipboard, asynchronous as it is since Electron 44. Kept in memory, and shared with the page: what
// the page copies is read here, what is written here can be pasted into the page.
import { isPreview } from './environment.ts';
import { strict } from './strict.ts';
import { currentWindow, registryEvents } from './window-registry.ts';

type Contents = Record<string, string>;

let contents: Contents = {};

registryEvents.on('contents-created', (page) => {
  page.on('-copied', (text) => void (contents = { 'text/plain': String(text) }));
});

async function put(next: Contents): Promise<void> {
  contents = next;
  const page = currentWindow()?.webContents;
  // The browser takes text from a copy event without asking for a permission.
  const script = `(() => {
    const contents = ${JSON.stringify(next)};
    const fill = (event) => {
      for (const [type, text] of Object.entries(contents)) event.clipboardData.setData(type, text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('copy', fill, { capture: true, once: true });
    document.execCommand('copy');
    document.removeEventListener('copy', fill, { capture: true });
  })()`;
  await page?.link.evaluateIsolated(script).catch(() => {});
}

/** A person may have copied in another program, which only the page can tell, if it may. */
async function refresh(): Promise<void> {
  if (!isPreview) return;
  const page = currentWindow()?.webContents;
  const read = 'navigator.clipboard.readText().catch(() => null)';
  const text = await page?.link.evaluateIsolated(read).catch(() => null);
  if (typeof text === 'string' && text !== '') contents = { 'text/plain': text };
}

export const clipboard = strict('clipboard', {
  async readText(): Promise<string> {
    await refresh();
    return contents['text/plain'] ?? '';
  },
  writeText: (text: string): Promise<void> => put({ 'text/plain': text }),
  readHTML: (): Promise<string> => Promise.resolve(contents['text/html'] ?? ''),
  writeHTML: (html: string): Promise<void> => put({ 'text/html': html }),
  write(data: { text?: string; html?: string; rtf?: string }): Promise<void> {
    return put({
      ...(data.text !== undefined && { 'text/plain': data.text }),
      ...(data.html !== undefined && { 'text/html': data.html }),
      ...(data.rtf !== undefined && { 'text/rtf': data.rtf }),
    });
  },
  availableFormats: (): Promise<string[]> => Promise.resolve(Object.keys(contents)),
  clear: (): Promise<void> => put({}),
});

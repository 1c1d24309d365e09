/** Prints pages as PDF, in a window that nobody sees: no preload, no script, nothing that can be loaded. */
import { randomUUID } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { PRINT_HOST, SCHEME } from './app-origin.ts';

export type Printer = {
  /** The page itself says its paper, margins, running head and page numbers (CSS Paged Media). Tagged, with an outline. */
  print: (html: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** For the protocol: the page at this path, while it is printed. */
  page: (path: string) => string | undefined;
};

export function createPrinter(isPackaged: boolean): Printer {
  const pages = new Map<string, string>();
  return {
    page: (path) => pages.get(path),
    async print(html) {
      const path = `/${randomUUID()}`;
      pages.set(path, html);
      const window = new BrowserWindow({ show: false, webPreferences: closedOff(isPackaged) });
      try {
        await window.loadURL(`${SCHEME}://${PRINT_HOST}${path}`);
        const pdf = await window.webContents.printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        });
        return new Uint8Array(pdf);
      } finally {
        pages.delete(path);
        if (!window.isDestroyed()) window.destroy();
      }
    },
  };
}

const closedOff = (isPackaged: boolean) => ({
  javascript: false,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  devTools: !isPackaged,
});

/** PDF files by pdf.js: their text only, page by page. Nothing is drawn, run or fetched. */
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { count, damaged, MOST_CHARACTERS, refuse } from './limits.ts';
import { linesOf, type TextItem } from './pdf-lines.ts';
import { piecesOfPages, type Page } from './pdf-paragraphs.ts';
import { languageTag, type Pieces } from './pieces.ts';

const MOST_PAGES = 3_000;
/** Titles that programs make up. */
const NO_TITLE = /^(?:untitled|microsoft word|.*\.(?:docx?|odt|pdf|indd|qxd|tex|html?))\b/i;

/** Throws `invalid_input` for what is refused (encrypted, too large, pictures only) and `damaged` for what is no PDF in order. */
export async function piecesOfPdf(
  bytes: Uint8Array,
  name: string,
  signal: AbortSignal,
): Promise<Omit<Pieces, 'kind'>> {
  const { getDocument } = await loadPdfJs();
  const task = getDocument({
    // pdf.js takes the bytes away from whoever gives them.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    disableAutoFetch: true,
    disableRange: true,
    disableStream: true,
    verbosity: 0,
  });
  try {
    return await readPages(await task.promise, name, signal);
  } catch (error) {
    throw explain(error, name);
  } finally {
    await task.destroy();
  }
}

async function loadPdfJs(): Promise<typeof PdfJs> {
  // One is made at load, for drawing, which does not happen here.
  if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} });
  // Puts itself where pdf.js looks for a worker on the same thread; else it would search for the file.
  await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
  return import('pdfjs-dist/legacy/build/pdf.min.mjs');
}

async function readPages(
  pdf: PdfJs.PDFDocumentProxy,
  name: string,
  signal: AbortSignal,
): Promise<Omit<Pieces, 'kind'>> {
  if (pdf.numPages > MOST_PAGES)
    throw refuse(name, `has ${count(pdf.numPages)} pages, and ${count(MOST_PAGES)} is the most`);
  const labels = await pdf.getPageLabels();
  const pages: Page[] = [];
  const broken: string[] = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    signal.throwIfAborted();
    const label = labels?.[number - 1]?.trim().slice(0, 40) || String(number);
    const lines = linesOf(await itemsOf(pdf, number, () => broken.push(label)));
    length += lines.reduce((sum, { text }) => sum + text.length, 0);
    if (length > MOST_CHARACTERS)
      throw refuse(name, `has more than ${count(MOST_CHARACTERS)} characters`);
    pages.push({ label, lines });
  }
  const empty = pages.filter(({ lines, label }) => lines.length === 0 && !broken.includes(label));
  if (broken.length === pages.length) throw damaged(name, 'has no page that is in order');
  if (length === 0)
    throw refuse(name, 'has no text: its pages are pictures. Recognise their text first');
  return {
    ...(await propertiesOf(pdf)),
    pieces: piecesOfPages(pages),
    notices: [
      ...noticeOfPages('can’t be read', broken),
      ...noticeOfPages(
        'hold no text and may be pictures',
        empty.map(({ label }) => label),
      ),
    ],
  };
}

/** One broken page is no reason to do without the others. */
async function itemsOf(
  pdf: PdfJs.PDFDocumentProxy,
  number: number,
  onBroken: () => void,
): Promise<TextItem[]> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    page.cleanup();
    return items.filter((item) => 'str' in item);
  } catch {
    // What exactly pdf.js stumbled over helps nobody; the user is told which page.
    onBroken();
    return [];
  }
}

function noticeOfPages(what: string, labels: readonly string[]): string[] {
  if (labels.length === 0) return [];
  const shown = labels.slice(0, 20).join(', ');
  const more = labels.length > 20 ? ` and ${count(labels.length - 20)} more` : '';
  return [`Pages that ${what}: ${shown}${more}.`];
}

async function propertiesOf(pdf: PdfJs.PDFDocumentProxy) {
  const { info } = await pdf.getMetadata();
  const text = (key: string): string | undefined => {
    const value: unknown = Object.entries(info).find(([name]) => name === key)?.[1];
    return typeof value === 'string' ? value : undefined;
  };
  const title = text('Title')?.trim();
  return {
    title: title && !NO_TITLE.test(title) ? title : undefined,
    language: languageTag(text('Language')),
  };
}

function explain(error: unknown, name: string): unknown {
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'AppError' || kind === 'AbortError') return error;
  if (kind === 'PasswordException')
    return refuse(name, 'opens with a password only. Save it without one, and add that', {
      cause: error,
    });
  return damaged(name, 'is not in order as a PDF', { cause: error });
}

// webContents.printToPDF()'s options in the words of the DevTools protocol.
import type { PageSize } from './pages.ts';

export interface PdfOptions {
  readonly landscape?: boolean;
  readonly displayHeaderFooter?: boolean;
  readonly printBackground?: boolean;
  readonly scale?: number;
  readonly pageSize?: string | PageSize;
  readonly margins?: { top?: number; bottom?: number; left?: number; right?: number };
  readonly pageRanges?: string;
  readonly headerTemplate?: string;
  readonly footerTemplate?: string;
  readonly preferCSSPageSize?: boolean;
  readonly generateTaggedPDF?: boolean;
  readonly generateDocumentOutline?: boolean;
}

/** In inches, as Chromium wants them. */
const paperSizes: Readonly<Record<string, readonly [number, number]>> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
};

export function toPdfParameters({ margins, pageSize = 'Letter', ...rest }: PdfOptions): object {
  const [paperWidth, paperHeight] =
    typeof pageSize === 'string'
      ? (paperSizes[pageSize] ?? [8.5, 11])
      : [pageSize.width, pageSize.height];
  return {
    ...rest,
    paperWidth,
    paperHeight,
    ...(margins?.top !== undefined && { marginTop: margins.top }),
    ...(margins?.bottom !== undefined && { marginBottom: margins.bottom }),
    ...(margins?.left !== undefined && { marginLeft: margins.left }),
    ...(margins?.right !== undefined && { marginRight: margins.right }),
  };
}

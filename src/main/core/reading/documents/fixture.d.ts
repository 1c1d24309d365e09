import { type Zippable } from 'fflate';
export type PdfLine = {
  text: string;
  x?: number;
  y: number;
  size?: number;
};
/** The content stream of a page. */
export declare const pdfLines: (lines: readonly PdfLine[]) => string;
export type PdfOptions = {
  /** More entries of the catalog, of the trailer, of each page's dictionary. */
  catalog?: string;
  trailer?: string;
  page?: string;
  /** More objects, from number 10 on. */
  objects?: readonly string[];
};
/** One page for each content stream, with Helvetica in WinAnsi as font F1. */
export declare function makePdf(
  contents: readonly (string | Uint8Array)[],
  options?: PdfOptions,
): Buffer;
export declare const pdfStream: (entries: string, content: Uint8Array) => Uint8Array;
/** Deflated as often as `times`. */
export declare function deflatedStream(content: Uint8Array, times?: number): Uint8Array;
/** A paragraph of a Word file; `words` is XML. */
export declare const wordParagraph: (words: string, style?: string) => string;
export declare const wordDocument: (body: string) => string;
/** `parts` replace or add to the usual ones; `document.xml` is made of `body`. */
export declare function makeDocx(body: string, parts?: Zippable): Uint8Array;

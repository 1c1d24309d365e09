/** Any document that is read, on this thread. `read-document.ts` runs it on one of its own, which can be ended. */
import type { Document, DocumentKind } from '#shared/model/document.ts';
import { assemble } from './assemble.ts';
import { declaredEncoding, decodeDocument } from './decode-text.ts';
import { kindOf } from './document-kind.ts';
import { refuse } from './limits.ts';
import type { Pieces } from './pieces.ts';

export type ParseOptions = {
  signal: AbortSignal;
  /** An id of `knownEncodings`, where the user knows better than the file. For text, Markdown and HTML. */
  encoding?: string | undefined;
};

const MEGABYTE = 1_000_000;
/** Of the file. What takes longest for its size may be smallest. */
const MOST_BYTES: Record<DocumentKind, number> = {
  text: 20 * MEGABYTE,
  markdown: 2 * MEGABYTE,
  html: 20 * MEGABYTE,
  docx: 100 * MEGABYTE,
  pdf: 200 * MEGABYTE,
};

/**
 * `name` is the file's: its ending decides where the bytes don't. Throws `invalid_input` for what is refused, `damaged` for what is not
 * in order, each with the reason. Libraries are loaded when they are needed, so that starting the program does not wait for them.
 */
export async function parseDocument(
  bytes: Uint8Array,
  name: string,
  options: ParseOptions,
): Promise<Document> {
  const kind = kindOf(bytes, name);
  if (bytes.length > MOST_BYTES[kind]) {
    const [size, most] = [bytes.length, MOST_BYTES[kind]].map((length) =>
      Math.ceil(length / MEGABYTE),
    );
    throw refuse(name, `has ${size} MB, and ${most} MB is the most for this kind of file`);
  }
  const pieces = await piecesOf(kind, bytes, name, options);
  options.signal.throwIfAborted();
  return assemble({ kind, ...pieces }, name);
}

async function piecesOf(
  kind: DocumentKind,
  bytes: Uint8Array,
  name: string,
  { signal, encoding }: ParseOptions,
): Promise<Omit<Pieces, 'kind'>> {
  switch (kind) {
    case 'text': {
      const { piecesOfText } = await import('./plain-text.ts');
      const { text, notices } = decodeDocument(bytes, name, { chosen: encoding });
      return { pieces: piecesOfText(text), notices };
    }
    case 'markdown': {
      const { piecesOfMarkdown } = await import('./markdown.ts');
      const { text, notices } = decodeDocument(bytes, name, { chosen: encoding });
      return withNotices(piecesOfMarkdown(text, name), notices);
    }
    case 'html': {
      const { piecesOfHtml } = await import('./html-pieces.ts');
      const declared = declaredEncoding(bytes);
      const { text, notices } = decodeDocument(bytes, name, { chosen: encoding, declared });
      return withNotices(piecesOfHtml(text, name), notices);
    }
    case 'docx': {
      const { piecesOfDocx } = await import('./docx.ts');
      return piecesOfDocx(bytes, name);
    }
    case 'pdf': {
      const { piecesOfPdf } = await import('./pdf.ts');
      return piecesOfPdf(bytes, name, signal);
    }
  }
}

const withNotices = (read: Omit<Pieces, 'kind'>, notices: string[]): Omit<Pieces, 'kind'> => ({
  ...read,
  notices: [...notices, ...read.notices],
});

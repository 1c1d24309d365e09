/** For tests: a document as lines that can be read and compared, once it is known to keep what its model promises. */
import { Document, type Block } from '#shared/model/document.ts';
import { parseDocument, type ParseOptions } from './parse-document.ts';

/** Reads on this thread, and checks. */
export async function read(
  content: string | Uint8Array,
  name: string,
  options: Partial<ParseOptions> = {},
): Promise<Document> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { signal } = new AbortController();
  return checked(await parseDocument(bytes, name, { signal, ...options }));
}

/** Throws when blocks and text do not fit one another. */
export function checked(document: Document): Document {
  Document.parse(document);
  const { text, blocks } = document;
  const words = blocks.map(({ start, end }) => text.slice(start, end));
  if (words.join('\n') !== text) throw new Error('The blocks do not make up the text.');
  if (text !== text.normalize('NFC') || /[\r\0]/.test(text))
    throw new Error('The text is not tidy.');
  for (const block of blocks) {
    const inside = [...block.marks, ...(block.kind === 'row' ? block.cells : [])];
    if (inside.some(({ start, end }) => start < block.start || end > block.end || start > end))
      throw new Error(`Something lies outside of its block: ${show(block, text)}`);
    if (block.kind === 'row') {
      const cells = block.cells.map(({ start, end }) => text.slice(start, end));
      if (cells.join('\t') !== text.slice(block.start, block.end))
        throw new Error('The cells do not make up the row.');
    }
  }
  return document;
}

export const shown = ({ blocks, text }: Document): string[] =>
  blocks.map((block) => show(block, text));

/** `heading 2: Name`, `paragraph 1: ...`, `item - 3. in 2: ...`; tabs of rows as bars, other directions and pages in brackets. */
function show(block: Block, text: string): string {
  const words = text.slice(block.start, block.end).replace(/\t/g, ' | ').replace(/\n/g, ' / ');
  const aside = [
    ...(block.direction === 'rtl' ? ['rtl'] : []),
    ...(block.page === undefined ? [] : [`page ${block.page}`]),
  ];
  return `${label(block)}${aside.length > 0 ? ` [${aside.join(', ')}]` : ''}: ${words}`;
}

function label(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `heading ${block.level}`;
    case 'row':
      return block.isHead ? 'head' : `row ${block.row}`;
    case 'item': {
      const ordinal = block.ordinal === undefined ? '' : ` ${block.ordinal}.`;
      const depth = block.depth === 1 ? '' : ` in ${block.depth}`;
      return `item${ordinal}${depth} ${block.row === undefined ? block.paragraph : `row ${block.row}`}`;
    }
    case 'pageBreak':
      return 'pageBreak';
    case 'paragraph':
    case 'quotation':
    case 'preformatted':
      return `${block.kind} ${block.paragraph ?? '-'}`;
  }
}

/** The marked words, by kind. */
export const marked = ({ blocks, text }: Document): string[] =>
  blocks.flatMap(({ marks }) =>
    marks.map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`),
  );

/** Collects the words of an HTML file into pieces: white space collapsed as a browser does it, emphasis as marks. */
import type { Mark } from '#shared/model/document.ts';
import type { Inline, Piece } from './pieces.ts';

/** What kind of block the words that come next belong to. */
export type Setting =
  | { kind: 'paragraph' | 'quotation' | 'preformatted' }
  | { kind: 'heading'; level: number }
  /** An item's first block is the item; what else stands in it are paragraphs. */
  | { kind: 'item'; depth: number; ordinal?: number | undefined; isTaken: boolean };

export type HtmlWriter = {
  pieces: Piece[];
  words: (text: string, setting: Setting) => void;
  lineBreak: () => void;
  /** The words that `write` adds are marked. */
  marked: (kind: Mark['kind'], write: () => void) => void;
  /** Ends the block, if one is open. */
  endBlock: (setting: Setting) => void;
};

export function createHtmlWriter(): HtmlWriter {
  const pieces: Piece[] = [];
  const open: { kind: Mark['kind']; start: number }[] = [];
  let block: Inline = { text: '', marks: [] };

  function closeMark({ kind, start }: { kind: Mark['kind']; start: number }): void {
    const end = block.text.length;
    if (block.text.slice(start, end).trim() !== '') block.marks.push({ kind, start, end });
  }

  return {
    pieces,
    words(text, { kind }) {
      if (kind === 'preformatted') {
        block.text += text;
        return;
      }
      const collapsed = text.replace(/[ \t\n\f\r]+/g, ' ');
      const isAfterSpace = /^$|[ \n]$/.test(block.text.slice(-1));
      block.text += isAfterSpace ? collapsed.replace(/^ /, '') : collapsed;
    },
    lineBreak() {
      block.text += '\n';
    },
    marked(kind, write) {
      const mark = { kind, start: block.text.length };
      open.push(mark);
      write();
      open.pop();
      closeMark(mark);
    },
    endBlock(setting) {
      for (const mark of open) {
        closeMark(mark);
        mark.start = 0;
      }
      if (block.text.trim() !== '') pieces.push(pieceOf(setting, block));
      block = { text: '', marks: [] };
    },
  };
}

function pieceOf(setting: Setting, block: Inline): Piece {
  switch (setting.kind) {
    case 'heading':
      return { kind: 'heading', level: setting.level, ...block };
    case 'item': {
      if (setting.isTaken) return { kind: 'paragraph', ...block };
      setting.isTaken = true;
      return { kind: 'item', depth: setting.depth, ordinal: setting.ordinal, ...block };
    }
    case 'paragraph':
    case 'quotation':
    case 'preformatted':
      return { kind: setting.kind, ...block };
  }
}

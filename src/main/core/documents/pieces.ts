/** What the readers of the several kinds of file hand over: blocks that do not know yet where in the text they stand. */
import type { DocumentKind, Mark } from '#shared/model/document.ts';

/** Words with emphasis; marks count from the beginning of `text`. */
export type Inline = { text: string; marks: Mark[] };

export type Piece = { page?: string | undefined } & (
  | ({ kind: 'heading'; level: number } & Inline)
  | ({ kind: 'paragraph' | 'quotation' | 'preformatted' } & Inline)
  | ({ kind: 'item'; depth: number; ordinal?: number | undefined } & Inline)
  | { kind: 'row'; isHead: boolean; cells: Inline[] }
  | { kind: 'pageBreak' }
);

export type Pieces = {
  kind: DocumentKind;
  title?: string | undefined;
  language?: string | undefined;
  pieces: Piece[];
  notices: string[];
};

export const plain = (text: string): Inline => ({ text, marks: [] });

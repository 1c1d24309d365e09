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

/** A tag of BCP 47, such as `fa-AF`; undefined for anything else. */
export function languageTag(text: string | undefined): string | undefined {
  const tag = text?.trim() ?? '';
  return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/.test(tag) ? tag : undefined;
}

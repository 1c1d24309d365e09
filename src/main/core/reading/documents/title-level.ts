/** Levels of headings as the model has them: the document's own heading has level 1, and the sections begin with level 2. */
import type { Piece } from './pieces.ts';

/** So much text is a paragraph of the document, and no longer something above its heading. */
const PARAGRAPH = 200;
const DEEPEST = 6;

export function withTitleAbove(pieces: Piece[]): Piece[] {
  const title = findTitle(pieces);
  const levels = pieces.flatMap((piece) =>
    piece.kind === 'heading' && piece !== title ? [piece.level] : [],
  );
  const top = Math.min(...new Set(levels));
  return pieces.map((piece) => {
    if (piece.kind !== 'heading') return piece;
    return { ...piece, level: piece === title ? 1 : Math.min(piece.level - top + 2, DEEPEST) };
  });
}

/** The first heading, when none is as high and no paragraph stands above it. */
function findTitle(pieces: readonly Piece[]): Piece | undefined {
  const at = pieces.findIndex(({ kind }) => kind === 'heading');
  const first = pieces[at];
  if (first?.kind !== 'heading') return undefined;
  const isAlone = pieces.every(
    (piece) => piece.kind !== 'heading' || piece === first || piece.level > first.level,
  );
  const isAbove = pieces
    .slice(0, at)
    .every((piece) => piece.kind !== 'paragraph' || piece.text.length < PARAGRAPH);
  return isAlone && isAbove ? first : undefined;
}

/**
 * Several items in one text: `a; b`. An item with a semicolon in it, or quotes or white space at its edge, stands in
 * double quotes; quotes inside are doubled, as in CSV.
 */

/** `also` names characters that this kind of item has to protect as well. */
export function quoteItem(item: string, also = ''): string {
  const risky =
    item === '' ||
    /[;\r\n]/.test(item) ||
    item.startsWith('"') ||
    item !== item.trim() ||
    [...also].some((character) => item.includes(character));
  return risky ? `"${item.replaceAll('"', '""')}"` : item;
}

/** The quoted text that `text` begins with, and how many characters it took; undefined when it does not. */
export function readQuoted(text: string): { item: string; length: number } | undefined {
  if (!text.startsWith('"')) return undefined;
  let item = '';
  for (let at = 1; at < text.length; at++) {
    if (text[at] !== '"') item += text[at];
    else if (text[at + 1] === '"') {
      item += '"';
      at++;
    } else return { item, length: at + 1 };
  }
  return undefined;
}

/**
 * Splits at semicolons outside of quotes. Pieces keep their quotes and are trimmed; empty ones are left out.
 * `brackets`: quotes may also begin after `[` and `,`, as in the kind of a name.
 */
export function splitItems(text: string, brackets = false): string[] {
  const pieces: string[] = [];
  let start = 0;
  let at = 0;
  let fresh = true;
  while (at < text.length) {
    const character = text[at];
    if (character === ';') {
      pieces.push(text.slice(start, at));
      start = at + 1;
      fresh = true;
    } else if (fresh && character === '"') {
      at += (readQuoted(text.slice(at))?.length ?? 1) - 1;
      fresh = false;
    } else if (brackets && (character === '[' || character === ',')) {
      fresh = true;
    } else if (character !== undefined && character.trim() !== '') {
      fresh = false;
    }
    at++;
  }
  pieces.push(text.slice(start));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** One piece of `splitItems` without its quotes. */
export function unquoteItem(piece: string): string {
  const quoted = readQuoted(piece);
  return quoted && quoted.length === piece.length ? quoted.item : piece;
}

/** Printed lines back into one paragraph, with what stood at the ends of the lines kept honest. */

const DIVIDED = /(\p{L}[\p{L}\p{M}]*)[-‐]$/u;
const BEGINS_WITH_WORD = /^\p{Ll}[\p{L}\p{M}]*/u;
const WORD = /\p{L}[\p{L}\p{M}]+(?:[-‐]\p{L}[\p{L}\p{M}]*)*/gu;

/** The words that a document writes within its lines, in lower case. */
export type Vocabulary = ReadonlySet<string>;

export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  for (const line of lines) for (const [word] of line.matchAll(WORD)) words.add(word.toLowerCase());
  return words;
}

/**
 * Whether a hyphen at the end of a line belongs to the word can't be seen. It is dropped only where the document itself writes the
 * word in one piece elsewhere, and nowhere with the hyphen; else it stays: "al-" "Azm", "exam-" "ple". A soft hyphen always goes.
 */
export function joinLines(lines: readonly string[], vocabulary: Vocabulary): string {
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      return next === undefined ? line : joint(line, next, vocabulary);
    })
    .join('');
}

/** The line, and what comes between it and the next one. */
function joint(line: string, next: string, vocabulary: Vocabulary): string {
  if (line.endsWith('\u00ad')) return line.slice(0, -1);
  // A dash between spaces divides no word.
  if (!/\S[-‐]$/.test(line)) return `${line} `;
  const first = DIVIDED.exec(line)?.[1]?.toLowerCase();
  const second = BEGINS_WITH_WORD.exec(next)?.[0].toLowerCase();
  if (first === undefined || second === undefined) return line;
  const isDivided = vocabulary.has(first + second) && !vocabulary.has(`${first}-${second}`);
  return isDivided ? line.slice(0, -1) : line;
}

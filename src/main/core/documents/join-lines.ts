/** Printed lines back into one paragraph, with what stood at the ends of the lines kept honest. */

const ENDS_WITH_HYPHEN = /(\p{L}[\p{L}\p{M}]*)[-‐]$/u;
const BEGINS_WITH_WORD = /^(\p{Ll}[\p{L}\p{M}]*)/u;

/** Words that a document writes in one piece, in lower case. */
export type Vocabulary = ReadonlySet<string>;

export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  for (const line of lines)
    for (const [word] of line.matchAll(/\p{L}[\p{L}\p{M}]+(?:-\p{L}[\p{L}\p{M}]*)*/gu))
      words.add(word.toLowerCase());
  return words;
}

/**
 * Whether a hyphen at the end of a line belongs to the word can't be seen. It is dropped only where the document itself writes the
 * word in one piece elsewhere and nowhere with the hyphen; else it stays: "al-" + "Azm", "exam-" + "ple". A soft hyphen always goes.
 */
export function joinLines(lines: readonly string[], vocabulary: Vocabulary): string {
  let joined = '';
  for (const line of lines) {
    if (joined === '') joined = line;
    else if (joined.endsWith('\u00ad')) joined = joined.slice(0, -1) + line;
    else if (/[-‐]$/.test(joined)) joined = joinAtHyphen(joined, line, vocabulary);
    else joined += ` ${line}`;
  }
  return joined;
}

function joinAtHyphen(before: string, after: string, vocabulary: Vocabulary): string {
  const [, first] = ENDS_WITH_HYPHEN.exec(before) ?? [];
  const [, second] = BEGINS_WITH_WORD.exec(after) ?? [];
  // " -" or "2014-" at the end of a line is no divided word.
  if (first === undefined) return /\s[-‐]$/.test(before) ? `${before} ${after}` : before + after;
  const [whole, hyphened] = [`${first}${second}`, `${first}-${second}`].map((word) =>
    word.toLowerCase(),
  );
  const isDivided =
    second !== undefined && vocabulary.has(whole ?? '') && !vocabulary.has(hyphened ?? '');
  return (isDivided ? before.slice(0, -1) : before) + after;
}

/** The beginning of a note, for lists: cut between words, never inside a link to a record. */

export function excerpt(text: string, length: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= length) return trimmed;
  let end = trimmed.lastIndexOf(' ', length);
  if (end < length / 2) end = length;
  const head = trimmed.slice(0, end);
  const opened = head.lastIndexOf('[[');
  const cut = opened > head.lastIndexOf(']]') ? head.slice(0, opened) : head;
  return `${cut.trimEnd()}…`;
}

/** The first words without any marks, to name a note by. */
export function firstWords(text: string): string {
  const plain = text
    .replace(/\[\[[^\]|]*\|([^\]]*)\]\]/gu, '$1')
    .replace(/[#>*_`[\]]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return plain === '' ? 'empty note' : excerpt(plain, 60);
}

/** What is not on the disk, and what going on all the same would mean. */
import { countWords, listWords } from '../../components/words/count-words.ts';

/** "3 changes are not on the disk" */
export function unsavedTitle(changes: number, notes: number): string {
  if (changes > 0 && notes > 0) return 'Some of your work is not on the disk';
  if (changes > 0)
    return countWords(changes, 'change is not on the disk', 'changes are not on the disk');
  if (notes > 0) return notes === 1 ? 'A note is not saved' : 'Notes are not saved';
  return 'Everything is saved';
}

/** `copy`: the file that has them; null = none has. */
export function memoryWords(changes: number, copy: string | null): string {
  if (copy !== null) {
    const are = changes === 1 ? 'It is' : 'They are';
    return `${are} in the copy ${copy}, with everything else. The dossier itself is without.`;
  }
  return changes === 1
    ? 'Until it works, it is in memory only, and lost when the dossier is closed. A copy elsewhere has it.'
    : 'Until it works, they are in memory only, and lost when the dossier is closed. A copy elsewhere has them.';
}

/** "Close and lose 3 changes and 1 note" */
export function goOnWords(verb: 'Close' | 'Open', changes: number, notes: number): string {
  const lost = listWords([
    ...(changes > 0 ? [countWords(changes, 'change')] : []),
    ...(notes > 0 ? [countWords(notes, 'note')] : []),
  ]);
  return lost === '' ? verb : `${verb} and lose ${lost}`;
}

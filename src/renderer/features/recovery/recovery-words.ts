/** What a look at a damaged dossier found, in plain words. */
import type { FileVerdict, LostThing, RecoveryReport } from '#shared/contract/recovery-api.ts';
import { countWords, listWords } from '../../components/words/count-words.ts';
import { importedWords, momentWords, ownWorkWords } from '../backups/backup-words.ts';

/** "3 notes and 1 claim, and 448 imported records" */
export function savedWords({ entries, imported }: RecoveryReport): string {
  const own = ownWorkWords(entries);
  if (own === '') return imported === 0 ? 'nothing of what was in it' : importedWords(imported);
  return `${own}, and ${importedWords(imported)}`;
}

/** "7 changes and 1 file" */
export function lostWords({ lost, lostCount }: RecoveryReport): string {
  if (lostCount === 0) return 'nothing';
  // Of more than are named, the kinds are not known.
  if (lost.length < lostCount) return countWords(lostCount, 'thing');
  const count = (kind: LostThing['kind']): number =>
    lost.filter((thing) => thing.kind === kind).length;
  const parts = [
    [count('change'), 'change'],
    [count('records'), 'imported record'],
    [count('file'), 'file'],
  ] as const;
  return listWords(parts.flatMap(([number, word]) => (number ? [countWords(number, word)] : [])));
}

/** Times as the core writes them become those of this place. */
export function withLocalTimes(words: string, now: Date): string {
  return words.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (instant) =>
    momentWords(instant, now),
  );
}

/** What is not in order first, each group as it came. */
export function byTrouble(files: readonly FileVerdict[]): {
  bad: FileVerdict[];
  good: FileVerdict[];
} {
  return {
    bad: files.filter(({ state }) => state !== 'good'),
    good: files.filter(({ state }) => state === 'good'),
  };
}

/** Those in which all words of the search occur. */
export function matching(lost: readonly LostThing[], search: string): LostThing[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  return lost.filter(({ title, why, text }) => {
    const all = `${title} ${why} ${text}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

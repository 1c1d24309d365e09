/** Backups in plain words: when, why, and what is in them. */
import type { BackupReason } from '#shared/model/backup.ts';
import { countWords, listWords } from '../../components/words/count-words.ts';
import { whenWords } from '../../components/when/when.tsx';

const reasons: Record<BackupReason, string> = {
  open: 'When the dossier was opened',
  time: 'After a while of work',
  asked: 'You asked for it',
  upgrade: 'Before its format was changed',
  rewind: 'Before going back in the history',
  restore: 'Before a backup was restored',
  import: 'Before an import',
};

export const reasonWords = (reason: BackupReason): string => reasons[reason];

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** With the time of day, however long ago it was: of two on one day, which is which? */
export function momentWords(instant: string, now: Date): string {
  const words = whenWords(instant, now);
  return words.includes(':') ? words : `${words}, ${time.format(new Date(instant))}`;
}

/** When a backup was made, by the name of its folder: all that is left to go by where it can't be read. */
export function instantOf(name: string): string | null {
  const parts = /^\d+-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)$/.exec(name);
  return parts === null ? null : `${parts[1]}:${parts[2]}:${parts[3]}`;
}

/** By table of the layer, in the order in which they are named. */
const tables: [name: string, one: string, many: string][] = [
  ['notes', 'note', 'notes'],
  ['records', 'record of your own', 'records of your own'],
  ['claims', 'claim', 'claims'],
  ['views', 'view', 'views'],
  ['trash', 'thing in the trash', 'things in the trash'],
];

/** "3 notes, 1 claim and 2 views"; '' where there is nothing. Tables of a later version go by their own name. */
export function ownWorkWords(entries: Readonly<Record<string, number>>): string {
  const known = new Set(tables.map(([name]) => name));
  const others = Object.keys(entries).filter((name) => !known.has(name));
  const all = [...tables, ...others.map((name) => [name, name, name] as const)];
  return listWords(
    all.flatMap(([name, one, many]) => {
      const count = entries[name] ?? 0;
      return count === 0 ? [] : [countWords(count, one, many)];
    }),
  );
}

export const importedWords = (imported: number): string => countWords(imported, 'imported record');

/** What can be done with backups, and what is said about it. */
import { client } from '../../api/client.ts';
import { showDone, showProblem, showToast } from '../../components/toast/toast-store.ts';
import { countWords } from '../../components/words/count-words.ts';
import { keepView } from '../../state/view-store.ts';
import { saveNotes } from '../notes/leave-notes.ts';

/** With what was typed a moment ago. */
export async function takeBackup(): Promise<void> {
  await saveNotes();
  await keepView();
  await client.backups.take({});
  showToast({ message: 'A backup was made, and opened to see that it is good.' });
}

/** Puts the work back; the message offers the way to take that back. */
export async function restoreBackup(number: number, when: string): Promise<void> {
  await saveNotes();
  await keepView();
  const { changed } = await client.backups.restore({ number });
  if (changed === 0) {
    showToast({ message: 'Your work is as it was then: nothing had to be changed.' });
    return;
  }
  const { undo } = await client.history.state({});
  const entries = countWords(changed, 'entry is', 'entries are');
  showDone({
    message: `Your work is as it was ${when}: ${entries} changed.`,
    action: { label: 'Undo', run: () => void takeBack(undo?.first).catch(showProblem) },
  });
}

async function takeBack(first: number | undefined): Promise<void> {
  if (first !== undefined) await client.history.undo({ expected: first });
}

export function showBackup(name: string | null): void {
  const below = name === null ? 'backups' : `backups/${name}`;
  client.shell.reveal({ handle: null, below }).catch(showProblem);
}

/** Asked before closing with work that is not on the disk: nothing of it goes without a word. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { client } from '../../api/client.ts';
import { useOpenDossier } from '../../api/use-dossier-state.ts';
import { ProgressLine } from '../../components/progress-line/progress-line.tsx';
import { showProblem, showToast } from '../../components/toast/toast-store.ts';
import { useCopyJob } from '../backups/use-copy-job.ts';
import type { FailedState } from '../saved/saved-words.ts';
import { leaveNotes, useLeaving, type Leaving } from './leave-notes.ts';
import { unsavedNotes } from './note-session.ts';
import { goOnWords, memoryWords, unsavedTitle } from './unsaved-words.ts';
import classes from './unsaved-dialog.module.css';

export function UnsavedDialog() {
  const leaving = useLeaving((state) => state.leaving);
  return leaving ? <Dialog leaving={leaving} /> : null;
}

type UnsavedNotes = ReturnType<typeof unsavedNotes>;

const stay = (): void => useLeaving.setState({ leaving: null });

function Dialog({ leaving }: { leaving: Leaving }) {
  const dossier = useOpenDossier();
  /** The file that holds all of it. */
  const [copy, setCopy] = useState<string | null>(null);
  const copying = useCopyJob();
  const { state: job } = copying;
  const notes = unsavedNotes();
  const failed = dossier?.saved.status === 'failed' ? dossier.saved : null;

  async function saveCopy(): Promise<void> {
    const file = dossier && (await copying.save(dossier.title));
    if (file !== null) setCopy(file);
  }

  return (
    <Modal
      opened
      size={650}
      onClose={job.status === 'running' ? copying.cancel : stay}
      title={unsavedTitle(failed?.unsaved ?? 0, notes.length)}
    >
      {failed ? <InMemory state={failed} copy={copy} /> : null}
      {notes.length > 0 ? <Notes notes={notes} /> : null}
      {failed === null && notes.length === 0 ? <p>Everything is on the disk by now.</p> : null}
      {job.status === 'failed' ? (
        <p className={classes.problem} role="alert" dir="auto">
          {job.message}
        </p>
      ) : null}
      <div className={classes.answers}>
        {job.status === 'running' ? (
          <>
            <ProgressLine done={job.done} total={job.total} unit="files" />
            <Button variant="default" onClick={copying.cancel}>
              Stop
            </Button>
          </>
        ) : (
          <Answers
            leaving={leaving}
            changes={copy === null ? (failed?.unsaved ?? 0) : 0}
            notes={notes}
            onSaveCopy={failed ? saveCopy : null}
          />
        )}
      </div>
    </Modal>
  );
}

type AnswersProps = {
  leaving: Leaving;
  /** Those that would be lost. */
  changes: number;
  notes: UnsavedNotes;
  onSaveCopy: (() => Promise<void>) | null;
};

function Answers({ leaving, changes, notes, onSaveCopy }: AnswersProps) {
  const [working, setWorking] = useState(false);
  const losing = changes + notes.length > 0;

  function act(run: () => Promise<unknown>): void {
    setWorking(true);
    run()
      .catch(showProblem)
      .finally(() => setWorking(false));
  }

  const goOn = (): void => act(() => leaving.leave(true).then(stay));
  return (
    <>
      {losing ? (
        <Button className={classes.lose} variant="default" disabled={working} onClick={goOn}>
          {goOnWords(leaving.verb, changes, notes.length)}
        </Button>
      ) : null}
      <span className={classes.gap} />
      {notes.length > 0 ? (
        <Button variant="default" onClick={() => act(() => copyText(notes))}>
          Copy the text
        </Button>
      ) : null}
      <Button variant="default" onClick={stay}>
        Cancel
      </Button>
      {onSaveCopy ? (
        <Button variant="default" disabled={working} onClick={() => act(onSaveCopy)}>
          Save a copy elsewhere…
        </Button>
      ) : null}
      <Button
        variant={losing ? 'filled' : 'default'}
        loading={working}
        onClick={() => act(() => leaveNotes(leaving))}
        data-autofocus
      >
        Try again
      </Button>
      {losing ? null : (
        <Button disabled={working} onClick={goOn}>
          {leaving.verb}
        </Button>
      )}
    </>
  );
}

async function copyText(notes: UnsavedNotes): Promise<void> {
  await client.shell.copyText({ text: notes.map(({ text }) => text).join('\n\n---\n\n') });
  showToast({ message: 'The text is on the clipboard.' });
}

function InMemory({ state, copy }: { state: FailedState; copy: string | null }) {
  return (
    <>
      <p className={classes.reason} dir="auto">
        {state.message}
      </p>
      <p className={classes.calm} role="status" dir="auto">
        {memoryWords(state.unsaved, copy)}
      </p>
    </>
  );
}

function Notes({ notes }: { notes: UnsavedNotes }) {
  return (
    <>
      <p className={classes.reason} dir="auto">
        {notes[0]?.reason}
      </p>
      <ul className={classes.notes}>
        {notes.map(({ text }, index) => (
          <li key={index}>
            <bdi>{text.trim().split('\n')[0] || 'Without words'}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

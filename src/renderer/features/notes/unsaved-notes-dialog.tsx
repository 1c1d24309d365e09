/** Asked before closing with notes that the disk did not take: nothing that was typed goes without a word. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { client } from '../../api/client.ts';
import { showProblem, showToast } from '../../components/toast/toast-store.ts';
import { leaveNotes, useLeaving } from './leave-notes.ts';
import { unsavedNotes } from './note-session.ts';
import classes from './unsaved-notes-dialog.module.css';

export function UnsavedNotesDialog() {
  const leaving = useLeaving((state) => state.leaving);
  const [working, setWorking] = useState(false);
  if (!leaving) return null;
  const unsaved = unsavedNotes();
  const stay = () => useLeaving.setState({ leaving: null });

  function act(run: () => Promise<unknown>): void {
    setWorking(true);
    run()
      .catch(showProblem)
      .finally(() => setWorking(false));
  }

  async function leaveAnyway(): Promise<void> {
    await leaving?.leave();
    stay();
  }

  async function copy(): Promise<void> {
    await client.shell.copyText({ text: unsaved.map(({ text }) => text).join('\n\n---\n\n') });
    showToast({ message: 'The text is on the clipboard.' });
  }

  return (
    <Modal
      opened
      onClose={stay}
      title={unsaved.length === 1 ? 'A note is not saved' : 'Notes are not saved'}
      closeButtonProps={{ 'aria-label': 'Stay' }}
    >
      <p className={classes.reason}>{unsaved[0]?.reason}</p>
      <ul className={classes.notes}>
        {unsaved.map(({ text }, index) => (
          <li key={index}>
            <bdi>{text.trim().split('\n')[0] || 'Without words'}</bdi>
          </li>
        ))}
      </ul>
      <div className={classes.answers}>
        <Button variant="subtle" onClick={() => act(copy)}>
          Copy the text
        </Button>
        <Button color="red.9" variant="outline" onClick={() => act(leaveAnyway)}>
          {leaving.label}
        </Button>
        <Button variant="default" onClick={stay}>
          Stay
        </Button>
        <Button loading={working} onClick={() => act(() => leaveNotes(leaving))} data-autofocus>
          Try again
        </Button>
      </div>
    </Modal>
  );
}

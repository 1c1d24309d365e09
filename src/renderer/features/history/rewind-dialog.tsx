/** Asked before everything goes back to an earlier point: what that takes back, and that it can be undone. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import type { HistoryStep } from '#shared/contract/history-api.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { goBackTo } from './undo-redo.ts';
import { rewindWords } from './step-words.ts';
import classes from './rewind-dialog.module.css';

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

export function RewindDialog({ step, onClose }: { step: HistoryStep; onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const words = rewindWords(step);

  async function goBack(): Promise<void> {
    setWorking(true);
    setProblem(null);
    try {
      await goBackTo(step);
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setWorking(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title="Go back to before this?"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className={classes.step}>
        <bdi>{step.label}</bdi>
        <span className={classes.moment}>{moment.format(new Date(step.at))}</span>
      </p>
      <p className={classes.words}>
        Everything becomes what it was before: {words} {step.after === 0 ? 'is' : 'are'} taken back,
        changes of views as well.
      </p>
      <p className={classes.words}>
        A backup is made first, and Undo brings all of it back. Nothing disappears from the history.
      </p>
      {problem === null ? null : (
        <p className={classes.problem} role="alert" dir="auto">
          {problem}
        </p>
      )}
      <div className={classes.answers}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Stay here
        </Button>
        <Button loading={working} onClick={() => void goBack()}>
          Go back
        </Button>
      </div>
    </Modal>
  );
}

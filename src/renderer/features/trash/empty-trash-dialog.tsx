/** The last question before something is gone for good: it says what goes. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import type { TrashView } from '#shared/contract/notes-api.ts';
import { client } from '../../api/client.ts';
import { messageOf, showToast } from '../../components/toast/toast-store.ts';
import { contentWords, itemKey, itemsOf } from './trash-items.ts';
import page from '../../components/page/page.module.css';
import classes from './trash-page.module.css';

const NAMED = 6;

type EmptyTrashDialogProps = {
  entries: readonly TrashView[];
  /** All that is in the trash, not a choice of it. */
  all: boolean;
  onClose: () => void;
  onDone: () => void;
};

export function EmptyTrashDialog({ entries, all, onClose, onDone }: EmptyTrashDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const words = contentWords(entries);

  async function remove(): Promise<void> {
    setWorking(true);
    setProblem(null);
    try {
      // Named one by one even for all: what came into the trash after the question was put stays.
      await client.trash.empty({ items: itemsOf(entries) });
      onDone();
      onClose();
      showToast({ message: `Deleted for good: ${words}.` });
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setWorking(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={all ? 'Empty the trash?' : 'Delete for good?'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className={classes.question}>
        This does away with {words} for good. Your own records and notes can’t be brought back;
        records that came with the dossier’s data stay hidden.
      </p>
      <ul className={classes.going}>
        {entries.slice(0, NAMED).map((entry) => (
          <li key={itemKey(entry)}>
            <bdi>{entry.title.trim() === '' ? 'Without a title' : entry.title}</bdi>
            <span className={classes.place}>
              {' '}
              · <bdi>{entry.place}</bdi>
            </span>
          </li>
        ))}
        {entries.length > NAMED ? <li>and {entries.length - NAMED} more</li> : null}
      </ul>
      {problem === null ? null : (
        <p className={page.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={classes.answers}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep
        </Button>
        <Button color="red.9" loading={working} onClick={() => void remove()}>
          Delete {words} for good
        </Button>
      </div>
    </Modal>
  );
}

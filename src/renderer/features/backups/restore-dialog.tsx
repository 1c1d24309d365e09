/** The question before a backup is put back: what changes, what stays, and the way back. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import type { BackupView } from '#shared/contract/backups-api.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { restoreBackup } from './backup-actions.ts';
import { momentWords, ownWorkWords } from './backup-words.ts';
import classes from './backup-dialogs.module.css';

export type GoodBackup = Extract<BackupView, { ok: true }>;

type RestoreDialogProps = { backup: GoodBackup; onClose: () => void };

export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const when = momentWords(backup.at, new Date());
  const own = ownWorkWords(backup.entries);

  async function restore(): Promise<void> {
    setWorking(true);
    setProblem(null);
    try {
      await restoreBackup(backup.number, when);
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setWorking(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={`Restore the backup of ${when}?`} size={500}>
      <p className={classes.words}>
        Your own work goes back to how it was then:{' '}
        {own === '' ? 'there was none yet, so all of it goes.' : `${own}.`}
      </p>
      <ul className={classes.points}>
        <li>What you have done since is taken back, as one step: one undo brings it all back.</li>
        <li>Before that, a backup of how it is now is made.</li>
        <li>Imported records stay as they are.</li>
      </ul>
      {problem === null ? null : (
        <p className={classes.problem} role="alert" dir="auto">
          {problem}
        </p>
      )}
      <div className={classes.answers}>
        <Button variant="default" disabled={working} onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button loading={working} onClick={() => void restore()}>
          Restore
        </Button>
      </div>
    </Modal>
  );
}

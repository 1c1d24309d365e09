/** Saving everything as one file: what will be in it, where to, how far it is. */
import { Button, Modal } from '@mantine/core';
import { useOpenDossier } from '../../api/use-dossier-state.ts';
import { ProgressLine } from '../../components/progress-line/progress-line.tsx';
import { openDialog } from '../../state/ui-store.ts';
import { useCopyJob } from './use-copy-job.ts';
import classes from './backup-dialogs.module.css';

export function SaveCopyDialog() {
  const dossier = useOpenDossier();
  const { state, save, cancel } = useCopyJob();
  const running = state.status === 'running';
  if (!dossier) return null;
  const { title, access } = dossier;
  const isNewer = access.mode === 'read' && access.why === 'newer_format';

  function close(): void {
    if (running) cancel();
    else openDialog(null);
  }

  async function start(): Promise<void> {
    if ((await save(title)) !== null) openDialog(null);
  }

  return (
    <Modal opened onClose={close} title="Save a copy as one file" size={520}>
      <p className={classes.words}>
        One .zip file with everything of <bdi className={classes.name}>{title}</bdi>: the imported
        records, all of your own work, and its history. “Open a copy…” makes a dossier of it again,
        here or on another machine.
      </p>
      <p className={classes.note}>
        {isNewer
          ? 'This dossier was written by a newer version of Dossier: a copy made here would lack what this version does not know. Copy its whole folder instead.'
          : 'Backups and quarantine are not in it.'}
      </p>
      {state.status === 'failed' ? (
        <p className={classes.problem} role="alert" dir="auto">
          {state.message}
        </p>
      ) : null}
      <div className={classes.answers}>
        {running ? <ProgressLine done={state.done} total={state.total} unit="files" /> : null}
        <Button variant="default" onClick={close}>
          {running ? 'Stop' : 'Cancel'}
        </Button>
        <Button loading={running} disabled={isNewer} onClick={() => void start()} data-autofocus>
          Choose where…
        </Button>
      </div>
    </Modal>
  );
}

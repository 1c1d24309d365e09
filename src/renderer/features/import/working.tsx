/** Something takes its time: what, how far it is, and the way to stop it. It only shows when it lasts. */
import { Button, Progress } from '@mantine/core';
import type { Work, WorkKind } from './import-store.ts';
import { progressWords } from './import-words.ts';
import { cancelWork } from './run-work.ts';
import classes from './import-dialog.module.css';

const words: Record<WorkKind, string> = {
  open: 'Looking at the file',
  settings: 'Looking at the file',
  propose: 'Reading all rows, to see what the columns hold',
  plan: 'Trying it. Nothing is changed',
  apply: 'Taking it in. A backup is made first',
};

type WorkingProps = { work: Work; onCancel?: (() => void) | undefined };

export function Working({ work, onCancel = cancelWork }: WorkingProps) {
  const { kind, done, total } = work;
  const percent = total === null || total === 0 ? null : (done / total) * 100;
  return (
    <div className={classes.working}>
      {/* The words alone are read out: the figures below change all the time. */}
      <p className={classes.workingWords} role="status">
        {words[kind]}…
      </p>
      <Progress.Root size="sm" className={classes.bar}>
        <Progress.Section
          value={percent ?? 100}
          animated={percent === null}
          aria-label={words[kind]}
        />
      </Progress.Root>
      <p className={classes.bytes}>
        {total === null ? '\u00a0' : progressWords(kind, done, total)}
      </p>
      <Button variant="default" onClick={onCancel} data-autofocus>
        Stop
      </Button>
    </div>
  );
}

/** What is shown when the page itself fails. Everything acknowledged is on the disk by then. */
import { Button } from '@mantine/core';
import { messageOf } from '../components/toast/toast-store.ts';
import classes from './failure-page.module.css';

type FailurePageProps = { error: unknown; title?: string };

export function FailurePage({ error, title = 'This window ran into a defect' }: FailurePageProps) {
  return (
    <main className={classes.page}>
      <div className={classes.card} role="alert">
        <h1 className={classes.title}>{title}</h1>
        <p>
          Your work is safe: everything that was shown as saved is on the disk. Load the window
          again to go on. If it happens again at the same place, close the program and send us the
          words below.
        </p>
        <pre className={classes.words} aria-label="Message of the defect">
          {messageOf(error)}
        </pre>
        <Button onClick={() => window.location.reload()}>Load the window again</Button>
      </div>
    </main>
  );
}

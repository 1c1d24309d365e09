/** What is shown while the core opens the first dossier: a large one takes some seconds. */
import { Loader } from '@mantine/core';
import classes from './opening-page.module.css';

export function OpeningPage() {
  return (
    <main className={classes.page}>
      <div className={classes.words} role="status">
        <Loader size={18} aria-hidden />
        <h1>Opening the dossier and checking its files…</h1>
      </div>
    </main>
  );
}

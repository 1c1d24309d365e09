/** Counts of what is shown, where the dossier lies, and whether everything is on the disk. */
import { IconFolder } from '@tabler/icons-react';
import type { OpenDossier } from '../api/use-dossier-state.ts';
import { SavedStatus } from '../features/saved/saved-status.tsx';
import { SumsBar } from '../features/sums/sums-bar.tsx';
import { useUi } from '../state/ui-store.ts';
import { runCommand } from './run-command.ts';
import classes from './status-bar.module.css';

export function StatusBar({ dossier }: { dossier: OpenDossier }) {
  return (
    <footer className={classes.bar} aria-label="Status">
      <Counts dossier={dossier} />
      <SumsBar />
      <span className={classes.gap} />
      <button
        type="button"
        className={classes.folder}
        title={`Show in the file manager: ${dossier.folder}`}
        aria-label={`Show the dossier in its folder, ${dossier.folder}`}
        onClick={() => runCommand('dossier.reveal')}
      >
        <IconFolder size={14} stroke={1.6} aria-hidden />
        <bdi className={classes.path}>{dossier.folder}</bdi>
      </button>
      <SavedStatus dossier={dossier} />
    </footer>
  );
}

function Counts({ dossier }: { dossier: OpenDossier }) {
  const view = useUi((state) => state.view);
  const selected = useUi((state) => state.selected.length);
  const collection = dossier.collections.find(({ id }) => id === view?.query.collection);
  if (!view || !collection) return <span />;
  const total = collection.count;
  return (
    <span className={classes.counts} aria-live="polite">
      <span>
        {view.count === total
          ? `${words(total)} ${total === 1 ? 'record' : 'records'}`
          : `${words(view.count)} of ${words(total)} records`}
      </span>
      {selected > 0 ? <span className={classes.selected}>{words(selected)} selected</span> : null}
    </span>
  );
}

function words(count: number): string {
  return count.toLocaleString('en');
}

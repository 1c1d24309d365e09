/** The end of the status bar: whether everything is on the disk; where it is not, why, and what to do. */
import { useState } from 'react';
import { Button, Popover, VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCheck,
  IconChevronUp,
  IconLoader2,
  IconLock,
} from '@tabler/icons-react';
import { client } from '../../api/client.ts';
import type { OpenDossier } from '../../api/use-dossier-state.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { openDialog } from '../../state/ui-store.ts';
import { keptWords, savedWords, type FailedState } from './saved-words.ts';
import classes from './saved-status.module.css';

export function SavedStatus({ dossier }: { dossier: OpenDossier }) {
  const { saved } = dossier;
  if (dossier.access.mode === 'read') {
    return (
      <span className={classes.saved} data-saved="reading" role="status">
        <IconLock size={14} stroke={1.8} aria-hidden />
        For reading only
      </span>
    );
  }
  if (saved.status === 'failed') return <NotSaved state={saved} />;
  const Icon = saved.status === 'saved' ? IconCheck : IconLoader2;
  return (
    <span className={classes.saved} data-saved={saved.status} role="status">
      <Icon size={14} stroke={1.8} aria-hidden />
      {savedWords(saved)}
    </span>
  );
}

function NotSaved({ state }: { state: FailedState }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {/* Apart from the button, whose content is not read out when it changes; and without the count, which changes often. */}
      <VisuallyHidden role="alert">Not saved: {state.reason}</VisuallyHidden>
      <Popover
        opened={open}
        onChange={setOpen}
        position="top-end"
        offset={6}
        width={400}
        trapFocus
        returnFocus
        withinPortal
      >
        <Popover.Target>
          <button
            type="button"
            className={classes.failed}
            data-saved="failed"
            onClick={() => setOpen(!open)}
          >
            <IconAlertTriangleFilled size={14} aria-hidden />
            <span>
              Not saved: {state.reason} · {keptWords(state)}
            </span>
            <IconChevronUp size={14} aria-hidden />
          </button>
        </Popover.Target>
        <Popover.Dropdown className={classes.card} aria-label="Not saved">
          <NotSavedCard state={state} onDone={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

function NotSavedCard({ state, onDone }: { state: FailedState; onDone: () => void }) {
  const [trying, setTrying] = useState(false);
  function tryAgain(): void {
    setTrying(true);
    client.dossier
      .save({})
      .catch(showProblem)
      .finally(() => setTrying(false));
  }
  return (
    <>
      <h2 className={classes.title}>{keptWords(state)}</h2>
      <p dir="auto">{state.message}</p>
      <p className={classes.calm}>
        Nothing is lost while Dossier runs. You can go on working: it tries again every few seconds,
        and with every change.
      </p>
      <div className={classes.answers}>
        <Button
          variant="default"
          onClick={() => {
            onDone();
            openDialog('save-copy');
          }}
        >
          Save a copy elsewhere…
        </Button>
        {/* Never off, not for a moment: the focus would be lost with it. */}
        <Button
          className={classes.again}
          data-autofocus
          aria-busy={trying}
          onClick={trying ? undefined : tryAgain}
        >
          {trying ? 'Trying…' : 'Try again'}
        </Button>
      </div>
    </>
  );
}

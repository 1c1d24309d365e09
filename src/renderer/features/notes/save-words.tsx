/** Where the text of a note stands: on its way, on the disk, or not saved and why. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useOpenDossier } from '../../api/use-dossier-state.ts';
import type { SaveState } from './autosave.ts';
import classes from './note-editor.module.css';

export function SaveWords({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  // The core has it, and the disk refuses: it is not saved until it is there.
  const inMemory = useOpenDossier()?.saved.status === 'failed';
  if (state.status === 'failed') {
    return (
      <div className={classes.failed} role="alert">
        <IconAlertTriangle size={14} aria-hidden />
        <span dir="auto">Not saved: {state.message}</span>
        <Button size="compact-xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      </div>
    );
  }
  if (state.status === 'saved' && inMemory) {
    return (
      <span className={classes.inMemory} role="status" data-save="memory">
        <IconAlertTriangle size={14} aria-hidden /> In memory, not on the disk yet
      </span>
    );
  }
  return (
    <span className={classes.saved} role="status" data-save={state.status}>
      {state.status === 'saved' ? (
        <>
          <IconCheck size={14} aria-hidden /> Saved
        </>
      ) : (
        'Saving…'
      )}
    </span>
  );
}

/** CSV out of what is on the screen: which rows, which form, what it will look like. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { useCollection, useCollections } from '../../api/use-dossier-state.ts';
import { usePreferences } from '../../api/use-preferences.ts';
import { ProgressLine } from '../../components/progress-line/progress-line.tsx';
import { openDialog, useUi } from '../../state/ui-store.ts';
import { useNotesQuery } from '../notes/notes-query.ts';
import { ExportForm } from './export-form.tsx';
import { ExportPreview } from './export-preview.tsx';
import {
  dialectOf,
  possibleRows,
  subjectOf,
  suggestedName,
  type CsvChoices,
  type Scene,
} from './export-subject.ts';
import { useExportJob } from './use-export-job.ts';
import classes from './export-dialog.module.css';

export function ExportDialog() {
  const { preferences, known } = usePreferences();
  const scene = useScene();
  if (!known || scene === null) return null;
  return <Dialog scene={scene} remembered={preferences.csv} />;
}

/** null while the collection on the screen is not known. */
function useScene(): Scene | null {
  const page = useUi((state) => state.page);
  const view = useUi((state) => state.view);
  const selected = useUi((state) => state.selected);
  const query = useNotesQuery((state) => state.query);
  const onPage = page?.kind === 'collection' ? page.collection : null;
  const collection = useCollection(onPage);
  const first = useCollections()[0];
  if (page?.kind === 'notes') return { kind: 'notes', query };
  if (collection) {
    const here = view?.query.collection === collection.id ? view : null;
    return { kind: 'records', collection, view: here, selected };
  }
  return first ? { kind: 'records', collection: first, view: null, selected: [] } : null;
}

function Dialog({ scene, remembered }: { scene: Scene; remembered: CsvChoices }) {
  const { setPreferences } = usePreferences();
  const [choices, setChoices] = useState(remembered);
  const [hiddenColumns, setHiddenColumns] = useState(true);
  const { state, run, cancel } = useExportJob();
  const rows = possibleRows(scene, choices.rows);
  const subject = subjectOf(scene, rows, choices, hiddenColumns);
  const writing = state.status === 'running';

  function close(): void {
    if (writing) cancel();
    else openDialog(null);
  }

  async function start(): Promise<void> {
    await setPreferences({ csv: choices });
    if (await run(subject, dialectOf(choices), suggestedName(scene, new Date()))) openDialog(null);
  }

  return (
    <Modal
      opened
      size={720}
      onClose={close}
      title={
        scene.kind === 'notes' ? 'Export notes as CSV' : `Export ${scene.collection.title} as CSV`
      }
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ExportForm
        scene={scene}
        rows={rows}
        choices={choices}
        hiddenColumns={hiddenColumns}
        disabled={writing}
        onChoices={(change) => setChoices({ ...choices, ...change })}
        onHiddenColumns={setHiddenColumns}
      />
      <ExportPreview subject={subject} dialect={dialectOf(choices)} />
      {state.status === 'failed' ? (
        <p className={classes.problem} role="alert" dir="auto">
          {state.message}
        </p>
      ) : null}
      <div className={classes.footer}>
        {state.status === 'running' ? (
          <ProgressLine done={state.done} total={state.total} unit="rows" />
        ) : null}
        <Button variant="default" onClick={close}>
          {writing ? 'Stop' : 'Cancel'}
        </Button>
        <Button loading={writing} onClick={() => void start()} data-autofocus>
          Export…
        </Button>
      </div>
    </Modal>
  );
}

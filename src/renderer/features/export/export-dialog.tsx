/** Files out: what, in which form, what it will look like, and what it leaves out. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { SOURCES } from '#shared/model/claim.ts';
import { useOpenDossier, type OpenDossier } from '../../api/use-dossier-state.ts';
import { rememberChoices, usePreferences } from '../../api/use-preferences.ts';
import { ProgressLine } from '../../components/progress-line/progress-line.tsx';
import { openDialog, useUi } from '../../state/ui-store.ts';
import { useNotesQuery } from '../notes/notes-query.ts';
import { ExportForm } from './export-form.tsx';
import { ExportPreview } from './export-preview.tsx';
import { useExportKind } from './export-store.ts';
import {
  defaultRemembered,
  suggestedName,
  whatOf,
  type Choices,
  type Kind,
  type Once,
  type Scene,
} from './export-subject.ts';
import { KindList } from './kind-list.tsx';
import { useExportJob } from './use-export-job.ts';
import classes from './export-dialog.module.css';

export function ExportDialog() {
  const dossier = useOpenDossier();
  const { preferences, known } = usePreferences();
  if (!known || dossier === null) return null;
  const remembered = { ...preferences.csv, ...(preferences.export ?? defaultRemembered) };
  return <Dialog dossier={dossier} remembered={remembered} />;
}

function useScene({ title, collections }: OpenDossier): Scene {
  const page = useUi((state) => state.page);
  const view = useUi((state) => state.view);
  const selected = useUi((state) => state.selected);
  const query = useNotesQuery((state) => state.query);
  const onPage = page?.kind === 'collection' ? page.collection : null;
  const shown = collections.find(({ id }) => id === onPage);
  return {
    title,
    collection: shown ?? collections[0] ?? null,
    view: shown && view?.query.collection === shown.id ? view : null,
    selected: shown ? selected : [],
    notes: page?.kind === 'notes' ? query : null,
    hasSources: collections.some(({ id }) => id === SOURCES),
  };
}

type DialogProps = { dossier: OpenDossier; remembered: Choices };

function Dialog({ dossier, remembered }: DialogProps) {
  const scene = useScene(dossier);
  const wanted = useExportKind((state) => state.kind);
  const [kind, setKind] = useState<Kind>(wanted ?? (scene.notes ? 'notes' : 'records'));
  const [choices, setChoices] = useState(remembered);
  const [once, setOnce] = useState<Once>({ hiddenColumns: true, place: null });
  const { state, run, cancel } = useExportJob();
  const what = whatOf(kind, scene, choices, once);
  const writing = state.status === 'running';

  function close(): void {
    if (writing) cancel();
    else openDialog(null);
  }

  async function start(): Promise<void> {
    if (what === null) return;
    const { records, tables, documents, ...csv } = choices;
    rememberChoices({ csv, export: { records, tables, documents } });
    if (await run(what, suggestedName(kind, scene, new Date()))) openDialog(null);
  }

  return (
    <Modal
      opened
      size={940}
      onClose={close}
      title="Export"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.parts}>
        <KindList scene={scene} kind={kind} disabled={writing} onKind={setKind} />
        <div className={classes.details}>
          <ExportForm
            kind={kind}
            scene={scene}
            choices={choices}
            once={once}
            disabled={writing}
            onChoices={(change) => setChoices({ ...choices, ...change })}
            onOnce={(change) => setOnce({ ...once, ...change })}
          />
          {what === null ? null : <ExportPreview what={what} />}
        </div>
      </div>
      {state.status === 'failed' ? (
        <p className={classes.problem} role="alert" dir="auto">
          {state.message}
        </p>
      ) : null}
      <div className={classes.footer}>
        {state.status === 'running' ? (
          <ProgressLine
            done={state.done}
            total={state.total}
            unit={what?.kind === 'package' ? 'records' : 'rows'}
          />
        ) : null}
        <Button variant="default" onClick={close}>
          {writing ? 'Stop' : 'Cancel'}
        </Button>
        <Button
          loading={writing}
          disabled={what === null}
          onClick={() => void start()}
          data-autofocus
        >
          Export…
        </Button>
      </div>
    </Modal>
  );
}

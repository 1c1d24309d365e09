/** A report: what of, in which form, a look at it, and the file. */
import { useState } from 'react';
import { Button, Modal, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formats, type ReportFormat } from '#shared/report/options.ts';
import { client } from '../../api/client.ts';
import { usePreferences } from '../../api/use-preferences.ts';
import { ProgressLine } from '../../components/progress-line/progress-line.tsx';
import { messageOf } from '../../components/toast/toast-store.ts';
import { openDialog, useUi } from '../../state/ui-store.ts';
import {
  aboutOf,
  aboutsOf,
  requestOf,
  templateOf,
  usualChoices,
  type Choices,
  type Remembered,
  type Scene,
} from './report-choices.ts';
import { ReportForm } from './report-form.tsx';
import { ReportPreview } from './report-preview.tsx';
import { useReportJob } from './use-report-job.ts';
import classes from './report-dialog.module.css';

const formatLabels: Record<ReportFormat, string> = {
  pdf: 'PDF',
  html: 'HTML',
  docx: 'Word',
  markdown: 'Markdown',
};

export function ReportDialog() {
  const { preferences, known } = usePreferences();
  const view = useUi((state) => state.view);
  const selected = useUi((state) => state.selected);
  const { data, error } = useQuery({
    queryKey: ['report-options'],
    queryFn: () => client.reports.options({}),
    gcTime: 0,
  });
  if (error)
    return (
      <Modal opened onClose={() => openDialog(null)} title="Make a report">
        <p className={classes.problem} role="alert">
          {messageOf(error)}
        </p>
      </Modal>
    );
  if (!known || !data) return null;
  const grid = view === null ? null : { query: view.query, count: view.count };
  return (
    <Dialog scene={{ ...data, grid, selected }} remembered={preferences.report ?? usualChoices} />
  );
}

type DialogProps = { scene: Scene; remembered: Remembered };

function Dialog({ scene, remembered }: DialogProps) {
  const { setPreferences } = usePreferences();
  const [choices, setChoices] = useState(() => begin(scene, remembered));
  const { state, run, cancel } = useReportJob();
  const template = templateOf(scene, choices.template) ?? scene.templates[0];
  if (!template) return null;
  const about = aboutOf(aboutsOf(scene, template), choices.about);
  const request = about && requestOf(template, about, choices);
  const writing = state.status === 'running';
  const change = (some: Partial<Choices>): void => setChoices({ ...choices, ...some });

  function close(): void {
    if (writing) cancel();
    else openDialog(null);
  }

  async function start(): Promise<void> {
    if (!request) return;
    const { format, ceiling, dates, paper } = choices;
    await setPreferences({ report: { template: request.template, format, ceiling, dates, paper } });
    const title = request.title.trim() || (template?.title ?? '');
    if (await run(request, format, title)) openDialog(null);
  }

  return (
    <Modal
      opened
      onClose={close}
      title="Make a report"
      size={1_240}
      classNames={{ content: classes.content!, body: classes.body! }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.columns}>
        <ReportForm
          scene={scene}
          template={template}
          about={about}
          choices={choices}
          disabled={writing}
          onChange={change}
        />
        {request ? (
          <ReportPreview request={request} />
        ) : (
          <p className={classes.empty}>
            No collection of this dossier has the fields that this report is made of. Choose another
            one.
          </p>
        )}
      </div>
      {state.status === 'failed' ? (
        <p className={classes.problem} role="alert" dir="auto">
          {state.message}
        </p>
      ) : null}
      <div className={classes.footer}>
        <SegmentedControl
          aria-label="Format"
          disabled={writing}
          value={choices.format}
          onChange={(value) => {
            const format = formats.find((known) => known === value);
            if (format) change({ format });
          }}
          data={formats.map((value) => ({ value, label: formatLabels[value] }))}
        />
        <div className={classes.progress}>
          {state.status === 'running' ? <Writing done={state.done} total={state.total} /> : null}
        </div>
        <Button variant="default" onClick={close}>
          {writing ? 'Stop' : 'Cancel'}
        </Button>
        <Button loading={writing} disabled={!request} onClick={() => void start()}>
          Save as…
        </Button>
      </div>
    </Modal>
  );
}

/** Once all records are told, the file is laid out and written; how far that is nobody knows. */
function Writing({ done, total }: { done: number; total: number | null }) {
  const isTold = total !== null && done < total;
  return isTold ? (
    <ProgressLine done={done} total={total} unit="records" />
  ) : (
    <ProgressLine done={done} total={null} unit="records; laying out the pages" />
  );
}

/** The template of last time, where it can be made of what is on the screen; else the first that can. */
function begin(scene: Scene, remembered: Remembered): Choices {
  const here = scene.grid?.query.collection;
  const fits = ({ collections }: Scene['templates'][number]): boolean =>
    here === undefined || collections.includes(here);
  const last = templateOf(scene, remembered.template);
  const template = last && (fits(last) || last.ofDossier) ? last : scene.templates.find(fits);
  return {
    ...remembered,
    template: template?.id ?? remembered.template,
    about: '',
    title: '',
    sections: {},
    figures: null,
    place: null,
  };
}

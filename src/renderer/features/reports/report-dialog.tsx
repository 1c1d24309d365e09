/** A report: what of, in which form, a look at it, and the file. */
import { useState } from 'react';
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { rememberChoices, usePreferences } from '../../api/use-preferences.ts';
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
import { ReportFooter } from './report-footer.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportPreview } from './report-preview.tsx';
import { useReportJob } from './use-report-job.ts';
import classes from './report-dialog.module.css';

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
    const report = { template: request.template, format, ceiling, dates, paper };
    rememberChoices({ report });
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
      {/* The preview comes last by key: it may hold hundreds of links. */}
      <div className={classes.columns}>
        <ReportForm
          scene={scene}
          template={template}
          about={about}
          choices={choices}
          disabled={writing}
          onChange={change}
        />
        <ReportFooter
          format={choices.format}
          state={state}
          empty={!request}
          onFormat={(format) => change({ format })}
          onClose={close}
          onSave={() => void start()}
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
    </Modal>
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

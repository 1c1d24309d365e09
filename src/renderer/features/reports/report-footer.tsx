/** Below a report: what went wrong, in which format it is saved, how far that is. */
import { Button, SegmentedControl } from '@mantine/core';
import { formats, type ReportFormat } from '#shared/report/options.ts';
import type { JobState } from '../../api/use-job.ts';
import { ProgressLine } from '../../components/progress-line/progress-line.tsx';
import classes from './report-dialog.module.css';

const labels: Record<ReportFormat, string> = {
  pdf: 'PDF',
  html: 'HTML',
  docx: 'Word',
  markdown: 'Markdown',
};

type ReportFooterProps = {
  format: ReportFormat;
  state: JobState;
  /** There is nothing to save. */
  empty: boolean;
  onFormat: (format: ReportFormat) => void;
  onClose: () => void;
  onSave: () => void;
};

export function ReportFooter({
  format,
  state,
  empty,
  onFormat,
  onClose,
  onSave,
}: ReportFooterProps) {
  const writing = state.status === 'running';
  return (
    <div className={classes.below}>
      {state.status === 'failed' ? (
        <p className={classes.problem} role="alert" dir="auto">
          {state.message}
        </p>
      ) : null}
      <div className={classes.footer}>
        <SegmentedControl
          aria-label="Format"
          disabled={writing}
          value={format}
          onChange={(value) => onFormat(formats.find((known) => known === value) ?? format)}
          data={formats.map((value) => ({ value, label: labels[value] }))}
        />
        <div className={classes.progress}>
          {writing ? <Writing done={state.done} total={state.total} /> : null}
        </div>
        <Button variant="default" onClick={onClose}>
          {writing ? 'Stop' : 'Cancel'}
        </Button>
        <Button loading={writing} disabled={empty} onClick={onSave}>
          Save as…
        </Button>
      </div>
    </div>
  );
}

/** Once all records are told, the file is laid out and written; how far that is nobody knows. */
function Writing({ done, total }: { done: number; total: number | null }) {
  const isTold = total === null || done >= total;
  return isTold ? (
    <ProgressLine done={done} total={null} unit="records; laying out the pages" />
  ) : (
    <ProgressLine done={done} total={total} unit="records" />
  );
}

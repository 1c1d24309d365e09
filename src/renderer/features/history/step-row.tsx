/** One step of the history: when, what, on which records, from where, and what can be done about it. */
import { memo } from 'react';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUpDouble, IconArrowForwardUp } from '@tabler/icons-react';
import type { HistoryStep } from '#shared/contract/history-api.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { StepRecord } from './step-record.tsx';
import { labelParts, originWords, stateWords } from './step-words.ts';
import classes from './history-table.module.css';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

/** More than these beside the label would make its row tall; the menu has all that are known. */
const MOST_NAMED = 3;

type StepRowProps = {
  step: HistoryStep;
  active: boolean;
  /** Its menu or its question is open. */
  marked: boolean;
  onAgain: (step: HistoryStep) => void;
  onRewind: (step: HistoryStep) => void;
};

/** Kept as it is while the keyboard goes from row to row. */
export const StepRow = memo(function StepRow(props: StepRowProps) {
  const { step, active, marked } = props;
  const readOnly = useReadOnly();
  const { at, origin, state } = step;
  const tabIndex = active ? 0 : -1;
  return (
    <tr
      className={classes.step}
      data-step={step.first}
      data-state={state}
      data-origin={origin}
      data-marked={marked || undefined}
      tabIndex={tabIndex}
    >
      <td className={classes.time}>
        <time dateTime={at} title={full.format(new Date(at))}>
          {time.format(new Date(at))}
        </time>
      </td>
      <td>
        <What step={step} active={active} />
      </td>
      <td className={classes.origin}>{originWords[origin]}</td>
      <td className={classes.actions}>{readOnly ? null : <StepActions {...props} />}</td>
    </tr>
  );
});

function StepActions({ step, active, onAgain, onRewind }: StepRowProps) {
  const tabIndex = active ? 0 : -1;
  return (
    <>
      {step.state === 'done' ? null : (
        <Tooltip label="Do again">
          <ActionIcon
            className={classes.action}
            size="sm"
            tabIndex={tabIndex}
            aria-label={`Do again: ${step.label}`}
            onClick={() => onAgain(step)}
          >
            <IconArrowForwardUp size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label="Go back to before this…">
        <ActionIcon
          className={classes.action}
          size="sm"
          tabIndex={tabIndex}
          aria-label={`Go back to before: ${step.label}`}
          onClick={() => onRewind(step)}
        >
          <IconArrowBackUpDouble size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function What({ step, active }: { step: HistoryStep; active: boolean }) {
  const { parts, others } = labelParts(step.label, step.records);
  const named = parts.find(({ record }) => record)?.record;
  const state = stateWords(step.state);
  // What is gone has no title any more, and the label says what it was.
  const known = others.filter(({ place }) => place !== 'gone');
  const shown = known.slice(0, MOST_NAMED);
  const more = step.recordCount - step.records.length + known.length - shown.length;
  return (
    <>
      <bdi className={classes.label}>
        {parts.map(({ text, record }) =>
          record ? (
            <StepRecord key={text} record={record} text={text} active={active} />
          ) : (
            <span key={text}>{text}</span>
          ),
        )}
      </bdi>
      {named?.place === 'trash' ? <span className={classes.others}>now in the trash</span> : null}
      {state === null ? null : (
        <span className={classes.state} title={state.words}>
          {state.mark}
        </span>
      )}
      {shown.length === 0 && more === 0 ? null : (
        <span className={classes.others}>
          {shown.map((record) => (
            <span key={record.record} className={classes.other}>
              <StepRecord record={record} active={active} />
              {record.place === 'trash' ? ' (now in the trash)' : ''}
            </span>
          ))}
          {more > 0 ? (
            <span className={classes.other}>and {more.toLocaleString('en')} more</span>
          ) : null}
        </span>
      )}
    </>
  );
}

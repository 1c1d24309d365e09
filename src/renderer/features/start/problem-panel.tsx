/** Why a dossier could not be opened: what happened, where, and what to do. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFirstAidKit } from '@tabler/icons-react';
import type { OpenProblem } from '#shared/contract/dossier-api.ts';
import { openDialog, useUi } from '../../state/ui-store.ts';
import { canRecover, problemWords } from './problem-words.ts';
import classes from './problem-panel.module.css';

type ProblemPanelProps = { problem: OpenProblem; heading: boolean };

function onRecover(): void {
  // In the place of the dialog that says the problem, where it is said in one.
  useUi.setState({ problem: null });
  openDialog('recovery');
}

export function ProblemPanel({ problem, heading }: ProblemPanelProps) {
  const { title, help } = problemWords(problem);
  return (
    <section className={classes.panel} role="alert" data-problem={problem.code}>
      <IconAlertTriangle className={classes.icon} size={20} stroke={1.7} aria-hidden />
      <div className={classes.words}>
        {heading ? <h2 className={classes.title}>{title}</h2> : null}
        <p className={classes.message} dir="auto">
          {problem.message}
        </p>
        {problem.folder === '' || problem.message.includes(problem.folder) ? null : (
          <p className={classes.folder}>
            <bdi>{problem.folder}</bdi>
          </p>
        )}
        <ul className={classes.help}>
          {help.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        {canRecover(problem) ? (
          <Button
            className={classes.recover}
            leftSection={<IconFirstAidKit size={16} stroke={1.7} aria-hidden />}
            onClick={onRecover}
          >
            See what can be saved…
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** Why a dossier could not be opened: what happened, where, and what to do. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { OpenProblem } from '#shared/contract/dossier-api.ts';
import { problemWords } from './problem-words.ts';
import classes from './problem-panel.module.css';

export function ProblemPanel({ problem, heading }: { problem: OpenProblem; heading: boolean }) {
  const { title, help } = problemWords(problem.code);
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
      </div>
    </section>
  );
}

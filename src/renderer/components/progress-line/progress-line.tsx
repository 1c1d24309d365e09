/** How far a long job is, as a bar and in words. */
import { Progress } from '@mantine/core';
import classes from './progress-line.module.css';

type ProgressLineProps = { done: number; total: number | null; unit: string };

export function ProgressLine({ done, total, unit }: ProgressLineProps) {
  const percent = total === null || total === 0 ? 100 : (done / total) * 100;
  return (
    <div className={classes.progress}>
      <Progress.Root size="sm">
        <Progress.Section value={percent} animated={total === null} aria-label="Written so far" />
      </Progress.Root>
      <span>
        {done.toLocaleString('en')}
        {total === null ? '' : ` of ${total.toLocaleString('en')}`} {unit}
      </span>
    </div>
  );
}

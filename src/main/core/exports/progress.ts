/** How far a file is, told a few times a second. */
import type { Core } from '../context.ts';

/** One more of `total` is done. */
export type Report = (total: number) => void;

const PROGRESS_MS = 100;
/** The clock is not asked for each row. */
const ROWS = 200;

export function createReporter(core: Pick<Core, 'emit'>, job: string): Report {
  let done = 0;
  let reported = performance.now();
  return (total) => {
    done += 1;
    if (done < total && (done % ROWS > 0 || performance.now() - reported < PROGRESS_MS)) return;
    reported = performance.now();
    core.emit({ type: 'progress', job, done, total: Math.max(done, total) });
  };
}

export function* reported<T>(items: Iterable<T>, total: number, report: Report): Generator<T> {
  for (const item of items) {
    yield item;
    report(total);
  }
}

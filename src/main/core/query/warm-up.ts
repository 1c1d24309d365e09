/** While the program has nothing else to do, it makes ready what the first search of a large collection would wait for. */
import type { Core, OpenDossier } from '../context.ts';
import type { Tables } from './tables.ts';

/** The window is painted first, and the changes of somebody who types come in a row. */
const WAIT_MS = 1_000;
/** Short enough for nobody to notice who asks for something meanwhile. */
const SLICE_MS = 8;

/** Begins soon, and anew after each commit. Ends with `close`. */
export function warmUp(
  dossier: Pick<OpenDossier, 'onCommit'>,
  tables: Tables,
  log: Core['log'],
): Tables {
  let steps = tables.prepare();
  let timer = setTimeout(work, WAIT_MS);
  timer.unref();

  function wait(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
    timer.unref();
  }

  function work(): void {
    const end = performance.now() + SLICE_MS;
    try {
      while (performance.now() < end) if (steps.next().done) return;
    } catch (error) {
      // Whoever searches meets the same, and is told.
      log('error', `Making searches ready: ${String(error)}`);
      return;
    }
    wait(1);
  }

  const stop = dossier.onCommit(() => {
    steps = tables.prepare();
    wait(WAIT_MS);
  });
  return {
    ...tables,
    close() {
      stop();
      clearTimeout(timer);
      tables.close();
    },
  };
}

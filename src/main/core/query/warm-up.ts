/** While the program has nothing else to do, it makes ready what the first search or sort of a large collection would wait for. */
import type { Core, OpenDossier } from '../context.ts';
import type { Tables } from './tables.ts';

/** The window is painted first, and the changes of somebody who types come in a row. */
const WAIT_MS = 1_000;

/** Begins soon, and goes on after each commit. Ends with `close`. */
export function warmUp(
  dossier: Pick<OpenDossier, 'onCommit'>,
  tables: Tables,
  { inTurns, log }: Pick<Core, 'inTurns' | 'log'>,
): Tables {
  let ending = new AbortController();
  let wasReady = false;
  let timer = setTimeout(() => void work(ending.signal), WAIT_MS).unref();

  function stop(): void {
    clearTimeout(timer);
    ending.abort();
  }

  async function work(signal: AbortSignal): Promise<void> {
    try {
      await inTurns(tables.prepare(), { signal, background: true });
      if (!wasReady) log('info', 'Searches are ready.');
      wasReady = true;
    } catch (error) {
      // Whoever searches meets the same, and is told.
      if (!signal.aborted) log('error', `Making searches ready: ${String(error)}`);
    }
  }

  const stopListening = dossier.onCommit(() => {
    stop();
    ending = new AbortController();
    timer = setTimeout(() => void work(ending.signal), WAIT_MS).unref();
  });
  return {
    ...tables,
    close() {
      stopListening();
      stop();
      tables.close();
    },
  };
}

/** The way out: the page hands over what is still typed, the core writes its snapshot, then the program ends. */

export type ShutdownSteps = {
  /** Tells the page to hand over what it holds and to call `shell.closeWindow`. False: there is no page to ask. */
  askPage: () => boolean;
  destroyWindow: () => void;
  closeCore: () => Promise<void>;
  exit: () => void;
  /** A page that does not answer in this time is closed all the same. */
  patienceMs: number;
  onProblem: (message: string) => void;
};

export type Shutdown = {
  /** Asked for by the user or the system; more than once does no harm. */
  begin: () => void;
  /** The page has handed over everything. */
  pageIsDone: () => void;
  /** The page holds something that can't be saved, and asks the user: nothing is closed, however long it takes. */
  pageStays: () => void;
  hasEnded: () => boolean;
};

export function createShutdown(steps: ShutdownSteps): Shutdown {
  let state: 'running' | 'asking' | 'closing' | 'ended' = 'running';
  let timer: NodeJS.Timeout | undefined;

  async function close(): Promise<void> {
    if (state === 'closing' || state === 'ended') return;
    state = 'closing';
    clearTimeout(timer);
    steps.destroyWindow();
    try {
      await steps.closeCore();
    } catch (error) {
      // Every acknowledged change is in the log already: the next start reads it from there.
      steps.onProblem(`The dossier was not closed in an orderly way: ${String(error)}`);
    }
    state = 'ended';
    steps.exit();
  }

  return {
    begin() {
      if (state !== 'running') return;
      state = 'asking';
      if (!steps.askPage()) {
        void close();
        return;
      }
      timer = setTimeout(() => {
        steps.onProblem('The page did not answer in time; it was closed.');
        void close();
      }, steps.patienceMs);
    },
    pageIsDone: () => void close(),
    pageStays() {
      if (state !== 'asking') return;
      clearTimeout(timer);
      state = 'running';
    },
    hasEnded: () => state === 'ended',
  };
}

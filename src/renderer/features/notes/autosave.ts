/** Sends typed text soon after the last key, and on the way when the typing does not stop. No React, no clock of its own. */

export type SaveState =
  | { status: 'saved' }
  /** Typed, not yet sent. */
  | { status: 'unsaved' }
  | { status: 'saving' }
  /** The text is still here; the next key, `flush` and `retry` send it again. */
  | { status: 'failed'; message: string };

export type Timers = {
  set: (run: () => void, delay: number) => number;
  clear: (timer: number) => void;
};

export type AutosaveOptions = {
  /** Resolves once the text is on the disk. */
  save: (text: string) => Promise<void>;
  onState: (state: SaveState) => void;
  /** Milliseconds after the last key. */
  pause?: number;
  /** Milliseconds after the first key that was not sent yet. */
  ceiling?: number;
  timers?: Timers;
};

export type Autosave = {
  type: (text: string) => void;
  /** Sends now what was not sent yet. Answers whether everything typed is on the disk. */
  flush: () => Promise<boolean>;
  text: () => string;
  state: () => SaveState;
  /** Takes over a text that was changed elsewhere. Only while the state is `saved`: else what was typed would be lost. */
  adopt: (text: string) => void;
};

const windowTimers: Timers = {
  set: (run, delay) => Number(setTimeout(run, delay)),
  clear: (timer) => clearTimeout(timer),
};

export function createAutosave(initial: string, options: AutosaveOptions): Autosave {
  const { save, onState, pause = 300, ceiling = 700, timers = windowTimers } = options;
  let text = initial;
  let savedText = initial;
  let state: SaveState = { status: 'saved' };
  let pauseTimer: number | null = null;
  let ceilingTimer: number | null = null;
  let running: Promise<boolean> | null = null;

  function become(next: SaveState): void {
    state = next;
    onState(next);
  }

  function stopTimers(): void {
    if (pauseTimer !== null) timers.clear(pauseTimer);
    if (ceilingTimer !== null) timers.clear(ceilingTimer);
    pauseTimer = null;
    ceilingTimer = null;
  }

  /** One save at a time; what is typed meanwhile goes next. */
  async function run(): Promise<boolean> {
    while (text !== savedText) {
      stopTimers();
      const sent = text;
      become({ status: 'saving' });
      try {
        await save(sent);
        savedText = sent;
      } catch (error) {
        become({
          status: 'failed',
          message: error instanceof Error ? error.message : String(error),
        });
        return false;
      }
      if (text !== savedText && pauseTimer !== null) {
        // Typed while this was on its way: its own timers will send it.
        become({ status: 'unsaved' });
        return false;
      }
    }
    become({ status: 'saved' });
    return true;
  }

  function start(): Promise<boolean> {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  function due(): void {
    stopTimers();
    void start();
  }

  return {
    type(next) {
      if (next === text) return;
      text = next;
      if (pauseTimer !== null) timers.clear(pauseTimer);
      pauseTimer = timers.set(due, pause);
      ceilingTimer ??= timers.set(due, ceiling);
      if (running === null) become({ status: 'unsaved' });
    },
    async flush() {
      stopTimers();
      if (running !== null) await running;
      if (text === savedText) return true;
      stopTimers();
      return start();
    },
    text: () => text,
    state: () => state,
    adopt(next) {
      text = next;
      savedText = next;
    },
  };
}

/** A child that is started ahead, set to work, and killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Word } from '#core/dossier/kill-test/kill-child.ts';

export type Worker = {
  /** Resolves once the program is loaded, and then knows its dossier. */
  readonly begin: (word: Word) => Promise<void>;
  /** Resolves when the lines so far hold `count` that begin with `word`, or the child has ended. */
  readonly until: (word: string, count: number) => Promise<void>;
  /** Whole lines: the last one may have been cut off by the kill, and then nobody was told. */
  readonly lines: () => string[];
  /** Kills it. Resolves when it has ended and all that it said has come. */
  readonly kill: () => Promise<void>;
};

export type SpareWorkers = { readonly take: () => Worker; readonly stop: () => Promise<void> };

/** One that was started ahead, and the next one is: loading takes longer than dying. */
export function spareWorkers(program: string): SpareWorkers {
  let next = startWorker(program);
  return {
    take() {
      const worker = next;
      next = startWorker(program);
      return worker;
    },
    stop: () => next.kill(),
  };
}

function startWorker(program: string): Worker {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  // A child that was killed does not read what it is told.
  child.stdin.on('error', () => undefined);

  const lines = (): string[] => said.split('\n').slice(0, -1);
  async function until(word: string, count: number): Promise<void> {
    while (lines().filter((line) => line.startsWith(word)).length < count) {
      const more = once(child.stdout, 'data').then(() => true);
      if (!(await Promise.race([more, ended.then(() => false)]))) return;
    }
  }
  return {
    begin: async (word) => {
      await until('READY', 1);
      child.stdin.end(JSON.stringify(word));
    },
    until,
    lines,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What `fail-call.c` is told, and tells, through a file of shared memory. */
import { readSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';

/** In order: armed, number of the call (0 = none), error, stays, calls so far, met; and then a byte for each call. */
const WORDS = { armed: 0, failAt: 4, error: 8, stays: 12, calls: 16, met: 20, kinds: 24 };
const MOST_CALLS = 65_536;
const WRITE = 1;
const SHORT_WRITE = -1;

export const WAYS = ['EIO', 'ENOSPC', 'EACCES', 'EROFS', 'EMFILE', 'short'] as const;
export type Way = (typeof WAYS)[number];

export type SystemCallFaults = {
  /** From here on calls are counted, and the one with this number fails, and when it `stays`, all after it. */
  readonly arm: (fault: { way: Way; call: number; stays: boolean } | 'only count') => void;
  readonly disarm: () => void;
  readonly met: () => boolean;
  /** Of each call since it was armed, in order, whether it wrote. */
  readonly calls: () => { isWrite: boolean }[];
  /** Runs `work` undisturbed. */
  readonly aside: <T>(work: () => Promise<T>) => Promise<T>;
};

export function makeControl(path: string): void {
  writeFileSync(path, '');
  truncateSync(path, WORDS.kinds + MOST_CALLS);
}

/** `file`: a descriptor of the control file. */
export function systemCallFaults(file: number): SystemCallFaults {
  const word = Buffer.alloc(4);
  const set = (at: number, value: number): void => {
    word.writeInt32LE(value);
    writeSync(file, word, 0, 4, at);
  };
  const get = (at: number): number => {
    readSync(file, word, 0, 4, at);
    return word.readInt32LE();
  };
  return {
    arm(fault) {
      const { way, call, stays } =
        fault === 'only count' ? { way: 'EIO' as const, call: 0, stays: false } : fault;
      set(WORDS.failAt, call);
      set(WORDS.error, way === 'short' ? SHORT_WRITE : constants.errno[way]);
      set(WORDS.stays, Number(stays));
      set(WORDS.calls, 0);
      set(WORDS.met, 0);
      set(WORDS.armed, 1);
    },
    disarm: () => set(WORDS.armed, 0),
    met: () => get(WORDS.met) !== 0,
    calls() {
      const kinds = Buffer.alloc(get(WORDS.calls));
      // Numbers begin with 1.
      readSync(file, kinds, 0, kinds.byteLength, WORDS.kinds + 1);
      return [...kinds].map((kind) => ({ isWrite: kind === WRITE }));
    },
    async aside(work) {
      const armed = get(WORDS.armed);
      set(WORDS.armed, 0);
      const answer = await work();
      set(WORDS.armed, armed);
      return answer;
    },
  };
}

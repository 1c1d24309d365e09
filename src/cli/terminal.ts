/** The two streams: what was asked for goes to standard output, everything else to standard error. */
import type { Writable } from 'node:stream';

export type Terminal = {
  /** A line of the result, for people. */
  print: (line: string) => void;
  /** The result, for machines. */
  printJson: (value: unknown) => void;
  /** A line beside the result. */
  say: (line: string) => void;
  /** How far it is, where somebody is looking; null takes it away. */
  progress: (words: string | null) => void;
  readonly output: Writable;
  /** The result would be shown to a person, who can't read bytes. */
  readonly isOutputShown: boolean;
};

type Stream = Writable & { isTTY?: boolean };

export function createTerminal(output: Stream, errors: Stream): Terminal {
  let shown = false;
  const hide = (): void => {
    if (shown) errors.write('\r\u001b[K');
    shown = false;
  };
  return {
    print(line) {
      hide();
      output.write(`${plain(line)}\n`);
    },
    printJson(value) {
      hide();
      output.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    say(line) {
      hide();
      errors.write(`${plain(line)}\n`);
    },
    progress(words) {
      hide();
      if (words === null || errors.isTTY !== true) return;
      errors.write(plain(words));
      shown = true;
    },
    output,
    isOutputShown: output.isTTY === true,
  };
}

/** A title in a file must not steer the terminal. Line feeds and tabs are ours. */
const plain = (text: string): string =>
  text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');

/** How a command is written down: its options are data, from which they are read and its help is made. */
import { parseArgs } from 'node:util';
import { exitCodeWords, UsageError, type ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export type Context = {
  terminal: Terminal;
  /** Aborted when the user thinks better of it. */
  signal: AbortSignal;
  userData: string;
  /** The dossier that ships with the program. */
  shipped: string;
};

type Option = {
  type: 'string' | 'boolean';
  /** May be given several times. */
  multiple?: true;
  /** What its value is called in the help. */
  value?: string;
  help: string;
};
export type Options = Readonly<Record<string, Option>>;

export type Given<O extends Options> = {
  readonly [N in keyof O]?: O[N] extends { type: 'boolean' }
    ? boolean
    : O[N] extends { multiple: true }
      ? string[]
      : string;
};

type Definition<O extends Options> = {
  name: string;
  summary: string;
  /** Behind the name of the command. */
  usage: string;
  about: string;
  options: O;
  examples: readonly string[];
  run: (operands: readonly string[], given: Given<O>, context: Context) => Promise<ExitCode>;
};

export type Command = {
  name: string;
  summary: string;
  help: string;
  run: (args: readonly string[], context: Context) => Promise<ExitCode>;
};

/** `run` throws `UsageError` for arguments that do not fit. */
export function defineCommand<const O extends Options>(definition: Definition<O>): Command {
  const { name, summary, options } = definition;
  return {
    name,
    summary,
    help: helpOf(definition),
    run(args, context) {
      const { operands, values } = parse(options, args);
      return definition.run(operands, values as Given<O>, context);
    },
  };
}

function parse(options: Options, args: readonly string[]): { operands: string[]; values: object } {
  try {
    const config = Object.fromEntries(
      Object.entries(options).map(([name, { type, multiple = false }]) => [
        name,
        { type, multiple },
      ]),
    );
    const { positionals, values } = parseArgs({
      args: [...args],
      options: config,
      allowPositionals: true,
    });
    for (const [name, value] of Object.entries(values))
      if ([value].flat().includes('')) throw new UsageError(`--${name} needs a value.`);
    return { operands: positionals, values };
  } catch (error) {
    // Node's own words for what is wrong with an argument.
    if (error instanceof TypeError && 'code' in error) throw new UsageError(error.message);
    throw error;
  }
}

/** The one operand that is needed. */
export function onlyOperand(operands: readonly string[], called: string): string {
  const [first, second] = operands;
  if (first === undefined || first === '') throw new UsageError(`${called} is missing.`);
  if (second !== undefined)
    throw new UsageError(`What is “${second}” for? Only ${called} is expected.`);
  return first;
}

export function required(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(`${option} is missing.`);
  return value;
}

function helpOf({
  name,
  usage,
  about,
  options,
  examples,
}: Omit<Definition<Options>, 'run'>): string {
  const rows = Object.entries(options).map(([option, { value, help }]): [string, string] => [
    `--${option}${value === undefined ? '' : ` ${value}`}`,
    help,
  ]);
  const width = Math.max(...rows.map(([left]) => left.length));
  const lines = rows.map(([left, help]) => {
    const [first = '', ...rest] = help.split('\n');
    const indent = ' '.repeat(width + 4);
    return [`  ${left.padEnd(width)}  ${first}`, ...rest.map((line) => indent + line)].join('\n');
  });
  const shown = examples.map((example) => `  npm run -s dossier -- ${example}`);
  return [
    `dossier ${name} ${usage}`,
    about,
    `Options\n${lines.join('\n')}`,
    `Examples\n${shown.join('\n')}`,
    exitCodeWords,
  ].join('\n\n');
}

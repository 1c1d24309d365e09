/** The command line: which command, and what number it ends with. */
import { AppError } from '#shared/contract/errors.ts';
import '#core/freeze-prototypes.ts';
import { homedir } from 'node:os';
import { check } from './commands/check.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { list } from './commands/list.ts';
import { report } from './commands/report.ts';
import type { Command } from './command.ts';
import { exitCodeOf, exitCodes, exitCodeWords, UsageError, type ExitCode } from './exit-codes.ts';
import { listenForInterrupt } from './interrupt.ts';
import { userDataFolder } from './places.ts';
import { createTerminal, type Terminal } from './terminal.ts';

export type Program = {
  version: string;
  /** The dossier that ships with the program. */
  shipped: string;
};

const commands: readonly Command[] = [list, exportCommand, importCommand, report, check];

const help = `dossier COMMAND [OPTIONS]

The workbench from the command line: no window, no network. Results go to standard output, everything else to standard error.

Commands
${commands.map(({ name, summary }) => `  ${name.padEnd(8)}${summary}`).join('\n')}

  dossier COMMAND --help   what a command takes
  dossier --version

${exitCodeWords}`;

/** Never rejects. Resolves when all that was begun is closed. */
export async function main(args: readonly string[], program: Program): Promise<ExitCode> {
  const terminal = createTerminal(process.stdout, process.stderr);
  const interrupt = listenForInterrupt();
  // Whoever reads our output may have had enough of it (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    return await run(args, program, terminal, interrupt.signal);
  } catch (error) {
    const stopped = interrupt.exitCode();
    if (stopped !== null) {
      terminal.say('Interrupted. Nothing is left behind.');
      return stopped;
    }
    terminal.say(wordsFor(error, args[0]));
    return exitCodeOf(error);
  } finally {
    interrupt.stop();
  }
}

async function run(
  args: readonly string[],
  { version, shipped }: Program,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) throw new UsageError('Which command?');
  if (name === '--version') return answer(terminal, version);
  if (['--help', '-h'].includes(name)) return answer(terminal, help);
  if (name === 'help') return answer(terminal, rest[0] === undefined ? help : find(rest[0]).help);
  const command = find(name);
  if (asksForHelp(rest)) return answer(terminal, command.help);
  const userData = userDataFolder(process.env, process.platform, homedir());
  return command.run(rest, { terminal, signal, userData, shipped });
}

function answer(terminal: Terminal, words: string): ExitCode {
  terminal.print(words);
  return exitCodes.done;
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

function find(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command) return command;
  const names = commands.map((one) => one.name).join(', ');
  throw new UsageError(`There is no command “${name}”. The commands are ${names}.`);
}

function wordsFor(error: unknown, name: string | undefined): string {
  if (error instanceof UsageError) {
    const known = commands.some((one) => one.name === name) ? ` ${name}` : '';
    return `dossier: ${error.message}\nSee dossier${known} --help.`;
  }
  if (error instanceof AppError) return `dossier: ${error.message}`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `dossier: a defect of the program.\n${detail}`;
}

/** What the user may say on the command line. Chromium's own switches pass through and are none of our business. */
import path from 'node:path';

export type CommandLine =
  | { kind: 'open'; dossier: string | null; importFile: string | null; unknown: string[] }
  | { kind: 'help' }
  | { kind: 'version' }
  | { kind: 'refused'; message: string };

export const help = `Dossier: offline workbench for the study of armed groups

  dossier [--dossier FOLDER] [--import FILE]

  --dossier FOLDER   open this dossier instead of the last one
  --import FILE      look at this table (CSV, XLSX, JSON, or a zip with one) and import it
  --version          print the version
  --help             print this

Without arguments the last dossier opens, at the first start a copy of the one that ships.`;

/** `args` without the executable and, in development, without the folder of the program. */
export function parseCommandLine(args: readonly string[], workingFolder: string): CommandLine {
  let dossier: string | null = null;
  let importFile: string | null = null;
  const unknown: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '--help' || arg === '-h') return { kind: 'help' };
    if (arg === '--version') return { kind: 'version' };
    const option = pathOptions.find(({ name }) => arg === name || arg.startsWith(`${name}=`));
    if (option) {
      const { name, what } = option;
      const given = arg === name ? args[++index] : arg.slice(name.length + 1);
      if (given === undefined || given === '' || given.startsWith('--')) {
        const message = `${name} needs a ${what}: ${name} ${what.toUpperCase()}`;
        return { kind: 'refused', message };
      }
      const whole = path.resolve(workingFolder, given);
      if (name === '--import') importFile = whole;
      else dossier = whole;
    } else if (arg.startsWith('-')) {
      unknown.push(arg);
    } else if (arg !== '') {
      // A folder dropped on the program's icon, or "open with".
      dossier = path.resolve(workingFolder, arg);
    }
  }
  return { kind: 'open', dossier, importFile, unknown };
}

const pathOptions = [
  { name: '--dossier', what: 'folder' },
  { name: '--import', what: 'file' },
] as const;

/** In development the first plain argument is the folder of the program itself. */
export function userArguments(argv: readonly string[], isPackaged: boolean): string[] {
  const args = argv.slice(1);
  if (isPackaged) return args;
  const program = args.findIndex((arg) => !arg.startsWith('-'));
  return args.filter((_arg, index) => index !== program);
}

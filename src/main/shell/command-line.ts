/** What the user may say on the command line. Chromium's own switches pass through and are none of our business. */
import path from 'node:path';

export type CommandLine =
  | { kind: 'open'; dossier: string | null; unknown: string[] }
  | { kind: 'help' }
  | { kind: 'version' }
  | { kind: 'refused'; message: string };

export const help = `Dossier: offline workbench for the study of armed groups

  dossier [--dossier FOLDER]

  --dossier FOLDER   open this dossier instead of the last one
  --version          print the version
  --help             print this

Without arguments the last dossier opens, at the first start a copy of the one that ships.`;

/** `args` without the executable and, in development, without the folder of the program. */
export function parseCommandLine(args: readonly string[], workingFolder: string): CommandLine {
  let dossier: string | null = null;
  const unknown: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '--help' || arg === '-h') return { kind: 'help' };
    if (arg === '--version') return { kind: 'version' };
    if (arg === '--dossier' || arg.startsWith('--dossier=')) {
      const folder = arg === '--dossier' ? args[++index] : arg.slice('--dossier='.length);
      if (folder === undefined || folder === '' || folder.startsWith('--')) {
        return { kind: 'refused', message: '--dossier needs a folder: --dossier FOLDER' };
      }
      dossier = path.resolve(workingFolder, folder);
    } else if (arg.startsWith('-')) {
      unknown.push(arg);
    } else if (arg !== '') {
      // A folder dropped on the program's icon, or "open with".
      dossier = path.resolve(workingFolder, arg);
    }
  }
  return { kind: 'open', dossier, unknown };
}

/** In development the first plain argument is the folder of the program itself. */
export function userArguments(argv: readonly string[], isPackaged: boolean): string[] {
  const args = argv.slice(1);
  if (isPackaged) return args;
  const program = args.findIndex((arg) => !arg.startsWith('-'));
  return args.filter((_arg, index) => index !== program);
}

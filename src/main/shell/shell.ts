/** The start, as far as it must happen before Electron is ready. Nothing here may wait for it: that would be a deadlock. */
import { app } from 'electron';
import { pageSource } from './app-origin.ts';
import { help, parseCommandLine, userArguments, type CommandLine } from './command-line.ts';
import { openLog } from './log.ts';
import { findPlaces, userPlaces } from './places.ts';
import { startProgram } from './program.ts';
import { registerAppScheme } from './protocol.ts';
import { setUpSwitches } from './security.ts';

/** `mainFolder`: where the built entry lies. Runs during its evaluation. */
export function runShell(mainFolder: string): void {
  moveUserPlaces();
  const line = parseCommandLine(userArguments(process.argv, app.isPackaged), process.cwd());
  if (line.kind !== 'open') {
    answerAndExit(line);
    return;
  }
  // The lock belongs to the user's folder, so it comes after that is known.
  if (!app.requestSingleInstanceLock()) {
    process.stdout.write('Dossier is already running; its window comes to the front.\n');
    app.quit();
    return;
  }
  const source = pageSource(process.env, app.isPackaged);
  registerAppScheme();
  setUpSwitches(source);
  const program = startProgram({
    places: findPlaces(mainFolder, app.isPackaged, process.resourcesPath),
    source,
    log: openLog(app.getPath('userData')),
    dossier: line.dossier,
    importFile: line.importFile,
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    const second = parseCommandLine(userArguments(argv, app.isPackaged), workingFolder);
    const named = second.kind === 'open' ? second : null;
    program.open(named?.dossier ?? null);
    if (named?.importFile) program.importFile(named.importFile);
  });
  // macOS hands a folder over in this way, also before the program is ready.
  app.on('open-file', (event, folder) => {
    event.preventDefault();
    program.open(folder);
  });
}

function moveUserPlaces(): void {
  const moved = userPlaces(process.env);
  if (moved.userData !== null) app.setPath('userData', moved.userData);
  if (moved.documents !== null) app.setPath('documents', moved.documents);
}

function answerAndExit(line: Exclude<CommandLine, { kind: 'open' }>): void {
  if (line.kind === 'refused') process.stderr.write(`${line.message}\nSee dossier --help.\n`);
  else process.stdout.write(`${line.kind === 'help' ? help : app.getVersion()}\n`);
  app.exit(line.kind === 'refused' ? 2 : 0);
}

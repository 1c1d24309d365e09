// The start: what `electron` does with its command line. Starts the browser and evaluates the app's
// entry at the same time, then tells the app that it is ready.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { app, setSwitches } from './app.ts';
import { setAppLocation } from './app-location.ts';
import { appPaths } from './app-paths.ts';
import { startBrowser } from './browser-process.ts';
import { connectToBrowser } from './cdp.ts';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { watchDownloads } from './downloads.ts';
import { isPreview } from './environment.ts';
import { isEnding, markReady } from './lifecycle.ts';
import { installModuleHooks } from './module-hooks.ts';
import { watchPages } from './pages.ts';
import { startProtocolServer } from './protocol-server.ts';
import { allWindows } from './window-registry.ts';

// Electron's version whose API this follows, as package.json has it.
const modelledVersion = '45.4.1';

function fail(error: unknown): never {
  console.error(error);
  process.exit(1);
}

function actAsElectron({ app: location, switches }: CommandLine): void {
  setAppLocation(location);
  setSwitches(switches);
  const userData = switches.get('user-data-dir');
  if (userData !== undefined && userData !== '') appPaths.set('userData', userData);
  Object.defineProperty(process.versions, 'electron', { value: modelledVersion, enumerable: true });
  Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: location.directory });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit());
  }
}

async function openBrowser(commandLine: CommandLine): Promise<void> {
  const serverPort = await startProtocolServer();
  const url = await startBrowser({ serverPort, switches: commandLine.switches });
  const connection = await connectToBrowser(url);
  await Promise.all([watchPages(connection), watchDownloads(connection)]);
  // Playwright waits for this line.
  process.stderr.write(`DevTools listening on ${url}\n`);
  void connection.closed.then(() => {
    if (isEnding()) return;
    // A person has closed the preview's last window, and Chromium went with it.
    if (isPreview) for (const window of allWindows()) window.close();
    else fail('electron stand-in: the browser ended before the app did');
  });
}

async function evaluateEntry({ app: location, requiredFirst }: CommandLine): Promise<void> {
  const require = createRequire(location.entryFile);
  for (const file of requiredFirst) require(file);
  await import(pathToFileURL(location.entryFile).href);
}

async function boot(): Promise<void> {
  const commandLine = readCommandLine(process.argv.slice(2));
  // The app sees the whole command line, as in Electron, but not the stand-in's own script.
  process.argv.splice(1, 1);
  actAsElectron(commandLine);
  installModuleHooks();
  const entry = evaluateEntry(commandLine).catch((error: unknown) => {
    console.error(`electron stand-in: the app's entry failed: ${commandLine.app.entryFile}`);
    fail(error);
  });
  await Promise.all([openBrowser(commandLine), entry]);
  if (isEnding()) return;
  app.emit('will-finish-launching');
  // Electron too waits until an ESM entry has been evaluated to its end.
  markReady();
  app.emit('ready', {}, {});
}

boot().catch(fail);

// Finds the system's Chromium and starts it so that it can't outlive this process.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromiumPath, isHeadless, isPreview } from './environment.ts';

/**
 * The browser's profile, and what the app keeps in a test unless it chooses another folder. Not made
 * here: until the browser makes it there is nobody who would remove it.
 */
export const profileDirectory = path.join(os.tmpdir(), `electron-stand-in-${randomUUID()}`);

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const root = process.env[variable];
    return root === undefined
      ? []
      : [
          path.join(root, 'Google/Chrome/Application/chrome.exe'),
          path.join(root, 'Microsoft/Edge/Application/msedge.exe'),
          path.join(root, 'Chromium/Application/chrome.exe'),
        ];
  }),
};

function findBrowser(): string {
  if (chromiumPath !== undefined && chromiumPath !== '') return chromiumPath;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const onPath = commandNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const candidates = [...onPath, ...(usualPlaces[process.platform] ?? [])];
  const found = candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (found === undefined) {
    throw new Error(
      'electron stand-in: no Chromium found. Install chromium, Chrome or Edge, ' +
        'or name the browser in the CHROMIUM environment variable.',
    );
  }
  return found;
}

/**
 * Started by sh, which waits on a pipe that only this process holds open. However this process
 * ends, by SIGKILL too, the pipe closes, and sh ends the browser and removes the profile.
 */
const keeper = `
profile=$1; shift
exec 3<&0
"$@" 3<&- </dev/null &
browser=$!
exec 2>/dev/null
read -r _ <&3
kill -9 "$browser"
wait "$browser"
for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
  rm -rf "$profile" && [ ! -e "$profile" ] && break
  sleep 0.1
done
# A child of the browser may have been about to write.
sleep 0.5
rm -rf "$profile"`;

export interface BrowserOptions {
  readonly serverPort: number;
  readonly switches: ReadonlyMap<string, string>;
}

/** Starts the browser and answers with the address of its DevTools socket. */
export function startBrowser(options: BrowserOptions): Promise<string> {
  const command = [findBrowser(), ...browserArguments(options)];
  const stdio: ['pipe', 'ignore', 'pipe'] = ['pipe', 'ignore', 'pipe'];
  const [file = '', ...rest] = command;
  const child =
    process.platform === 'win32'
      ? spawn(file, rest, { stdio })
      : spawn('/bin/sh', ['-c', keeper, 'keeper', profileDirectory, ...command], {
          stdio,
          // Its own process group, so that a signal for the whole group leaves the keeper alive.
          detached: true,
        });
  if (process.platform === 'win32') process.once('exit', () => child.kill());
  child.unref();
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      // Read to the end of its life, since a full pipe would stop the browser.
      if (output.length < 100_000) output += chunk;
      const address = /^DevTools listening on (ws:\S+)$/m.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.stderr.once('end', () => {
      reject(new Error(`electron stand-in: ${file} ended before it was ready\n${output}`));
    });
  });
}

function browserArguments({ serverPort, switches }: BrowserOptions): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    '--remote-debugging-port=0',
    `--user-data-dir=${profileDirectory}`,
    // A preview's first window has no tabs and no address bar, as an Electron window.
    isPreview ? '--app=data:text/html,' : '--no-startup-window',
    ...(isHeadless ? ['--headless'] : []),
    ...(isRoot || switches.has('no-sandbox') ? ['--no-sandbox'] : []),
    ...(switches.has('force-device-scale-factor')
      ? [`--force-device-scale-factor=${switches.get('force-device-scale-factor')}`]
      : []),
    // No name is ever looked up: the app's own schemes lead to the stand-in, the rest nowhere.
    `--host-resolver-rules=MAP *.localhost 127.0.0.1:${serverPort}, MAP * ~NOTFOUND, ` +
      'EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
    // Frames of other origins stay in the page's process, where their requests are seen.
    '--disable-site-isolation-trials',
    '--disable-features=OptimizationHints,MediaRouter,NetworkTimeServiceQuerying,PaintHolding,' +
      'HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,Translate,DestroyProfileOnBrowserClose',
    '--window-size=1200,800',
    '--disable-gpu',
    '--disable-quic',
    '--disable-breakpad',
    '--disable-background-networking',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-back-forward-cache',
    '--disable-component-update',
    '--disable-component-extensions-with-background-pages',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-popup-blocking',
    '--disable-search-engine-choice-screen',
    '--disable-session-crashed-bubble',
    '--disable-sync',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--password-store=basic',
    '--use-mock-keychain',
  ];
}

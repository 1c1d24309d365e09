// A small Electron app that uses each thing the stand-in models; see ../stand-in.spec.ts.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  session,
  shell,
} from 'electron';

const here = path.dirname(fileURLToPath(import.meta.url));
const log = (globalThis.fixtureLog = []);

if (process.env.FIXTURE_THROWS) throw new Error('the entry throws');
if (process.env.FIXTURE_USER_DATA) app.setPath('userData', process.env.FIXTURE_USER_DATA);

log.push(`ready while evaluating: ${app.isReady()}`);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const contentTypes = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

async function serve(request) {
  const { pathname } = new URL(request.url);
  const name = pathname === '/' ? '/page.html' : pathname;
  try {
    const body = await readFile(path.join(here, path.normalize(name)));
    return new Response(body, {
      headers: {
        'content-type': contentTypes[path.extname(name)] ?? 'text/plain',
        'content-security-policy':
          "default-src 'self'; script-src 'self'; connect-src 'self' app://other; upgrade-insecure-requests",
      },
    });
  } catch {
    return new Response('not found', { status: 404 });
  }
}

function createWindow() {
  const window = new BrowserWindow({
    width: 1000,
    height: 700,
    minWidth: 400,
    webPreferences: { preload: path.join(here, 'preload.cjs'), sandbox: true },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(({ url }) => {
    log.push(`window open: ${url}`);
    if (url.includes('allowed')) return { action: 'allow' };
    void shell.openExternal(url);
    return { action: 'deny' };
  });
  webContents.on('will-navigate', (event) => {
    log.push(`will navigate: ${event.url}`);
    if (!event.url.includes('second')) event.preventDefault();
  });
  webContents.on('console-message', (event) => log.push(`${event.level}: ${event.message}`));
  window.once('ready-to-show', () => log.push('ready to show'));
  void window.loadURL('app://local/');
  return window;
}

function start() {
  protocol.handle('app', serve);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback) =>
    callback(permission === 'notifications'),
  );
  session.defaultSession.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: details.url.endsWith('/forbidden.json') }),
  );
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'File',
        submenu: [
          {
            id: 'greet',
            label: 'Greet',
            click: (_item, window) => window.webContents.send('greet'),
          },
          { id: 'option', label: 'Option', type: 'checkbox' },
          { role: 'quit' },
        ],
      },
      { role: 'editMenu' },
    ]),
  );
  createWindow();
}

ipcMain.handle('echo', (_event, value) => value);
ipcMain.handle('fail', () => {
  throw new TypeError('nope');
});
ipcMain.handle('sender', (event) => [
  event.senderFrame?.url,
  event.senderFrame?.origin,
  event.senderFrame?.parent,
  event.senderFrame === event.sender.mainFrame,
]);
ipcMain.on('port', (event) => {
  const { port1, port2 } = new MessageChannelMain();
  port1.on('message', ({ data }) => port1.postMessage({ doubled: data.number * 2 }));
  port1.start();
  event.sender.postMessage('port', null, [port2]);
});
ipcMain.handle(
  'work',
  (_event, number) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: number });
      worker.once('message', resolve);
      worker.once('error', reject);
    }),
);

app.on('second-instance', (_event, argv, cwd) => log.push(`second: ${argv.at(-1)} in ${cwd}`));
app.on('before-quit', () => log.push('before-quit'));
app.on('window-all-closed', () => {
  log.push('window-all-closed');
  if (!process.env.FIXTURE_STAYS) app.quit();
});

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

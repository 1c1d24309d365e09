// The stand-in's own test of beginnings and ends: start, quit, second instances, crashes.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  fixtureApp,
  launch,
  launchApp,
  readLog,
  startBare,
  temporaryFolder,
} from './fixture-launch.ts';

/** Processes whose command line names this folder. */
function processesNaming(folder: string): string[] {
  const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder));
}

/** The browser's profile, from a path that lies in it. */
function profileOf(userData: string): string {
  const [profile = ''] = /^.*electron-stand-in-[^/]+/.exec(userData) ?? [];
  return profile;
}

test('is ready only after the entry has been evaluated', async () => {
  const { app } = await launch();
  expect((await readLog(app))[0]).toBe('ready while evaluating: false');
  await app.close();
});

test('goes through all of quitting', async () => {
  const { app } = await launch();
  const code = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ app: electronApp }) => {
    electronApp.on('will-quit', () => process.stderr.write('seen: will-quit\n'));
    electronApp.on('quit', () => process.stderr.write('seen: quit\n'));
  });
  let errors = '';
  app.process().stderr?.on('data', (chunk: Buffer) => void (errors += chunk.toString()));
  await app.close();
  expect(await code).toBe(0);
  expect(errors).toMatch(/seen: will-quit\s+seen: quit/);
});

test('lets a window prevent its closing, and the app its quitting', async () => {
  const { app, page } = await launch();
  const window = await app.browserWindow(page);
  const left = await app.evaluate(({ app: electronApp, BrowserWindow }) => {
    const [only] = BrowserWindow.getAllWindows();
    only?.once('close', (event) => event.preventDefault());
    only?.close();
    only?.once('close', (event) => event.preventDefault());
    electronApp.quit();
    electronApp.once('before-quit', (event) => event.preventDefault());
    electronApp.quit();
    return BrowserWindow.getAllWindows().length;
  });
  expect(left).toBe(1);
  expect(await window.evaluate((target) => target.isDestroyed())).toBe(false);
  await app.close();
});

test('tells when all windows are closed', async () => {
  const { app, page } = await launch({ FIXTURE_STAYS: '1' });
  await page.evaluate(() => window.close());
  await expect.poll(() => readLog(app)).toContain('window-all-closed');
  await app.close();
});

test('gives the single-instance lock to one process a folder', async () => {
  const userData = temporaryFolder();
  const { app } = await launch({ FIXTURE_USER_DATA: userData });
  const second = startBare([fixtureApp, 'some.dossier'], { FIXTURE_USER_DATA: userData });
  expect(await second.ended).toBe(0);
  await expect.poll(() => readLog(app)).toContain(`second: some.dossier in ${process.cwd()}`);
  const elsewhere = await launch({ FIXTURE_USER_DATA: temporaryFolder() });
  await elsewhere.app.close();
  app.process().kill('SIGKILL');
  // The lock goes with its holder, however it ended.
  const { app: next } = await launch({ FIXTURE_USER_DATA: userData });
  await next.close();
});

test('leaves no browser and no profile behind, even after SIGKILL', async () => {
  const { app } = await launch();
  const userData = await app.evaluate(({ app: electronApp }) => electronApp.getPath('userData'));
  const profile = profileOf(userData);
  expect(processesNaming(profile).length).toBeGreaterThan(1);
  app.process().kill('SIGKILL');
  await expect.poll(() => processesNaming(profile)).toEqual([]);
  await expect.poll(() => existsSync(profile)).toBe(false);
});

test('keeps userData where --user-data-dir says', async () => {
  const folder = temporaryFolder();
  const child = startBare([`--user-data-dir=${folder}/kept`, fixtureApp]);
  await expect.poll(() => existsSync(path.join(folder, 'kept'))).toBe(true);
  child.child.kill('SIGTERM');
  expect(await child.ended).toBe(0);
});

test('fails when the entry throws, and says why', async () => {
  const { ended, errors } = startBare([fixtureApp], { FIXTURE_THROWS: '1' });
  expect(await ended).toBe(1);
  expect(errors()).toContain('Error: the entry throws');
  expect(errors()).toContain('main.js');
});

test('fails when there is no app, or no browser', async () => {
  const noApp = startBare(['/nowhere']);
  expect(await noApp.ended).toBe(1);
  expect(noApp.errors()).toContain('unable to find the Electron app at /nowhere');
  const noBrowser = startBare([fixtureApp], { CHROMIUM: '/bin/false' });
  expect(await noBrowser.ended).toBe(1);
  expect(noBrowser.errors()).toContain('ended before it was ready');
});

test('loads an app which Playwright starts with a loader of its own', async () => {
  const folder = temporaryFolder();
  const loader = path.join(folder, 'loader.cjs');
  writeFileSync(loader, `globalThis.loaded = typeof require('electron').app.on;`);
  writeFileSync(
    path.join(folder, 'main.js'),
    `process.stderr.write('loader saw: ' + globalThis.loaded + '\\n');
     require('electron').app.whenReady().then(() => require('electron').app.exit(3));`,
  );
  const { ended, errors } = startBare(['-r', loader, path.join(folder, 'main.js')]);
  expect(await ended).toBe(3);
  expect(errors()).toContain('loader saw: function');
  rmSync(folder, { recursive: true });
});

test('shows a preview, whose dialogs the page asks', async () => {
  const app = await launchApp({
    STANDIN_PREVIEW: '1',
    STANDIN_HEADLESS: '1',
    FIXTURE_USER_DATA: temporaryFolder(),
  });
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'Fixture' }).waitFor();
  expect(app.windows()).toHaveLength(1);
  const answers = ['/tmp/chosen.csv', '', undefined];
  page.on('dialog', (dialog) => void dialog.accept(answers.shift()));
  const saved = await app.evaluate(({ dialog }) =>
    dialog.showSaveDialog({ defaultPath: '/tmp/a' }),
  );
  expect(saved).toEqual({ canceled: false, filePath: '/tmp/chosen.csv' });
  const opened = await app.evaluate(({ dialog }) => dialog.showOpenDialog({}));
  expect(opened).toEqual({ canceled: true, filePaths: [] });
  const box = await app.evaluate(({ dialog }) =>
    dialog.showMessageBox({ message: 'Delete?', buttons: ['Cancel', 'Delete'], cancelId: 0 }),
  );
  expect(box.response).toBe(1);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  // As a person would: by the window's own button.
  const session = await app.context().newCDPSession(page);
  await session.send('Page.close').catch(() => {});
  expect(await ended).toBe(0);
});

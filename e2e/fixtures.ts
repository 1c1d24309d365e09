/**
 * What every spec starts from: a workbench of its own, in Electron where its binary is there, else in the stand-in.
 * A test fails on any error on the page's console, uncaught error or CSP report, unless it says that it expects it.
 */
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchProgram, runtimeKind } from './launch.ts';
import { watchPage } from './watch-page.ts';

export { expect } from '@playwright/test';

export type Workbench = {
  /** Of the running program. Both change with a relaunch. */
  readonly app: ElectronApplication;
  readonly page: Page;
  /** This test's own folders. */
  readonly userData: string;
  readonly documents: string;
  readonly runtime: 'electron' | 'stand-in';
  /** For tests that prepare the folders first: they don't ask for `page`. */
  launch: (args?: readonly string[]) => Promise<Page>;
  /** Closes the program as a user does. */
  close: () => Promise<void>;
  /** Closes it, and starts it again on the same folders. */
  relaunch: (args?: readonly string[]) => Promise<Page>;
  /** No goodbye: as a power cut, for the program. */
  kill: () => Promise<void>;
  /** What the next file dialogs answer; null = the user cancels. */
  answerSaveDialog: (file: string | null) => Promise<void>;
  answerOpenDialog: (folder: string | null) => Promise<void>;
  /** This test provokes errors on the page that match. */
  expectProblems: (pattern: RegExp) => void;
};

type Options = {
  /** A dossier to open with `--dossier`. Without it the program starts as for the first time. */
  dossier: string | null;
};

export const test = base.extend<Options & { workbench: Workbench }>({
  dossier: [null, { option: true }],

  workbench: async ({ dossier }, use, testInfo) => {
    const userData = testInfo.outputPath('user-data');
    const documents = testInfo.outputPath('documents');
    for (const folder of [userData, documents]) mkdirSync(folder, { recursive: true });
    const problems: string[] = [];
    const expected: RegExp[] = [];
    let running: { app: ElectronApplication; page: Page } | null = null;

    const current = () => {
      if (!running) throw new Error('The workbench does not run: launch() it first.');
      return running;
    };
    const workbench: Workbench = {
      get app() {
        return current().app;
      },
      get page() {
        return current().page;
      },
      userData,
      documents,
      runtime: runtimeKind(),
      async launch(args = dossier === null ? [] : ['--dossier', dossier]) {
        const app = await launchProgram({ userData, documents, args });
        const page = await app.firstWindow();
        await watchPage(page, (problem) => problems.push(problem));
        // The first window is announced before it has loaded anything.
        await page.waitForFunction(() => 'dossier' in globalThis);
        running = { app, page };
        return page;
      },
      async close() {
        await running?.app.close();
        running = null;
      },
      async relaunch(args) {
        await workbench.close();
        return workbench.launch(args);
      },
      async kill() {
        const { app } = current();
        running = null;
        const gone = app.waitForEvent('close');
        app.process().kill('SIGKILL');
        await gone;
      },
      async answerSaveDialog(file) {
        await current().app.evaluate(({ dialog }, filePath) => {
          dialog.showSaveDialog = () =>
            Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
        }, file);
      },
      async answerOpenDialog(folder) {
        await current().app.evaluate(({ dialog }, chosen) => {
          dialog.showOpenDialog = () =>
            Promise.resolve({
              canceled: chosen === null,
              filePaths: chosen === null ? [] : [chosen],
            });
        }, folder);
      },
      expectProblems: (pattern) => void expected.push(pattern),
    };

    await use(workbench);

    await workbench.close();
    if (testInfo.status !== testInfo.expectedStatus) {
      const log = path.join(userData, 'dossier.log');
      // The folders are the test's own and may be large; the log says most.
      if (existsSync(log)) copyFileSync(log, testInfo.outputPath('dossier.log'));
    }
    const unexpected = problems.filter((problem) => !expected.some((each) => each.test(problem)));
    base.expect(unexpected, 'errors on the page').toEqual([]);
  },

  /** The window of a workbench that was started for this test. */
  page: async ({ workbench }, use) => {
    await use(await workbench.launch());
  },
});

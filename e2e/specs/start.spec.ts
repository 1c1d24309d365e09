/** The first start: the dossier that ships is copied to the documents and opened; the next start finds everything as it was left. */
import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { hashesIn, recordsOf, shipped, shippedFolder, titleOf } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

type Bounds = { x: number; y: number; width: number; height: number };

const boundsOf = (app: ElectronApplication): Promise<Bounds | undefined> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('a first start opens a copy of the dossier that ships; a second one goes on with it', async ({
  workbench,
}) => {
  const before = hashesIn(shippedFolder);
  let screen = new WorkbenchPage(await workbench.launch());

  await test.step('all collections are there, each with as many records as its file holds', async () => {
    const heading = screen.page.getByRole('heading', { level: 1, name: shipped.title });
    await expect(heading).toBeVisible();
    await expect(screen.page).toHaveTitle(new RegExp(shipped.title));
    expect(shipped.collections).toHaveLength(11);
    for (const { title } of shipped.collections) {
      await screen.expectCount(title, recordsOf(title).length);
    }
    await screen.expectCount('Notes', 0);
    await screen.expectCount('Trash', 0);
  });

  await test.step('every collection paints its rows', async () => {
    for (const { title } of shipped.collections) {
      const grid = await screen.open(title);
      const titles = new Set(recordsOf(title).map((record) => titleOf(title, record)));
      const { titleField, fields } = shipped.collections.find((each) => each.title === title)!;
      const column = fields.find(({ id }) => id === titleField)!.title;
      expect(titles).toContain(await grid.valueAt(0, column).textContent());
    }
  });

  await test.step('it is a copy, complete and equal, in the documents of the user', async () => {
    expect(readdirSync(workbench.documents)).toHaveLength(1);
    const copy = path.join(workbench.documents, readdirSync(workbench.documents)[0]!);
    await expect(screen.status.getByRole('button', { name: copy })).toBeVisible();
    const copied = hashesIn(copy);
    for (const [file, hash] of Object.entries(before)) {
      if (file.startsWith('base')) expect(copied[file], file).toBe(hash);
    }
  });

  await test.step('the window and the page that were left are there again', async () => {
    await screen.open('Leaders');
    const size = await workbench.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.setBounds({ x: 40, y: 30, width: 1100, height: 720 });
      return window?.getBounds();
    });
    expect(size).toMatchObject({ width: 1100, height: 720 });
    screen = new WorkbenchPage(await workbench.relaunch([]));
    await expect(screen.entry('Leaders')).toHaveAttribute('aria-current', 'page');
    await screen.grid('Leaders').expectReady();
    expect(await boundsOf(workbench.app)).toEqual(size);
    expect(readdirSync(workbench.documents)).toHaveLength(1);
  });

  await test.step('what ships was not touched', () => {
    expect(hashesIn(shippedFolder)).toEqual(before);
  });
});

test('--dossier opens the dossier that is named', async ({ workbench }) => {
  const folder = path.join(workbench.userData, 'Elsewhere');
  cpSync(shippedFolder, folder, { recursive: true });
  const screen = new WorkbenchPage(await workbench.launch(['--dossier', folder]));
  await screen.grid('Events').expectReady();
  await expect(screen.status.getByRole('button', { name: folder })).toBeVisible();
  // The copy of the shipped one is only made when it is asked for.
  expect(readdirSync(workbench.documents)).toEqual([]);
  await workbench.relaunch([]);
  const again = new WorkbenchPage(workbench.page);
  await expect(again.status.getByRole('button', { name: folder })).toBeVisible();
});

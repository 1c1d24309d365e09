/** A user closes the window, and finds it again as it was; the native menu does what it says. */
import { commands } from '../../src/shared/commands.ts';
import { expect, test } from '../fixtures.ts';

test('the window comes back where it was, with the size it had', async ({ page, workbench }) => {
  expect(page.isClosed()).toBe(false);
  const bounds = { x: 40, y: 30, width: 1_000, height: 640 };
  await workbench.app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  );
  await workbench.relaunch();
  const found = await workbench.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(found).toEqual(bounds);
});

test('closing the window ends the program, in an orderly way', async ({ page, workbench }) => {
  await page.getByRole('grid').waitFor();
  const ended = workbench.app.waitForEvent('close');
  await workbench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await ended;
  const again = await workbench.launch();
  await again.getByRole('grid').waitFor();
});

test('the native menu holds every command, and runs it', async ({ page, workbench }) => {
  await page.getByRole('grid').waitFor();
  const missing = await workbench.app.evaluate(
    ({ Menu }, ids) => ids.filter((id) => !Menu.getApplicationMenu()?.getMenuItemById(id)),
    commands.map(({ id }) => id),
  );
  expect(missing).toEqual([]);
  await workbench.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.getMenuItemById('help.shortcuts')?.click(),
  );
  await expect(page.getByRole('dialog')).toBeVisible();
});

/** Records come and go: added, filled in, moved to the trash, restored as they were, deleted for good. */
import { expect, test } from '../fixtures.ts';
import { shippedCopy } from '../pages/on-disk.ts';
import { hashesIn, recordsOf } from '../pages/shipped.ts';
import { TrashPage } from '../pages/trash-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const EVENTS = recordsOf('Events').length;
const TITLE = 'Attack on a mosque in Kunduz';
const CROCUS = 'Attack on the Crocus City Hall near Moscow';

test('a record of one’s own: from the first letter to the end', async ({ page, workbench }) => {
  const screen = new WorkbenchPage(page);
  const trash = new TrashPage(page);
  let grid = await screen.open('Events');
  const clipboard = () => workbench.app.evaluate(({ clipboard: board }) => board.readText());

  await test.step('its title is open for typing at once', async () => {
    await page.getByRole('button', { name: 'New event' }).click();
    await expect(screen.editor('Title').getByRole('textbox')).toHaveValue('New event');
    await page.keyboard.type(TITLE);
    await page.keyboard.press('Enter');
    await expect(grid.value(TITLE, 'Title')).toBeVisible();
    await screen.inspector.expectRecord(TITLE);
    await screen.expectCount('Events', EVENTS + 1);
  });

  await test.step('its other fields, on from cell to cell', async () => {
    await expect(grid.cell(TITLE, 'Title')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('8 October 2021');
    await page.keyboard.press('Enter');
    await expect(grid.value(TITLE, 'Date')).toHaveText('2021-10-08');
    // It has moved to its place in the order of dates, and the focus with it.
    await expect(grid.cell(TITLE, 'Date')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('at least 46');
    await page.keyboard.press('Enter');
    await expect(grid.value(TITLE, 'Killed')).toHaveText('≥46');
  });

  let id = '';
  await test.step('it has an id', async () => {
    await screen.inspector.root.getByRole('button', { name: 'More about this event' }).click();
    await screen.menuItem('Copy id').click();
    await expect.poll(clipboard).toMatch(/^[\w-]{8,}$/);
    id = await clipboard();
  });

  await test.step('to the trash', async () => {
    await page.keyboard.press('Escape');
    await grid.cell(TITLE, 'Title').click();
    await page.keyboard.press('ControlOrMeta+Backspace');
    await expect(grid.row(TITLE)).toHaveCount(0);
    await expect(screen.messages).toContainText('One record is in the trash.');
    await screen.expectCount('Events', EVENTS);
    await screen.expectCount('Trash', 1);
  });

  await test.step('restored, it is the same as before', async () => {
    await screen.entry('Trash').click();
    await expect(trash.row(TITLE)).toContainText('Events');
    await trash.choose(TITLE);
    await trash.restore.click();
    await expect(trash.empty).toBeVisible();
    await screen.expectCount('Events', EVENTS + 1);
    grid = await screen.open('Events');
    await screen.search(TITLE, 1);
    await grid.cell(TITLE, 'Title').click();
    await expect(grid.value(TITLE, 'Date')).toHaveText('2021-10-08');
    await expect(grid.value(TITLE, 'Killed')).toHaveText('≥46');
    await screen.inspector.root.getByRole('button', { name: 'More about this event' }).click();
    await screen.menuItem('Copy id').click();
    await expect.poll(clipboard).toBe(id);
  });

  await test.step('for good only after a question', async () => {
    await page.keyboard.press('Escape');
    await grid.cell(TITLE, 'Title').click({ button: 'right' });
    await screen.menuItem('Move to trash').click();
    await screen.entry('Trash').click();
    await trash.choose(TITLE);
    await trash.deleteForGood.click();
    await expect(trash.question).toContainText(TITLE);
    await trash.question.getByRole('button', { name: 'Keep' }).click();
    await screen.expectCount('Trash', 1);
    await trash.deleteForGood.click();
    await trash.question.getByRole('button', { name: 'Delete 1 record for good' }).click();
    await screen.expectCount('Trash', 0);
    await screen.expectCount('Events', EVENTS);
  });
});

test('records that came with the dossier, one and several', async ({ workbench }) => {
  let screen = new WorkbenchPage(await workbench.launch());
  const folder = shippedCopy(workbench.documents);
  const base = Object.entries(hashesIn(folder)).filter(([file]) => file.startsWith('base'));
  let grid = await screen.open('Events');
  const places = await grid.value(CROCUS, 'Place').textContent();

  await test.step('one: still in the trash after a restart, and whole when it is restored', async () => {
    await grid.cell(CROCUS, 'Title').click();
    await screen.page.keyboard.press('ControlOrMeta+Backspace');
    await screen.expectCount('Trash', 1);
    screen = new WorkbenchPage(await workbench.relaunch([]));
    await screen.expectCount('Events', EVENTS - 1);
    await screen.entry('Trash').click();
    const trash = new TrashPage(screen.page);
    await trash.choose(CROCUS);
    await trash.restore.click();
    await screen.expectCount('Events', EVENTS);
    grid = await screen.open('Events');
    await expect(grid.value(CROCUS, 'Place')).toHaveText(places ?? '');
  });

  await test.step('several at once, and back by the word in the message', async () => {
    const titles = await Promise.all(
      [1, 2, 3, 4].map((at) => grid.valueAt(at, 'Title').textContent()),
    );
    await grid.tick(titles[0]!);
    await grid.tick(titles[3]!, { range: true });
    await expect(screen.status).toContainText('4 selected');
    await screen.page.keyboard.press('ControlOrMeta+Backspace');
    await screen.expectCount('Events', EVENTS - 4);
    await screen.expectCount('Trash', 4);
    await expect(grid.row(titles[0]!)).toHaveCount(0);
    await screen.messages.getByRole('button', { name: 'Undo' }).click();
    await screen.expectCount('Events', EVENTS);
    await screen.expectCount('Trash', 0);
    await expect(grid.valueAt(1, 'Title')).toHaveText(titles[0]!);
  });

  const now = Object.entries(hashesIn(folder)).filter(([file]) => file.startsWith('base'));
  expect(now).toEqual(base);
});

/** What one record has to do with another: said from either end, changed, jumped along, taken away and brought back. */
import { expect, test } from '../fixtures.ts';
import { Links } from '../pages/links.ts';
import { TrashPage } from '../pages/trash-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const KERMAN = 'Twin bombing of mourners in Kerman';
const CROCUS = 'Attack on the Crocus City Hall near Moscow';
const FAROOQI = 'Mawlawi Aslam Farooqi';

test('a link by keyboard, seen from both ends, over a restart', async ({ workbench }) => {
  let screen = new WorkbenchPage(await workbench.launch());
  let { page } = screen;
  let links = new Links(page);
  let grid = await screen.open('Events');
  await grid.cell(KERMAN, 'Title').click();
  await links.tab.click();
  await expect(screen.inspector.root.getByText('No links yet.')).toBeVisible();

  await test.step('words, record, and Enter: the rest is left out', async () => {
    await links.begin('was comm', 'farooqi', FAROOQI);
    await page.keyboard.press('Enter');
    await expect(links.end('was commanded by', FAROOQI)).toBeFocused();
    await links.expectCount(1);
    await expect(grid.mark(KERMAN, 'Title', '1 link of this record')).toBeVisible();
  });

  await test.step('changed by F2: how sure, when, why', async () => {
    await page.keyboard.press('F2');
    await expect(links.save).toBeFocused();
    await screen.filters.segment(links.form, 'Probable');
    await links.when.fill('31 Feb 2024');
    await expect(links.save).toBeDisabled();
    await links.when.fill('since January 2024');
    await links.why.fill('After the article.');
    await page.keyboard.press('ControlOrMeta+Enter');
    const link = links.link('was commanded by', FAROOQI);
    await expect(link).toContainText('probable · since January 2024');
    await expect(link).toContainText('After the article.');
  });

  await test.step('along it to the other end, where it says the reverse', async () => {
    await links.end('was commanded by', FAROOQI).click();
    await screen.inspector.expectRecord(FAROOQI);
    await expect(links.link('commanded', KERMAN)).toContainText('probable');
    await links.end('commanded', KERMAN).press('Enter');
    await screen.inspector.expectRecord(KERMAN);
  });

  await test.step('after a restart it is there', async () => {
    screen = new WorkbenchPage(await workbench.relaunch([]));
    ({ page } = screen);
    links = new Links(page);
    grid = await screen.open('Events');
    await expect(grid.mark(KERMAN, 'Title', '1 link of this record')).toBeVisible();
    await grid.cell(KERMAN, 'Title').click();
    await links.tab.click();
    await expect(links.link('was commanded by', FAROOQI)).toContainText('since January 2024');
  });
});

test('the same link twice is refused; a half-written one waits; the menu and the trash', async ({
  page,
}) => {
  const screen = new WorkbenchPage(page);
  const links = new Links(page);
  const grid = await screen.open('Events');
  await grid.cell(KERMAN, 'Title').click();
  await screen.inspector.expectRecord(KERMAN);
  await links.begin('is related', 'attack on the crocus', CROCUS);
  await page.keyboard.press('Enter');
  await links.expectCount(1);

  await test.step('refused with the reason, and nothing is lost', async () => {
    await links.begin('is related', 'attack on the crocus', CROCUS);
    await links.why.fill('Both were far from the province.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(links.form.getByRole('alert')).toContainText('There is this link');
  });

  await test.step('it waits while another record is looked at', async () => {
    await grid.cell(CROCUS, 'Title').click();
    await screen.inspector.expectRecord(CROCUS);
    await expect(links.form).toHaveCount(0);
    await expect(links.link('is related to', KERMAN)).toBeVisible();
    await grid.cell(KERMAN, 'Title').click();
    await expect(links.why).toHaveValue('Both were far from the province.');
    await links.why.press('Escape');
    await expect(links.form).toHaveCount(0);
  });

  await test.step('by the menu to the trash, and back by the message', async () => {
    await links.end('is related to', CROCUS).focus();
    await page.keyboard.press('Shift+F10');
    const menu = page.getByRole('menu', { name: `The link to ${CROCUS}` });
    await expect(menu.getByRole('menuitem').first()).toBeFocused();
    await menu.getByRole('menuitem', { name: 'Move to trash' }).click();
    await links.expectCount(0);
    await screen.messages.getByRole('button', { name: 'Restore' }).click();
    await links.expectCount(1);
  });

  await test.step('by a key to the trash, and back from there', async () => {
    await links.end('is related to', CROCUS).press('Delete');
    await links.expectCount(0);
    await screen.entry('Trash').click();
    const trash = new TrashPage(page);
    await trash.choose(`${KERMAN} is related to ${CROCUS}`);
    await trash.restore.click();
    await screen.expectCount('Trash', 0);
    await screen.open('Events');
    await grid.cell(CROCUS, 'Title').click();
    await expect(links.link('is related to', KERMAN)).toBeVisible();
  });

  await test.step('a record in the trash is still named, and no longer led to', async () => {
    await grid.cell(KERMAN, 'Title').click();
    await screen.inspector.expectRecord(KERMAN);
    await page.keyboard.press('ControlOrMeta+Backspace');
    await screen.expectCount('Trash', 1);
    await expect(grid.cell(KERMAN, 'Title')).toHaveCount(0);
    await expect(screen.inspector.root.getByRole('heading', { name: KERMAN })).toHaveCount(0);
    await grid.cell(CROCUS, 'Title').click();
    await expect(links.link('is related to', KERMAN)).toContainText('in the trash or gone');
    await links.end('is related to', KERMAN).press('Enter');
    await screen.inspector.expectRecord(CROCUS);
  });
});

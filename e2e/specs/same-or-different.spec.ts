/** Pairs that may be one, worked through by key: same, maybe, different, not now; taken back; never suggested again. */
import { expect, test } from '../fixtures.ts';
import { IdentityDialog } from '../pages/identity.ts';
import { Links } from '../pages/links.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const HAFIZ = 'Hafiz Saeed Khan';

test('leaders by key, and the way back', async ({ workbench }) => {
  let screen = new WorkbenchPage(await workbench.launch());
  const { page } = screen;
  let dialog = new IdentityDialog(page);
  await screen.open('Leaders');
  await dialog.open();
  await dialog.ready();
  const left = Number((await dialog.counts.textContent())?.split(' ')[0]);
  expect(left).toBeGreaterThanOrEqual(2);
  const first = await dialog.titles();
  expect(first).toEqual([HAFIZ, HAFIZ]);

  await test.step('side by side: what agrees, what differs, and why they are asked about', async () => {
    await expect(dialog.reasons.first()).toContainText('same name');
    await expect(dialog.row('Role').getByRole('img', { name: 'Differs' })).toBeVisible();
  });

  await test.step('not now, then different', async () => {
    await page.keyboard.press('n');
    await expect(dialog.counts).toHaveText(`${left - 1} left · 1 put off`);
    await dialog.ready();
    const second = await dialog.titles();
    expect(second).not.toEqual(first);
    await page.keyboard.press('d');
    await expect(dialog.root.getByText('1 answered')).toBeVisible();
  });

  await test.step('the last answer is taken back, then the one before', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await dialog.ready();
    await expect(dialog.counts).toHaveText(`${left - 1} left · 1 put off`);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(dialog.counts).toHaveText(`${left} left`);
    await dialog.ready();
    expect(await dialog.titles()).toEqual(first);
  });

  await test.step('maybe the same, with the reason', async () => {
    await page.keyboard.press('w');
    await page.keyboard.type('One man, two offices.');
    await page.keyboard.press('Enter');
    await dialog.ready();
    await page.keyboard.press('m');
    await expect(dialog.counts).toHaveText(`${left - 1} left · 1 answered`);
    await dialog.close();
  });

  await test.step('after a restart it is not asked again, unless one asks for it', async () => {
    screen = new WorkbenchPage(await workbench.relaunch([]));
    dialog = new IdentityDialog(screen.page);
    await screen.open('Leaders');
    await dialog.open();
    await expect(dialog.counts).toHaveText(`${left - 1} left`);
    await dialog.maybe.click();
    await expect(dialog.counts).toHaveText(`${left} left`);
    await expect(dialog.row('Role')).toBeVisible();
    expect(await dialog.titles()).toEqual(first);
    await expect(
      dialog.root.getByText('You said: maybe the same: One man, two offices.'),
    ).toBeVisible();
    await dialog.ready();
    await screen.page.keyboard.press('d');
    await expect(dialog.counts).toHaveText(`${left - 1} left · 1 answered`);
    await dialog.close();
    await dialog.open();
    await dialog.maybe.click();
    await expect(dialog.counts).toHaveText(`${left - 1} left`);
    // The switch has the focus; the keys answer all the same.
    await expect(dialog.maybe).toBeFocused();
    await screen.page.keyboard.press('n');
    await expect(dialog.counts).toHaveText(`${left - 2} left · 1 put off`);
    await dialog.close();
  });

  await test.step('the word is a link of both, and neither was changed', async () => {
    const grid = screen.grid('Leaders');
    await screen.search(HAFIZ);
    await grid.cell(HAFIZ, 'Name').first().click();
    const links = new Links(screen.page);
    await links.tab.click();
    await expect(links.link('is not the same as', HAFIZ)).toContainText('One man, two offices.');
  });
});

test('two that somebody ticked', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const dialog = new IdentityDialog(page);
  const links = new Links(page);
  const grid = await screen.open('Events');
  const [one, two] = ['Pakistan strikes back in Iran', 'Iranian missiles hit targets in Pakistan'];
  await grid.tick(one!);
  await grid.tick(two!);
  await grid.cell(one!, 'Title').click({ button: 'right' });
  await screen.menuItem('Same or different? Compare these two…').click();
  await dialog.ready();
  expect((await dialog.titles()).toSorted()).toEqual([two, one]);
  await expect(dialog.answer('Not now')).toHaveCount(0);
  await page.keyboard.press('s');
  await expect(dialog.answer('Same').first()).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('d');
  await expect(dialog.answer('Different')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(dialog.answer('Same').first()).toHaveAttribute('aria-pressed', 'true');
  await dialog.close();
  await grid.cell(two!, 'Title').click();
  await links.tab.click();
  await expect(links.link('is the same as', one!)).toBeVisible();
});

test('where none look alike it says so', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const dialog = new IdentityDialog(page);
  await screen.open('Designations');
  await page.getByRole('button', { name: 'More about Designations' }).click();
  await screen.menuItem('Same or different…').click();
  await expect(dialog.root.getByText('No two look alike')).toBeVisible();
});

/** The whole tour without a mouse: rail, grid, editing, filter, inspector, palette, menus, clipboard, shortcuts. */
import { expect, test } from '../fixtures.ts';
import { collectionOf, recordsOf, textIn } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const KERMAN = 'Twin bombing of mourners in Kerman';

test('a tour by keyboard', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const { keyboard } = page;
  const events = screen.grid('Events');
  await events.expectReady();

  await test.step('the rail: one stop, arrows inside', async () => {
    await screen.entry('Events').focus();
    await keyboard.press('ArrowDown');
    await expect(screen.entry('Leaders')).toBeFocused();
    await keyboard.press('Enter');
    await screen.grid('Leaders').expectReady();
    await keyboard.press('Home');
    await keyboard.press('Enter');
    await events.expectReady();
  });

  await test.step('search, and from there into the grid', async () => {
    await keyboard.press('ControlOrMeta+f');
    await expect(screen.searchBox).toBeFocused();
    await keyboard.type('mourners kerman');
    await screen.filters.expectLeft(1);
    await keyboard.press('ArrowDown');
    await expect(events.cell(KERMAN, 'Title')).toBeFocused();
  });

  await test.step('edit a cell, and think better of it', async () => {
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await keyboard.press('F2');
    await keyboard.type('somewhere else');
    await keyboard.press('Escape');
    await expect(events.value(KERMAN, 'Place')).toHaveText('Kerman');
    await expect(events.cell(KERMAN, 'Place')).toBeFocused();
  });

  await test.step('the menu of a cell: a filter from its value', async () => {
    await keyboard.press('Shift+F10');
    const menu = page.getByRole('menu', { name: 'Place of this event' });
    await expect(menu.getByRole('menuitem').first()).toBeFocused();
    await keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(events.cell(KERMAN, 'Place')).toBeFocused();
  });

  await test.step('the filter of a column, from its header', async () => {
    await keyboard.press('ControlOrMeta+Shift+f');
    await screen.filters.expectNone(recordsOf('Events').length);
    await events.cellAt(0, 'Title').focus();
    await keyboard.press('ArrowUp');
    await expect(events.header('Title')).toBeFocused();
    await keyboard.press('Alt+ArrowDown');
    const popover = screen.filters.popover('Title');
    await expect(popover.getByRole('textbox', { name: 'Words' })).toBeFocused();
    await keyboard.type('wali');
    await screen.filters.expectLeft(
      recordsOf('Events').filter((event) => /wali/i.test(textIn(event, 'title'))).length,
    );
    await keyboard.press('Escape');
    await expect(popover).toBeHidden();
    await expect(events.header('Title')).toBeFocused();
    await keyboard.press('ControlOrMeta+Shift+f');
  });

  await test.step('the palette finds a leader and goes there', async () => {
    await keyboard.press('ControlOrMeta+k');
    await expect(screen.palette.getByRole('combobox')).toBeFocused();
    await keyboard.type('mawlawi aslam');
    // Events tell of him too: the leader is the one whose line says so.
    const leader = screen.palette
      .getByRole('option', { name: /Mawlawi Aslam Farooqi/ })
      .filter({ hasText: 'Leaders' })
      .first();
    await expect(leader).toBeVisible();
    for (let steps = 0; steps < 20; steps += 1) {
      if ((await leader.getAttribute('aria-selected')) === 'true') break;
      await keyboard.press('ArrowDown');
    }
    await keyboard.press('Enter');
    await expect(screen.palette).toBeHidden();
    await screen.inspector.expectRecord('Mawlawi Aslam Farooqi');
    await expect(screen.entry('Leaders')).toHaveAttribute('aria-current', 'page');
  });

  await test.step('and runs a command', async () => {
    await keyboard.press('ControlOrMeta+k');
    await expect(screen.palette.getByRole('combobox')).toBeFocused();
    await keyboard.type('theme: dark');
    await expect(screen.palette.getByRole('option', { name: /Theme: dark/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  });

  await test.step('the shortcuts, by their own', async () => {
    await keyboard.press('F1');
    const sheet = screen.dialog('Keyboard shortcuts');
    await expect(sheet.getByText('Find anything…')).toBeVisible();
    await expect(sheet.getByText('Menu of the cell or of the header')).toBeVisible();
    await keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  });

  await test.step('the inspector goes and comes', async () => {
    await keyboard.press('ControlOrMeta+i');
    await expect(screen.inspector.root).toBeHidden();
    await keyboard.press('ControlOrMeta+i');
    await screen.inspector.expectRecord('Mawlawi Aslam Farooqi');
  });
});

test('cells and rows on the clipboard', async ({ page, workbench }) => {
  const screen = new WorkbenchPage(page);
  const clipboard = () => workbench.app.evaluate(({ clipboard: board }) => board.readText());
  const grid = await screen.open('Events');
  await grid.cell(KERMAN, 'Killed').click();

  await test.step('a cell is its value alone', async () => {
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(clipboard).toBe('96');
  });

  await test.step('rows come with the headers of all columns that are shown, in the order of the grid', async () => {
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+Space');
    await expect(screen.status).toContainText('2 selected');
    await page.keyboard.press('ControlOrMeta+Shift+c');
    await expect(screen.messages).toContainText('Copied 2 rows.');
    const shown = (collectionOf('Events').fields as { title: string; hidden?: boolean }[])
      .filter(({ hidden }) => !hidden)
      .map(({ title }) => title);
    const lines = (await clipboard()).split('\n').map((line) => line.split('\t'));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toEqual(shown);
    expect(lines[1]?.slice(0, 4)).toEqual([KERMAN, '2024-01-03', 'Kerman', '96']);
    expect(lines.map((line) => line.length)).toEqual([shown.length, shown.length, shown.length]);
  });

  await test.step('Ctrl+A takes all rows of the view and no text of the page', async () => {
    await screen.search('mourners kerman', 1);
    await grid.cell(KERMAN, 'Title').click();
    await page.keyboard.press('ControlOrMeta+a');
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
  });
});

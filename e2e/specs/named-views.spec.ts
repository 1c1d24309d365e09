/** Ways to look at a collection, kept under a name: they come back exactly, over a restart and from the trash. */
import { expect, test } from '../fixtures.ts';
import type { Grid } from '../pages/grid.ts';
import { TrashPage } from '../pages/trash-page.ts';
import { Views } from '../pages/views.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

type Look = { headers: string[]; rows: string[][]; search: string; widths: number[] };

async function lookOf(screen: WorkbenchPage, grid: Grid): Promise<Look> {
  const headers = await grid.headers();
  const left = await screen.filters.bar.getByText(/^\d+( of \d+)?$/).textContent();
  const rows = await grid.readAll([headers[0]!], Number(left?.split(' ')[0]));
  const widths = await Promise.all(
    headers
      .slice(0, 3)
      .map(async (header) => Math.round((await grid.header(header).boundingBox())?.width ?? 0)),
  );
  return { headers, rows, search: await screen.searchBox.inputValue(), widths };
}

/** Rows of before stay on the screen until those of the view are there. */
async function expectLook(screen: WorkbenchPage, grid: Grid, look: Look | undefined) {
  await expect(async () => expect(await lookOf(screen, grid)).toEqual(look)).toPass();
}

const DEADLIEST = 'Deadliest first';
const KABUL = 'Kabul, oldest first';
const ATTACKS = 'Attacks without places';

test('three views, a restart, identical rows and order; one to the trash and back', async ({
  workbench,
}) => {
  // Every row is scrolled past eight times.
  test.setTimeout(300_000);
  let screen = new WorkbenchPage(await workbench.launch());
  let views = new Views(screen.page);
  let grid = await screen.open('Events');
  const looks = new Map<string, Look>();

  await test.step('sort', async () => {
    await views.expectShown('none');
    await grid.sortBy('Killed');
    await grid.sortBy('Killed');
    await grid.expectSorted('Killed', 'descending');
    await views.saveAs(DEADLIEST);
    looks.set(DEADLIEST, await lookOf(screen, grid));
  });

  await test.step('search, another sort, another width', async () => {
    await screen.search('kabul');
    await views.expectShown(DEADLIEST, true);
    await grid.sortBy('Date');
    const box = (await grid.header('Title').boundingBox())!;
    const edge = { x: box.x + box.width - 1, y: box.y + box.height / 2 };
    await screen.page.mouse.move(edge.x, edge.y);
    await screen.page.mouse.down();
    await screen.page.mouse.move(edge.x - 50, edge.y, { steps: 4 });
    await screen.page.mouse.up();
    await views.saveAs(KABUL);
    looks.set(KABUL, await lookOf(screen, grid));
  });

  await test.step('filter, hidden and pinned columns', async () => {
    await screen.search('');
    await grid.openFilter('Kind');
    await screen.filters.value('Kind', 'Attack').check();
    await screen.filters.done('Kind');
    await grid.openMenu('Place');
    await screen.menuItem('Hide').click();
    await grid.openMenu('Killed');
    await screen.menuItem('Pin to the left').click();
    await views.saveAs(ATTACKS);
    looks.set(ATTACKS, await lookOf(screen, grid));
    expect(looks.get(ATTACKS)!.headers[0]).toBe('Killed');
  });

  await test.step('each comes back exactly, after a restart, by the rail, the keys and the palette', async () => {
    screen = new WorkbenchPage(await workbench.relaunch([]));
    views = new Views(screen.page);
    grid = screen.grid('Events');
    await grid.expectReady();
    await views.expectShown(ATTACKS);
    await expectLook(screen, grid, looks.get(ATTACKS));
    await expect(views.inRail).toHaveText([ATTACKS, DEADLIEST, KABUL]);

    await views.entry(KABUL).click();
    await views.expectShown(KABUL);
    await expect(views.entry(KABUL)).toHaveAttribute('aria-current', 'true');
    await expectLook(screen, grid, looks.get(KABUL));

    await screen.page.keyboard.press('ControlOrMeta+2');
    await views.expectShown(DEADLIEST);
    await expectLook(screen, grid, looks.get(DEADLIEST));

    await screen.open('Leaders');
    await views.expectShown('none');
    await expect(views.inRail).toHaveCount(0);
    await screen.run(`View: ${KABUL}`);
    await grid.expectReady();
    await views.expectShown(KABUL);
    await expectLook(screen, grid, looks.get(KABUL));
  });

  await test.step('to the trash, and restored with all it holds', async () => {
    await views.pick('Move to trash');
    await views.expectShown('none');
    await expect(views.inRail).toHaveText([ATTACKS, DEADLIEST]);
    await screen.entry('Trash').click();
    const trash = new TrashPage(screen.page);
    await trash.choose(KABUL);
    await trash.restore.click();
    await screen.open('Events');
    await views.expectShown(KABUL);
    await views.pick(DEADLIEST);
    await views.pick(KABUL);
    await expectLook(screen, grid, looks.get(KABUL));
  });
});

test('changed, saved, renamed, put back; a name is taken only once', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const views = new Views(page);
  const grid = await screen.open('Events');
  await views.saveAs('Usual');
  await grid.sortBy('Title');
  await views.expectShown('Usual', true);

  await test.step('back to it as saved', async () => {
    await views.pick('Back to it as saved');
    await views.expectShown('Usual');
    await grid.expectSorted('Title', 'none');
    await grid.expectSorted('Date', 'descending');
  });

  await test.step('changes saved to it', async () => {
    await grid.sortBy('Title');
    await views.pick('Save changes to “Usual”');
    await views.expectShown('Usual');
    await screen.run('Reset columns, sort and filters');
    await views.expectShown('none');
    await page.keyboard.press('ControlOrMeta+1');
    await grid.expectSorted('Title', 'ascending');
  });

  await test.step('renamed', async () => {
    await views.pick('Rename…');
    const dialog = screen.dialog('Rename view');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('By title');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await views.expectShown('By title');
    await expect(views.inRail).toHaveText(['By title']);
  });

  await test.step('taken', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+s');
    const dialog = screen.dialog('Save view as');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('by TITLE');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('There is a view “By title” already.');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('the rail stays one stop, with the views among its arrows', async () => {
    await screen.entry('Events').focus();
    await page.keyboard.press('ArrowDown');
    await expect(views.entry('By title')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(screen.entry('Leaders')).toBeFocused();
  });
});

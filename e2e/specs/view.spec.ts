/** How a collection is looked at is remembered for each of them: columns, their order, widths and places, sort, filters. */
import { expect, test } from '../fixtures.ts';
import type { Grid } from '../pages/grid.ts';
import { recordsOf, textIn } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

async function widthOf(grid: Grid, column: string): Promise<number> {
  return (await grid.header(column).boundingBox())?.width ?? 0;
}

test('columns, sort and filters are there again after a restart, until they are reset', async ({
  workbench,
}) => {
  let screen = new WorkbenchPage(await workbench.launch());
  let grid = await screen.open('Events');
  const usual = await grid.headers();
  const usualWidth = await widthOf(grid, 'Title');
  const attacks = recordsOf('Events').filter((event) => textIn(event, 'kind') === 'attack').length;

  await test.step('hide one by its menu, move one', async () => {
    await grid.openMenu('Place');
    await screen.menuItem('Hide').click();
    await expect(grid.header('Place')).toHaveCount(0);
    await grid.openMenu('Killed');
    await screen.menuItem('Move left').click();
    await screen.menuItem('Move left').waitFor({ state: 'hidden' });
  });

  await test.step('show, hide, move and pin in the dialog', async () => {
    await screen.filters.bar.getByRole('button', { name: 'Columns' }).click();
    const dialog = screen.dialog('Columns of Events');
    await dialog.getByRole('textbox', { name: 'Search columns' }).fill('i');
    await dialog.getByRole('checkbox', { name: 'Injured', exact: true }).uncheck();
    await dialog.getByRole('button', { name: 'Pin Kind to the left' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toBeHidden();
    await expect(grid.header('Injured')).toHaveCount(0);
    const headers = await grid.headers();
    expect(headers[0]).toBe('Kind');
    expect(headers).not.toContain('Place');
  });

  await test.step('size one by its edge', async () => {
    const box = (await grid.header('Title').boundingBox())!;
    const edge = { x: box.x + box.width - 1, y: box.y + box.height / 2 };
    await screen.page.mouse.move(edge.x, edge.y);
    await screen.page.mouse.down();
    await screen.page.mouse.move(edge.x - 60, edge.y, { steps: 4 });
    await screen.page.mouse.up();
    await expect.poll(() => widthOf(grid, 'Title')).toBe(usualWidth - 60);
  });

  await test.step('another collection is looked at in another way', async () => {
    const leaders = await screen.open('Leaders');
    await leaders.openMenu('Role');
    await screen.menuItem('Hide').click();
    await leaders.sortBy('Name');
    await leaders.sortBy('Name');
    grid = await screen.open('Events');
    await expect(grid.header('Place')).toHaveCount(0);
  });

  let left: string[] = [];
  await test.step('sort and filter, and close at once', async () => {
    await grid.openFilter('Kind');
    await screen.filters.value('Kind', 'Attack').check();
    await screen.filters.done('Kind');
    await screen.filters.expectLeft(attacks);
    left = await grid.headers();
    await grid.sortBy('Killed');
    await grid.expectSorted('Killed', 'ascending');
    screen = new WorkbenchPage(await workbench.relaunch([]));
  });

  await test.step('all of it is there again', async () => {
    grid = screen.grid('Events');
    await grid.expectReady();
    await grid.expectSorted('Killed', 'ascending');
    await screen.filters.expectLeft(attacks);
    await expect(screen.filters.chip('Kind')).toHaveText('Kind Attack');
    expect(await grid.headers()).toEqual(left);
    expect(await widthOf(grid, 'Title')).toBe(usualWidth - 60);
    const leaders = await screen.open('Leaders');
    await leaders.expectSorted('Name', 'descending');
    await expect(leaders.header('Role')).toHaveCount(0);
  });

  await test.step('reset gives the usual look back, of this collection alone', async () => {
    grid = await screen.open('Events');
    await screen.run('Reset columns, sort and filters');
    await screen.filters.expectNone(recordsOf('Events').length);
    await grid.expectSorted('Date', 'descending');
    expect(await grid.headers()).toEqual(usual);
    expect(await widthOf(grid, 'Title')).toBe(usualWidth);
    const leaders = await screen.open('Leaders');
    await expect(leaders.header('Role')).toHaveCount(0);
  });
});

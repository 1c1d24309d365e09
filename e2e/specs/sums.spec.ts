/** Sums that make nothing up: each count leads to exactly its rows. And the grid as one source would have it. */
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { invoke } from '../pages/bridge.ts';
import { ExportDialog, readCsv } from '../pages/export-dialog.ts';
import { killedIn, recordsOf, titleOf, type Quantity } from '../pages/shipped.ts';
import { Sums } from '../pages/sums.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const parts = ['unknown', 'disputed', 'ranges'] as const;

const best = ({ best: named, low, high }: Quantity): number => named ?? low ?? high ?? 0;

test('low, best and high; every count leads to exactly its rows', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const { filters } = screen;
  const sums = new Sums(page);
  await screen.open('Events');
  const events = recordsOf('Events');
  const known = events.flatMap((event) => killedIn(event) ?? []);

  await test.step('the figures are those of the files; unknown is not 0', async () => {
    await expect(sums.of('Killed')).toBeVisible();
    const { numbers, open } = await sums.figures('Killed');
    expect(numbers).toHaveLength(3);
    expect(numbers[1]).toBe(known.reduce((sum, quantity) => sum + best(quantity), 0));
    expect(numbers[0]).toBeLessThanOrEqual(numbers[1]!);
    expect(numbers[2]).toBeGreaterThan(numbers[1]!);
    // Some figures are "at least" or "more than".
    expect(open).toBe(true);
    expect(await sums.count('Killed', 'unknown')).toBe(events.length - known.length);
  });

  await test.step('known, unknown, disputed: so many rows are left', async () => {
    await sums
      .of('Killed')
      .getByRole('button', { name: /From \d+ records with a figure/ })
      .click();
    await filters.expectLeft(known.length);
    await filters.clearAll();
    for (const part of parts) await expectRows(screen, sums, 'Killed', part);
  });

  await test.step('a count goes beside the filter that is there, also on the same column', async () => {
    const grid = screen.grid('Events');
    const filter = await grid.openFilter('Killed');
    await filter.getByRole('textbox', { name: /^From/ }).fill('90');
    await filters.done('Killed');
    const many = known.filter((quantity) => best(quantity) >= 90).length;
    await filters.expectLeft(many);
    const disputed = await sums.count('Killed', 'disputed');
    expect(disputed).not.toBeNull();
    expect(disputed!).toBeLessThan(many);
    await sums.part('Killed', 'disputed').click();
    await filters.expectLeft(disputed!);
    await expect(filters.chips).toHaveCount(2);
    await filters.clearAll();
  });

  await test.step('ranges', async () => {
    const [first, second] = events.filter((event) => killedIn(event) === undefined);
    for (const [record, text] of [
      [first!.id, '80–100'],
      [second!.id, '?–7'],
    ] as const)
      await invoke(page, 'records.setValue', {
        collection: 'events',
        record,
        field: 'killed',
        text,
      });
    await expect(sums.part('Killed', 'ranges')).toHaveText('2 ranges');
    const { numbers } = await sums.figures('Killed');
    // A range adds its low end to the best figure, or its high one where it has no other.
    expect(numbers[1]).toBe(known.reduce((sum, quantity) => sum + best(quantity), 80 + 7));
    for (const part of parts) await expectRows(screen, sums, 'Killed', part);
  });
});

/** Clicks a count, finds so many rows, and takes the filter away. */
async function expectRows(
  screen: WorkbenchPage,
  sums: Sums,
  column: string,
  part: (typeof parts)[number],
): Promise<void> {
  const count = await sums.count(column, part);
  if (count === null) return;
  await sums.part(column, part).click();
  await screen.filters.expectLeft(count);
  // Of these rows the sum says the same.
  await expect.poll(() => sums.count(column, part)).toBe(count);
  await screen.filters.clearAll();
  await expect(screen.filters.chips).toHaveCount(0);
}

test('which sums are shown is chosen and kept; long numbers push nothing out', async ({
  workbench,
}) => {
  let page = await workbench.launch();
  let screen = new WorkbenchPage(page);
  let sums = new Sums(page);
  await screen.open('Events');
  await expect(sums.of('Killed')).toBeVisible();
  await expect(sums.of('Injured')).toHaveCount(0);

  await test.step('another column is chosen by its box', async () => {
    const menu = await sums.menu();
    await menu.getByRole('checkbox', { name: /sum of Injured/ }).press('Space');
    await expect(sums.of('Injured')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  });

  await test.step('whether the same count once', async () => {
    const menu = await sums.menu();
    await menu.getByRole('switch', { name: 'Count the same once' }).press('Space');
    await expect(menu).toContainText('No two of these records are linked as the same.');
    await page.keyboard.press('Escape');
  });

  await test.step('after a restart both choices hold', async () => {
    page = await workbench.relaunch([]);
    screen = new WorkbenchPage(page);
    sums = new Sums(page);
    await screen.grid('Events').expectReady();
    await expect(sums.of('Injured')).toBeVisible();
    const menu = await sums.menu();
    await expect(menu.getByRole('switch', { name: 'Count the same once' })).toBeChecked();
  });

  await test.step('long numbers push nothing out of the bar', async () => {
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const [index, field] of ['killed', 'injured', 'arrested'].entries())
      await invoke(page, 'records.setValue', {
        collection: 'events',
        record: recordsOf('Events')[index]!.id,
        field,
        text: '123456789012 (123456789011–9234567890123)',
      });
    const menu = await sums.menu();
    await menu.getByRole('checkbox', { name: /sum of Arrested/ }).press('Space');
    await page.keyboard.press('Escape');
    await expect(sums.of('Killed')).toContainText('9,234,567');
    const inside = async (part: Locator): Promise<boolean> => {
      const [bar, box] = [await screen.status.boundingBox(), await part.boundingBox()];
      return box !== null && bar !== null && box.x + box.width <= bar.x + bar.width;
    };
    const saved = screen.status.getByRole('status');
    await expect.poll(() => inside(saved)).toBe(true);
    expect(await inside(screen.status.getByRole('button', { name: /^Show the dossier/ }))).toBe(
      true,
    );
    // What does not fit can't be reached by key, and is in the menu.
    await expect(sums.of('Arrested')).toBeHidden();
    await expect((await sums.menu()).getByRole('row', { name: /Arrested/ })).toBeVisible();
  });
});

test('every grid as one source would have it, and the export with it', async ({
  page,
  workbench,
}, testInfo) => {
  const screen = new WorkbenchPage(page);
  const { filters } = screen;
  const source = recordsOf('Sources').find((one) => titleOf('Sources', one) === 'Who is ISIS-K?')!;
  const saidBy = (collection: string) =>
    recordsOf(collection).filter(({ statements }) =>
      statements.some((statement) => statement.source === source.id),
    );
  const events = saidBy('Events');
  /** What this source says of the killed, by event. */
  let figures = new Map<string, string>();
  const grid = await screen.open('Events');
  const lens = page.getByRole('button', { name: /^As whom the grids show it: / });
  await expect(lens).toHaveAccessibleName('As whom the grids show it: all sources');

  await test.step('its records only, with its values only', async () => {
    await lens.click();
    await page.keyboard.type('who is isis');
    await page.getByRole('option', { name: 'Who is ISIS-K?' }).click();
    await filters.expectLeft(events.length);
    await expect(page.getByText('Only what Who is ISIS-K? says.')).toBeVisible();
    const rows = await grid.readAll(['Title', 'Killed'], events.length);
    figures = new Map(
      events.map((event): [string, string] => {
        const own = event.statements.find(
          (statement) => statement.source === source.id && 'killed' in statement.values,
        );
        const quantity = own?.values['killed'] as Quantity | undefined;
        return [titleOf('Events', event), quantity ? String(best(quantity)) : ''];
      }),
    );
    for (const [title, killed] of rows)
      expect(`${title}: ${(killed ?? '').replace(/^[≥>~]/u, '')}`).toBe(
        `${title}: ${figures.get(title!)}`,
      );
  });

  await test.step('nothing can be typed over there, and the way back is offered', async () => {
    await grid.cellAt(0, 'Title').click();
    await page.keyboard.press('Enter');
    await expect(screen.messages).toContainText('These cells show what one source says.');
    await expect(screen.editor('Title')).toHaveCount(0);
  });

  await test.step('the export takes it along', async () => {
    const dialog = new ExportDialog(page);
    const file = testInfo.outputPath('events.csv');
    await workbench.answerSaveDialog(file);
    await dialog.open();
    await expect(dialog.root).toContainText('Only what Who is ISIS-K? says');
    await dialog.write('events.csv', events.length);
    const [header, ...lines] = readCsv(file);
    const killed = lines.map((cells) => cells[header!.indexOf('Killed')]);
    expect(killed.filter((text) => text !== '')).toEqual(
      [...figures.values()].filter((text) => text !== ''),
    );
  });

  await test.step('it holds in other collections, until it is taken away', async () => {
    await screen.open('Statements');
    await filters.expectLeft(saidBy('Statements').length);
    await page.getByRole('button', { name: 'All sources', exact: true }).click();
    await expect(lens).toHaveAccessibleName('As whom the grids show it: all sources');
    await filters.expectNone(recordsOf('Statements').length);
  });

  await test.step('a claim leads to its source: what it says, and the records on which it says something', async () => {
    await screen.open('Events');
    const title = titleOf('Events', events[0]!);
    const show = async (): Promise<void> => {
      await screen.search(title, 1);
      await grid.cell(title, 'Title').click();
      await screen.inspector.expectRecord(title);
    };
    await show();
    const row = screen.inspector.root.getByRole('button', { name: 'Who is ISIS-K?' }).first();
    await row.click({ button: 'right' });
    await screen.menuItem('Only records on which “Who is ISIS-K?” says something').click();
    await screen.searchBox.fill('');
    await filters.expectLeft(events.length);
    await expect(filters.chip('Source')).toBeVisible();
    await filters.clearAll();
    await show();
    await row.click({ button: 'right' });
    await screen.menuItem('See all as “Who is ISIS-K?” would have it').click();
    await expect(lens).toHaveAccessibleName('As whom the grids show it: Who is ISIS-K?');
    await screen.searchBox.fill('');
    await filters.expectLeft(events.length);
  });
});

test('filters by what is said, and by whom', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const { filters } = screen;
  const grid = await screen.open('Events');
  const events = recordsOf('Events');

  await test.step('of one column, in its filter', async () => {
    const filter = await grid.openFilter('Killed');
    await filter.getByRole('combobox', { name: 'What is said' }).selectOption('none');
    const silent = events.filter(
      ({ statements }) => !statements.some(({ values }) => 'killed' in values),
    );
    await filters.expectLeft(silent.length);
    await filters.done('Killed');
    await expect(filters.chip('Killed')).toHaveText('Killed nobody says anything');
    await filters.remove('Killed');
    await expect(filters.chips).toHaveCount(0);
  });

  await test.step('of any field, and by a source, from the menu of the collection', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await screen.menuItem('What is said, and by whom…').click();
    const popover = page.getByRole('dialog', { name: 'Filter by what is said' });
    await popover.getByRole('button', { name: /^Something is said by/ }).click();
    await page.getByRole('option', { name: 'Who is ISIS-K?' }).click();
    const source = recordsOf('Sources').find(
      (one) => titleOf('Sources', one) === 'Who is ISIS-K?',
    )!;
    const told = events.filter(({ statements }) =>
      statements.some((statement) => statement.source === source.id),
    );
    await filters.expectLeft(told.length);
    await popover.getByRole('combobox', { name: 'What is said of any field' }).selectOption('open');
    await popover.getByRole('button', { name: 'Done' }).click();
    await expect(filters.chips).toHaveCount(2);
    await expect(filters.chip('Source')).toHaveText('Source something is said by Who is ISIS-K?');
    await filters.remove('Source');
    await expect(filters.chip('Any field')).toBeVisible();
    const disputed = await grid.readAll(
      ['Title'],
      Number.parseInt((await filters.bar.getByText(/^\d+ of \d+$/).textContent()) ?? '', 10),
    );
    expect(disputed.flat()).toContain('Twin bombing of mourners in Kerman');
  });
});

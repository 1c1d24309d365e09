/** A person takes what is on the screen away as CSV: cell by cell what the grid shows, in the form that was chosen. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { ExportDialog, readCsv, startsWithBom } from '../pages/export-dialog.ts';
import { recordsOf, collectionOf } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const EVENTS = recordsOf('Events').length;

/** The grid says in words what the file leaves empty. */
const asInFile = (row: string[]): string[] => row.map((cell) => (cell === 'not known' ? '' : cell));

test('the view is exported cell by cell: its search, filter, order and columns', async ({
  page,
  workbench,
}) => {
  const program = new WorkbenchPage(page);
  const dialog = new ExportDialog(page);
  const file = path.join(workbench.documents, 'view.csv');
  const grid = program.grid('Events');
  await grid.expectReady();

  // Low enough that not all rows are in sight at once.
  await page.setViewportSize({ width: 1280, height: 480 });
  await test.step('four columns, one of them moved', async () => {
    await program.run('Columns…');
    const columns = program.dialog('Columns of Events');
    await columns.getByRole('button', { name: 'Hide all but the title' }).click();
    for (const name of ['Date', 'Killed', 'Kind']) {
      await columns.getByRole('checkbox', { name, exact: true }).check();
    }
    const up = columns.getByRole('button', { name: 'Move Killed up' });
    await up.click();
    await up.click();
    await columns.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => grid.headers()).toEqual(['Title', 'Killed', 'Date', 'Kind']);
  });

  let count = 0;
  await test.step('searched, filtered, sorted', async () => {
    await grid.openFilter('Killed');
    await program.filters.segment(program.filters.popover('Killed'), 'Range');
    await program.filters.popover('Killed').getByRole('textbox').first().fill('1');
    await program.filters.done('Killed');
    await program.search('afghanistan');
    await grid.sortBy('Killed');
    await grid.sortBy('Killed');
    await grid.expectSorted('Killed', 'descending');
    const words = program.filters.bar.getByText(/^\d+ of \d+$/);
    await expect(words).toBeVisible();
    count = Number(/^\d+/.exec((await words.textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(15);
  });

  await test.step('what is on the screen is what is in the file', async () => {
    const shown = await grid.readAll(['Title', 'Killed', 'Date', 'Kind'], count);
    expect(shown).toHaveLength(count);
    await dialog.open();
    await expect(dialog.rows('As the grid shows them')).toBeChecked();
    await expect(dialog.root.getByText(`${count} rows, 4 columns`)).toBeVisible();
    await dialog.values('Exact').check();
    await dialog.option('Byte order mark').uncheck();
    const preview = await dialog.preview.textContent();
    await workbench.answerSaveDialog(file);
    await dialog.write('view.csv', count);
    const written = readCsv(file);
    expect(written).toEqual([['Title', 'Killed', 'Date', 'Kind'], ...shown.map(asInFile)]);
    expect(startsWithBom(file)).toBe(false);
    const text = readFileSync(file, 'utf8');
    expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.startsWith((preview ?? '').split(/\r?\n/).slice(0, 3).join('\r\n'))).toBe(true);
  });

  await test.step('only the rows that are ticked, with their ids', async () => {
    const titles = [1, 4].map((index) => grid.valueAt(index, 'Title'));
    await page.keyboard.press('Escape');
    await grid.rowAt(0).scrollIntoViewIfNeeded();
    const wanted = await Promise.all(titles.map((title) => title.textContent()));
    for (const index of [1, 4]) await grid.rowAt(index).getByRole('checkbox').click();
    await dialog.open();
    await dialog.rows('Selected rows').check();
    await dialog.option('Column with the ids').check();
    await dialog.write('view.csv', 2);
    const [header, ...rows] = readCsv(file);
    expect(header).toEqual(['id', 'Title', 'Killed', 'Date', 'Kind']);
    expect(rows.map((row) => row[1])).toEqual(wanted);
    expect(new Set(rows.map((row) => row[0])).size).toBe(2);
  });

  await test.step('everything, hidden columns too', async () => {
    const { fields } = collectionOf('Events');
    await dialog.open();
    await dialog.rows(/^Everything in Events/).check();
    await dialog.option('Column with the ids').uncheck();
    await dialog.write('view.csv', EVENTS);
    const [header, ...rows] = readCsv(file);
    expect(header?.slice(0, 4)).toEqual(['Title', 'Killed', 'Date', 'Kind']);
    expect(header?.toSorted()).toEqual(fields.map(({ title }) => title).toSorted());
    expect(rows).toHaveLength(EVENTS);
  });
});

const awkward: Record<string, string> = {
  Title: '=SUM(A1:A9)',
  Place: '-5',
  'Admin region': '007',
  Target: 'ولاية خراسان, "the province"; and more',
  'What is counted': "'quoted",
  Description: 'First line\nsecond line, "quoted"\n\n@last',
};
const isNumber = (cell: string): boolean => /^-?\d+$/.test(cell);

test('awkward values come back as they were, in both forms and with every delimiter', async ({
  page,
  workbench,
}) => {
  const program = new WorkbenchPage(page);
  const dialog = new ExportDialog(page);
  const file = path.join(workbench.documents, 'awkward.csv');
  const grid = program.grid('Events');
  await grid.expectReady();

  await test.step('written into a new record', async () => {
    await page.keyboard.press('ControlOrMeta+n');
    const editor = page.getByRole('textbox', { name: 'Title', exact: true });
    await expect(editor).toBeFocused();
    await editor.fill(awkward['Title']!);
    await page.keyboard.press('Enter');
    await program.inspector.expectRecord(awkward['Title']!);
    await program.inspector.showEmptyFields();
    for (const [field, text] of Object.entries(awkward).slice(1)) {
      const box = await program.inspector.edit(field);
      await box.fill(text);
      await box.press('Enter');
      await expect(box).toBeHidden();
    }
  });

  const read = (delimiter: ',' | ';' | '\t'): Record<string, string> => {
    const [header = [], row = []] = readCsv(file, delimiter);
    const cells = header.map((name, index): [string, string] => [name, row[index] ?? '']);
    return Object.fromEntries(cells.filter(([name]) => name in awkward));
  };
  await grid.row(awkward['Title']!).getByRole('checkbox').click();
  await workbench.answerSaveDialog(file);
  await program.search('ولاية خراسان, the province', 1);
  await program.run('Columns…');
  await program.dialog('Columns of Events').getByRole('button', { name: 'Show all' }).click();
  await program.dialog('Columns of Events').getByRole('button', { name: 'Done' }).click();

  await test.step('exact, with commas and without a mark', async () => {
    await dialog.open();
    await dialog.rows('Selected rows').check();
    await dialog.values('Exact').check();
    await dialog.option('Byte order mark').uncheck();
    await dialog.write('awkward.csv', 1);
    expect(read(',')).toEqual(awkward);
    expect(startsWithBom(file)).toBe(false);
  });

  await test.step('for spreadsheets, with semicolons and a mark: harmless, and nothing is lost', async () => {
    await dialog.open();
    await dialog.values('For spreadsheets').check();
    await dialog.option('Byte order mark').check();
    await dialog.delimiter('Semicolon');
    await dialog.write('awkward.csv', 1);
    const cells = read(';');
    for (const cell of Object.values(cells)) {
      expect(isNumber(cell) || !/^\s*[=+\-@]/.test(cell), cell).toBe(true);
    }
    expect(cells['Title']).toBe("'=SUM(A1:A9)");
    const back = Object.entries(cells).map(([name, cell]) => [name, cell.replace(/^'/, '')]);
    expect(Object.fromEntries(back)).toEqual(awkward);
    expect(startsWithBom(file)).toBe(true);
  });

  await test.step('the choices are remembered over a restart; tabs', async () => {
    const again = await workbench.relaunch();
    const reopened = new ExportDialog(again);
    await new WorkbenchPage(again).grid('Events').expectReady();
    await new WorkbenchPage(again).search('ولاية خراسان, the province', 1);
    await reopened.open();
    await reopened.expectDelimiter('Semicolon');
    await expect(reopened.values('For spreadsheets')).toBeChecked();
    await expect(reopened.option('Byte order mark')).toBeChecked();
    await reopened.delimiter('Tab');
    await reopened.values('Exact').check();
    await workbench.answerSaveDialog(file);
    await reopened.write('awkward.csv', 1);
    expect(read('\t')).toEqual(awkward);
  });
});

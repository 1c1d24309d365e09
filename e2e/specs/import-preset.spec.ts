/** A dataset that is known comes in by its preset, and nothing of it is dropped silently; rows that can't become records are kept as CSV. */
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { readCsv } from '../pages/export-dialog.ts';
import { ImportsPage, ImportWizard } from '../pages/import-wizard.ts';
import { Sums } from '../pages/sums.ts';
import { gedSample, release, writeTable } from '../pages/tables.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const GED = 'UCDP GED events';

/** Sums of the lowest, best and highest figures; of a row that contradicts itself, the best figure alone. And how many do. */
function sumsOf(file: string): { sums: number[]; odd: number } {
  const [header = [], ...rows] = readCsv(file);
  const places = ['low', 'best', 'high'].map((name) => header.indexOf(name));
  const sums = [0, 0, 0];
  let odd = 0;
  for (const row of rows) {
    const [low, best, high] = places.map((at) => Number(row[at])) as [number, number, number];
    const isOdd = best < low || best > high;
    if (isOdd) odd += 1;
    for (const [at, figure] of (isOdd ? [best, best, best] : [low, best, high]).entries())
      sums[at]! += figure;
  }
  return { sums, odd };
}

test('UCDP GED through its preset: all rows, the six that contradict themselves are told', async ({
  page,
  workbench,
}, testInfo) => {
  test.setTimeout(240_000);
  const screen = new WorkbenchPage(page);
  const wizard = new ImportWizard(page);
  const [bytes] = Object.values(unzipSync(readFileSync(gedSample)));
  const expected = sumsOf(writeTable(testInfo, 'ged191.csv', bytes!));
  expect(expected.odd).toBe(6);
  await screen.open('Events');
  await workbench.answerOpenDialog(gedSample);

  await test.step('recognised by its columns', async () => {
    await screen.run('Import…');
    await wizard.expectStep('The file');
    await wizard.next('What it is');
    await expect(wizard.purpose(/^UCDP Georeferenced Event Dataset/)).toBeChecked();
    await expect(wizard.field('Version or date of the release')).toHaveValue('19.1');
    await expect(wizard.field('Licence')).toHaveValue('CC BY 4.0');
    await wizard.next('Columns to fields');
    await wizard.selectField('Date');
    await expect(wizard.panel).toContainText('4: the month');
  });

  await test.step('no row is lost, and the six are told with their figures', async () => {
    await wizard.next('Try it');
    await wizard.expectFigures({ New: 3_194, 'With problems': 70, Rejected: 0 });
    await wizard.figure('With problems').click();
    const reasons = wizard.root.getByRole('list', { name: 'Reasons' }).getByRole('listitem');
    await expect(reasons).toHaveText([
      /^64Sources: .*the quotes in it do not match/,
      /^6Deaths: The best figure/,
    ]);
    await wizard.rows
      .getByRole('option', { name: /best figure 3 is not between/ })
      .first()
      .click();
    await expect(wizard.detail).toContainText('The best figure 3 is not between the lowest 0');
    const deaths = wizard.detail.getByRole('row', { name: /^Deaths 3/ });
    await expect(deaths.getByRole('cell')).toHaveText(['3', 'low: 0; best: 3; high: 0']);
  });

  await test.step('sums are those of a plain reader of the file', async () => {
    await wizard.button('Import 3,194 records').click();
    await wizard.expectStep('Done');
    await wizard.showRecords();
    await screen.grid(GED).expectReady();
    await screen.expectCount(GED, 3_194);
    await expect
      .poll(() => new Sums(page).figures('Deaths'))
      .toEqual({
        numbers: expected.sums,
        open: false,
      });
  });

  await test.step('taken out again with its collection, and back by one undo', async () => {
    await screen.entry('Imports').click();
    await new ImportsPage(page).run('UCDP Georeferenced Event Dataset (GED)', 'Take out…');
    const question = screen.dialog(/^Take out UCDP/);
    await question.getByRole('button', { name: 'Take out 3,194 records' }).click();
    await expect(screen.entry(GED)).toHaveCount(0);
    await expect(page.getByText('Nothing was imported yet')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+z');
    await screen.expectCount(GED, 3_194);
  });
});

test('rows that are rejected are kept as CSV, and cells that can’t be read beside their record', async ({
  page,
  workbench,
}, testInfo) => {
  const screen = new WorkbenchPage(page);
  const wizard = new ImportWizard(page);
  await screen.open('Events');
  const text = release(
    'A1,Raid on a post,31/2/2015,5',
    'A2,Fire at a mill,25/3/2015,7',
    'A2,"Fire, again",26/3/2015,8',
    ',Nobody knows,1/6/2015,2',
    ...Array.from({ length: 60 }, (_, at) => `B${at},Road ${at} closed,25/3/2015,${at}`),
  );
  await workbench.answerOpenDialog(writeTable(testInfo, 'set.csv', text));
  await screen.run('Import…');
  await wizard.expectStep('The file');
  await wizard.next('What it is');
  await wizard.next('Columns to fields');

  await test.step('by a key that not all of them have, and that two share', async () => {
    await screen.filters.segment(wizard.key, 'All of its cells');
    await expect(wizard.key.getByRole('status')).toContainText('is another record');
    await screen.filters.segment(wizard.key, 'Key columns');
    await wizard.choose('Key columns', 'id');
    await page.keyboard.press('Escape');
    await expect(wizard.key.getByRole('status')).toContainText('those rows will be rejected');
    await wizard.next('Try it');
    await wizard.expectFigures({ New: 62, 'With problems': 1, Rejected: 2 });
    await wizard.figure('Rejected').click();
    await expect(wizard.rows.getByRole('option')).toHaveCount(2);
    await wizard.rows.getByRole('option').last().click();
    await expect(wizard.detail).toContainText('Line 5 of the file');
  });

  await test.step('they are written as the file has them, with line and reason', async () => {
    await wizard.button('Import 62 records').click();
    await wizard.expectStep('Done');
    await expect(wizard.root.getByText('2 rows rejected.')).toBeVisible();
    const file = path.join(workbench.documents, 'set-rejected.csv');
    await workbench.answerSaveDialog(file);
    await wizard.button('Save 2 rejected rows as CSV…').click();
    await expect(screen.messages).toContainText('2 rejected rows written');
    const [header, ...rows] = readCsv(file);
    expect(header).toEqual(['id', 'title', 'day', 'killed', 'dossier:line', 'dossier:reason']);
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['A2', 'Fire, again', '26/3/2015', '8', '4'],
      ['', 'Nobody knows', '1/6/2015', '2', '5'],
    ]);
    for (const row of rows) expect(row[5]).toMatch(/\w/);
  });

  await test.step('what could not be read stands beside the record', async () => {
    await wizard.showRecords();
    const grid = screen.grid('set');
    await grid.expectReady();
    await screen.search('Raid on a post', 1);
    await grid.rowAt(0).getByRole('gridcell').nth(1).click();
    await expect(screen.inspector.field('day')).toContainText(
      'Could not be read: “31/2/2015”, set · row 2',
    );
  });
});

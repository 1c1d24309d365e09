/** An awkward table of an office comes in: Windows-1256, semicolons, the header in row 3, dates like 12-Mar-15; and goes again by one undo. */
import { expect, test } from '../fixtures.ts';
import { ImportsPage, ImportWizard } from '../pages/import-wizard.ts';
import { awkwardCsv, inWindows1256, writeTable } from '../pages/tables.ts';
import { recordsOf } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const SOURCES = recordsOf('Sources').length;

test('through the wizard, step by step, and back by one undo', async ({
  page,
  workbench,
}, testInfo) => {
  test.setTimeout(180_000);
  const screen = new WorkbenchPage(page);
  const wizard = new ImportWizard(page);
  const grid = screen.grid('Incidents of 2015');
  await screen.open('Events');
  await workbench.answerOpenDialog(
    writeTable(testInfo, 'incidents.csv', inWindows1256(awkwardCsv())),
  );

  await test.step('the file is read right by itself, and each choice shows at once', async () => {
    await screen.run('Import…');
    await wizard.expectStep('The file');
    await expect(wizard.chosen('Encoding')).toHaveValue(/Windows-1256/);
    await expect(wizard.chosen('Between cells')).toHaveValue('Semicolon');
    await expect(wizard.chosen('Names of the columns')).toHaveValue(/^Line 3: ID, Date, /);
    await expect(wizard.columns).toHaveText(['Line', 'ID', 'Date', 'المكان', 'Killed', 'Remarks']);
    await expect(wizard.previewCell('كابول')).toBeVisible();
    await expect(wizard.previewCell('1 · left out')).toBeVisible();

    await wizard.choose('Encoding', /Windows-1252/);
    await expect(wizard.previewCell('كابول')).toHaveCount(0);
    await expect(wizard.previewCell('ßÇÈæá')).toBeVisible();
    await wizard.choose('Encoding', /Windows-1256/);
    await expect(wizard.previewCell('كابول')).toBeVisible();
    await wizard.choose('Between cells', 'Comma');
    await expect(wizard.columns).toHaveCount(2);
    await wizard.choose('Between cells', 'Semicolon');
    await expect(wizard.columns).toHaveCount(6);
    await wizard.choose('Names of the columns', /^None/);
    await expect(wizard.columns.nth(1)).not.toHaveText('ID');
    await wizard.choose('Names of the columns', /^Line 3: /);
    await expect(wizard.columns.nth(1)).toHaveText('ID');
    // The rows have moved down by those left out.
    await expect(wizard.previewCell('1 · left out')).toBeVisible();
  });

  await test.step('a cell that is cut in the grid is there as a whole', async () => {
    await wizard.previewCell('سطر أول; سطر ثان').click();
    await expect(wizard.wholeCell.getByRole('paragraph')).toHaveText([
      'Line 7, Remarks',
      'سطر أول; سطر ثان',
    ]);
  });

  await test.step('a collection of its own, with a name', async () => {
    await wizard.next('What it is');
    await expect(wizard.purpose(/^A collection of its own/)).toBeChecked();
    await wizard.field('Name').first().fill('Incidents of 2015');
    await wizard.field('What one record is called').fill('incident');
    await wizard.field('Publisher').fill('The office');
  });

  await test.step('what the columns hold is found out, and shown with examples', async () => {
    await wizard.next('Columns to fields');
    await expect(wizard.line('Date')).toContainText('1-Jan-15');
    await expect(wizard.line('Date')).toContainText('2015-01-01');
    await wizard.selectField('Date');
    await expect(wizard.outcomes).toContainText('2015-02-02');
    await expect(wizard.panel).toContainText('each says itself which is the month');
  });

  await test.step('a figure that could be two is pointed out, and read as the user says', async () => {
    const doubt = /Nothing in the column shows which it is, for example of 1\.200/;
    await expect(wizard.line('Killed').getByRole('img', { name: doubt })).toBeVisible();
    await wizard.selectField('Killed');
    await screen.filters.segment(wizard.panel, '1.234,5');
    await expect(wizard.line('Killed')).toContainText('decimal comma');
  });

  await test.step('tried: cell by cell, with what stands in the file', async () => {
    await wizard.next('Try it');
    await wizard.expectFigures({ New: 60, 'With problems': 0, Rejected: 0 });
    await wizard.rows.getByRole('option', { name: /^INC-008/ }).click();
    const killed = wizard.detail.getByRole('row', { name: /^Killed/ });
    await expect(killed.getByRole('cell')).toHaveText(['1200', '1.200']);
    await wizard.rows.getByRole('option', { name: /^INC-010/ }).click();
    await expect(killed.getByRole('cell')).toHaveText(['not known', '-']);
  });

  await test.step('taken in', async () => {
    await wizard.button('Import 60 records').click();
    await wizard.expectStep('Done');
    await expect(wizard.root.getByText('60 records imported into Incidents of 2015')).toBeVisible();
    await wizard.showRecords();
    await grid.expectReady();
    await screen.expectCount('Incidents of 2015', 60);
    await screen.expectCount('Sources', SOURCES + 1);
    await screen.expectCount('Imports', 1);
    await screen.expectSaved();
  });

  await test.step('what the file said stands beside what was made of it', async () => {
    await grid.cell('INC-008', 'killed').click();
    await screen.inspector.expectRecord('INC-008');
    await expect(screen.inspector.field('Killed')).toContainText('1200');
    await expect(screen.inspector.field('Killed')).toContainText('row 12: “1.200”');
    await expect(screen.inspector.field('Date')).toContainText('8 August 2015');
    await expect(screen.inspector.field('Date')).toContainText('“8-Aug-15”');
    await expect(grid.value('INC-010', 'killed')).toHaveText('not known');
  });

  await test.step('after a restart it is there', async () => {
    const again = new WorkbenchPage(await workbench.relaunch([]));
    await again.expectCount('Incidents of 2015', 60);
    await again.entry('Imports').click();
    await expect(new ImportsPage(again.page).row('incidents')).toContainText('incidents.csv');
  });

  await test.step('one undo takes all of it back, and one redo brings it again', async () => {
    const again = new WorkbenchPage(workbench.page);
    await again.page.keyboard.press('ControlOrMeta+z');
    await expect(again.messages).toContainText('Undone: Import incidents');
    await expect(again.entry('Incidents of 2015')).toHaveCount(0);
    await expect(again.entry('Imports')).toHaveCount(0);
    await again.expectCount('Sources', SOURCES);
    await again.page.keyboard.press('ControlOrMeta+Shift+Z');
    await again.expectCount('Incidents of 2015', 60);
    await again.expectCount('Sources', SOURCES + 1);
  });
});

/** A newer release of a dataset takes the place of the one before, and all of the user's own work stays; the same file twice is nothing new. */
import { expect, test } from '../fixtures.ts';
import { RankDialog } from '../pages/claims.ts';
import type { Grid } from '../pages/grid.ts';
import { ImportsPage, ImportWizard } from '../pages/import-wizard.ts';
import { Links } from '../pages/links.ts';
import { NoteEditor } from '../pages/notes.ts';
import { release, writeTable } from '../pages/tables.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const first = release(
  'A1,Raid on a post,3/4/2015,5',
  'A2,Fire at a mill,25/3/2015,7',
  'A3,Bridge closed,1/6/2015,2',
  'A4,Market shelled,12/7/2015,4',
);
/** A1 and A2 say something else, A3 is as it was, A4 is gone, A5 is new. */
const second = release(
  'A1,Raid on a post,3/4/2015,9',
  'A2,Fire at a mill,26/3/2015,8',
  'A3,Bridge closed,1/6/2015,2',
  'A5,Road blocked,2/8/2015,0',
);

test('a second, changed release: notes, claims, links and choices stay, what is gone is marked', async ({
  page,
  workbench,
}, testInfo) => {
  test.setTimeout(240_000);
  const screen = new WorkbenchPage(page);
  const wizard = new ImportWizard(page);
  const { inspector } = screen;
  let grid: Grid = screen.grid('incidents');
  const file = (name: string, text: string): string => writeTable(testInfo, name, text);
  const begin = async (path: string): Promise<void> => {
    await workbench.answerOpenDialog(path);
    await screen.run('Import…');
    await wizard.expectStep('The file');
  };
  await screen.open('Events');

  await test.step('the first release; the order of day and month is told, and can be changed', async () => {
    await begin(file('incidents.csv', first));
    await wizard.next('What it is');
    await wizard.field('Version or date of the release').fill('2015');
    await wizard.next('Columns to fields');
    await wizard.selectField('day');
    await expect(wizard.panel).toContainText('1 can only have the day first, 0 only the month');
    await expect(wizard.outcomes).toContainText('2015-04-03');
    await screen.filters.segment(wizard.panel, 'March 4');
    await expect(wizard.outcomes).toContainText('2015-03-04');
    await screen.filters.segment(wizard.panel, '3 April');
    await expect(wizard.outcomes).toContainText('2015-04-03');
    await wizard.next('Try it');
    await wizard.expectFigures({ New: 4, Rejected: 0 });
    await wizard.next('Done');
    await wizard.showRecords();
    await grid.expectReady();
  });

  await test.step('a note, a value of one’s own, a choice with a reason, a link', async () => {
    await grid.cell('Raid on a post', 'title').click();
    await inspector.expectRecord('Raid on a post');
    await page.keyboard.press('ControlOrMeta+m');
    await new NoteEditor(page, 'New note on this record').write('Compare with the ministry.');
    await inspector.tab('Fields').click();
    await type(screen, 'killed', '6');
    await inspector.claims('killed').filter({ hasText: 'row 2' }).click({ button: 'right' });
    await screen.menuItem('Prefer…').click();
    await new RankDialog(page).answer('Counted twice.');
    await expect(grid.value('Raid on a post', 'killed')).toHaveText('5');

    await grid.cell('Fire at a mill', 'title').click();
    await inspector.expectRecord('Fire at a mill');
    await type(screen, 'killed', '11');
    await expect(grid.value('Fire at a mill', 'killed')).toHaveText('11');

    await grid.cell('Market shelled', 'title').click();
    await inspector.expectRecord('Market shelled');
    const links = new Links(page);
    await links.begin('is related', 'bridge closed', 'Bridge closed');
    await page.keyboard.press('Enter');
    await links.expectCount(1);
    await inspector.tab('Fields').click();
  });

  await test.step('the same file once more changes nothing, and says so', async () => {
    await begin(file('incidents.csv', first));
    await wizard.next('What it is');
    await expect(wizard.purpose(/^A later release of incidents/)).toBeChecked();
    await wizard.next('Columns to fields');
    await wizard.next('Try it');
    await expect(wizard.root.getByText('This file would change nothing.')).toBeVisible();
    await wizard.expectFigures({ New: 0, Changed: 0, Same: 4, Gone: 0, Rejected: 0 });
    await expect(wizard.button(/^(Import|Update)/)).toHaveCount(0);
    await wizard.button('Close').last().click();
    await expect(wizard.root).toBeHidden();
  });

  await test.step('the next release is tried: each cell, before and after', async () => {
    await begin(file('incidents-2.csv', second));
    await wizard.next('What it is');
    await wizard.field('Version or date of the release').fill('2016');
    await wizard.next('Columns to fields');
    await wizard.next('Try it');
    await wizard.expectFigures({ New: 1, Changed: 2, Same: 1, Gone: 1, 'Yours kept': 2 });
    await wizard.figure('Changed').click();
    await wizard.rows.getByRole('option', { name: /^Fire at a mill/ }).click();
    const day = wizard.detail.getByRole('row', { name: /^day/ });
    await expect(day.getByRole('cell')).toHaveText(['2015-03-25', '2015-03-26', '26/3/2015']);
    await wizard.figure('Gone').click();
    await expect(wizard.rows.getByRole('option')).toHaveText([/^Market shelled/]);
    await wizard.figure('Yours kept').click();
    await expect(wizard.rows.getByRole('option')).toHaveText([
      /^Raid on a post.*5 → 9/,
      /^Fire at a mill.*11 → 8/,
    ]);
    await wizard.button('Update: 1 new, 2 changed, 1 gone').click();
    await wizard.expectStep('Done');
    await wizard.showRecords();
    await screen.expectCount('incidents', 5);
  });

  await test.step('what the user wrote and chose is there, with what the release says as a rival', async () => {
    await expect(grid.value('Raid on a post', 'killed')).toHaveText('5');
    await expect(grid.value('Fire at a mill', 'killed')).toHaveText('11');
    await expect(grid.value('Fire at a mill', 'day')).toHaveText('2015-03-26');
    await grid.cell('Raid on a post', 'title').click();
    await inspector.expectRecord('Raid on a post');
    await expect(inspector.claims('killed').filter({ hasText: '9' })).toHaveCount(1);
    await expect(inspector.tab('Notes')).toHaveText(/1$/);
    await inspector.tab('Notes').click();
    await expect(inspector.root.getByText('Compare with the ministry.')).toBeVisible();
    await inspector.tab('Fields').click();
  });

  await test.step('what is gone is kept, marked, and found by a filter', async () => {
    const mark = grid.mark('Market shelled', 'title', 'Not in the newest release of its dataset');
    await expect(mark).toBeVisible();
    await grid.cell('Market shelled', 'title').click();
    await expect(inspector.root.getByText('Not in incidents 2016.')).toBeVisible();
    await expect(new Links(page).tab).toHaveText(/1$/);

    await screen.entry('Imports').click();
    const imports = new ImportsPage(page);
    await expect(imports.row('incidents')).toHaveCount(1);
    await imports.showGone('incidents');
    grid = screen.grid('incidents');
    await screen.filters.expectLeft(1);
    await expect(grid.row('Market shelled')).toBeVisible();
    await screen.filters.clearAll();
    await expect(grid.row('Road blocked')).toBeVisible();
  });

  await test.step('one undo puts the release of before back', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await screen.expectCount('incidents', 4);
    await expect(grid.row('Road blocked')).toHaveCount(0);
    await expect(grid.value('Fire at a mill', 'day')).toHaveText('2015-03-25');
    await expect(grid.value('Fire at a mill', 'killed')).toHaveText('11');
    await expect(grid.mark('Market shelled', 'title', /^Not in/)).toHaveCount(0);
  });
});

/** Into a field of the record that is shown. */
async function type({ inspector }: WorkbenchPage, field: string, text: string): Promise<void> {
  const box = await inspector.edit(field);
  await box.fill(text);
  await box.press('Enter');
  await expect(box).toBeHidden();
}

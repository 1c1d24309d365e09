/** axe finds nothing wrong with the import and the page of imports, in the light and in the dark. */
import { beginDrag } from '../electron-stand-in/drop-files.ts';
import { expect, test } from '../fixtures.ts';
import { findings } from '../pages/axe.ts';
import { ImportsPage, ImportWizard } from '../pages/import-wizard.ts';
import { awkwardCsv, inWindows1256, release, writeTable } from '../pages/tables.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const others = Array.from({ length: 60 }, (_, at) => `B${at},Road closed,25/3/2015,${at}`);

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the import, ${theme}`, async ({ page, workbench }, testInfo) => {
    test.setTimeout(300_000);
    const program = new WorkbenchPage(page);
    const wizard = new ImportWizard(page);
    const found: Record<string, string[]> = {};
    const look = async (scene: string): Promise<void> => {
      const wrong = await findings(page);
      if (wrong.length > 0) found[scene] = wrong;
    };
    const begin = async (name: string, content: string | Uint8Array): Promise<void> => {
      await workbench.answerOpenDialog(writeTable(testInfo, name, content));
      await program.run('Import…');
    };
    await program.open('Events');
    await program.run(`Theme: ${theme}`);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
    await program.run('Imports');
    await expect(page.getByText('Nothing was imported yet')).toBeVisible();
    await look('no imports');

    const at = { x: 600, y: 400 };
    const drag = await beginDrag(workbench.app, page, at, [writeTable(testInfo, 'a.csv', 'a')]);
    await expect(page.getByText('Import into Islamic State')).toBeVisible();
    await look('a file over the window');
    await drag.leave();
    await page.mouse.move(400, 300);

    await begin(
      'noise.csv',
      new Uint8Array(4_000).map((_, place) => place % 7),
    );
    await expect(wizard.problem).toBeVisible();
    await look('no table');
    await wizard.button('Cancel').click();

    await begin('incidents.csv', inWindows1256(awkwardCsv()));
    await wizard.expectStep('The file');
    await wizard.previewCell('كابول').click();
    await look('the file');
    await wizard.chosen('Names of the columns').click();
    await look('choosing the header');
    await page.keyboard.press('Escape');
    await wizard.next('What it is');
    await look('what it is');
    await wizard.purpose(/^Rows of a collection/).check();
    await wizard.expectStep('What it is');
    await look('rows of a collection');
    await wizard.purpose(/^A collection of its own/).check();
    await wizard.expectStep('What it is');
    await wizard.next('Columns to fields');
    for (const field of ['Date', 'المكان', 'Killed']) {
      await wizard.selectField(field);
      await look(`the field ${field}`);
    }
    await wizard.line('Remarks').getByRole('checkbox').uncheck();
    await look('a column that is left out');
    await wizard.next('Try it');
    await look('tried');
    await wizard.button('Cancel').click();
    await expect(wizard.question).toBeVisible();
    await look('asked whether to give up');
    await page.keyboard.press('Escape');
    await wizard.next('Done');
    await look('done');
    await wizard.showRecords();

    await begin('set.csv', release('A1,Raid,3/4/2015,5', 'A2,Fire,31/2/2015,7', ...others));
    await wizard.tryAsProposed();
    await wizard.expectFigures({ New: 62, 'With problems': 1 });
    await wizard.figure('With problems').click();
    await expect(wizard.detail.getByRole('heading')).toBeVisible();
    await look('problems');
    await wizard.next('Done');
    await wizard.button('Close').last().click();
    await begin('set.csv', release('A1,Raid,3/4/2015,6', ',Nobody,1/1/2015,1', ...others));
    await wizard.tryAsProposed();
    await wizard.figure('Changed').click();
    await look('changed');
    await wizard.figure('Rejected').click();
    await look('rejected');
    await wizard.next('Done');
    await wizard.button('Close').last().click();

    await program.entry('Imports').click();
    const imports = new ImportsPage(page);
    await expect(imports.row('set')).toBeVisible();
    await look('imports');
    await imports.run('set', 'Take out…');
    await expect(program.dialog('Take out set?')).toBeVisible();
    await look('asked whether to take out');
    await page.keyboard.press('Escape');
    await imports.showGone('set');
    await expect(program.grid('set').row('A2')).toBeVisible();
    await look('a record that is gone');
    expect(found).toEqual({});
  });
}

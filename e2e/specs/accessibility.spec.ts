/** axe finds nothing wrong on any page, in any dialog, in the light and in the dark. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { BackupsPage } from '../pages/backups-page.ts';
import { Banners } from '../pages/banners.ts';
import { copyWith, damages } from '../pages/damage.ts';
import { ExportDialog } from '../pages/export-dialog.ts';
import { HistoryPage } from '../pages/history-page.ts';
import { IdentityDialog } from '../pages/identity.ts';
import { Links } from '../pages/links.ts';
import { NoteEditor, NotesPage } from '../pages/notes.ts';
import { noteTexts, shippedCopy } from '../pages/on-disk.ts';
import { RecoveryDialog } from '../pages/recovery-dialog.ts';
import { SavedState } from '../pages/saved-state.ts';
import { smallDisk } from '../pages/small-disk.ts';
import { closeDossier, StartPage } from '../pages/start-page.ts';
import { Views } from '../pages/views.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const CROCUS = 'Attack on the Crocus City Hall near Moscow';

/**
 * The completions of the note editor scroll by the arrow keys while the focus stays in the text, which axe allows for
 * `combobox` and does not know of for CodeMirror's `textbox` with `aria-activedescendant`.
 */
const KNOWN = 'scrollable-region-focusable: #cm-ac-';

/** What is found on the page as it is now, in words. Marks that are half faded in are not judged. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))),
  );
  // The usual way opens a second page for the results, and this program has one window.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`)
      .filter((words) => !words.startsWith(KNOWN)),
  );
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page, workbench }, testInfo) => {
    test.setTimeout(300_000);
    const program = new WorkbenchPage(page);
    const { inspector } = program;
    const found: Record<string, string[]> = {};
    const look = async (scene: string): Promise<void> => {
      const wrong = await findings(page);
      if (wrong.length > 0) found[scene] = wrong;
    };
    const leave = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    };

    const grid = program.grid('Events');
    await grid.expectReady();
    await program.run(`Theme: ${theme}`);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
    await grid.cell(CROCUS, 'Title').click();
    await inspector.expectRecord(CROCUS);
    await look('grid and fields');

    await grid.openFilter('Kind');
    await look('filter by values');
    await program.filters.done('Kind');
    await grid.openFilter('Date');
    await look('filter by dates');
    await program.filters.done('Date');

    await grid.cell(CROCUS, 'Place').dblclick();
    await expect(page.getByRole('textbox', { name: 'Place', exact: true })).toBeFocused();
    await look('editing in the grid');
    await page.keyboard.press('Escape');
    const box = await inspector.edit('Killed');
    await box.fill('many');
    await box.press('Enter');
    await expect(inspector.field('Killed').getByRole('alert')).toBeVisible();
    await look('editing in the inspector, refused');
    await page.keyboard.press('Escape');

    await grid.cell(CROCUS, 'Title').click({ button: 'right' });
    await expect(program.menuItem('Copy cell')).toBeVisible();
    await look('menu of a cell');
    await page.keyboard.press('Escape');

    await grid.cell(CROCUS, 'Title').click();
    await page.keyboard.press('ControlOrMeta+m');
    const onRecord = new NoteEditor(page, 'New note on this event');
    await onRecord.write('# Title\n\n- one\n- [ ] two\n\n`code` and [[Kab');
    await look('writing a note, with completions');
    await page.keyboard.press('Escape');
    await onRecord.addTags('figures');
    await onRecord.close();
    await look('notes in the inspector');

    await inspector.tab('Fields').click();
    const killed = await inspector.edit('Killed');
    await killed.fill('at least 140');
    await killed.press('Enter');
    await expect(inspector.field('Killed')).toContainText('≥140');
    await inspector.openFieldHistory('Killed');
    await expect(inspector.history('Killed')).toHaveCount(1);
    await look('history of a field');
    await inspector.tab('History').click();
    await expect(inspector.history('this event')).not.toHaveCount(0);
    await look('history of a record');
    await inspector.tab('Fields').click();
    const links = new Links(page);
    await links.tab.click();
    await look('no links in the inspector');
    await page.keyboard.press('ControlOrMeta+l');
    await expect(links.form.getByRole('option').first()).toBeVisible();
    await look('what a link says');
    await page.keyboard.type('is related');
    await page.keyboard.press('Enter');
    await expect(links.form.getByRole('option').first()).toBeVisible();
    await look('the record of a link');
    await page.keyboard.press('Enter');
    await links.when.fill('some day');
    await look('details of a link, refused');
    await links.when.fill('2024');
    await links.save.click();
    await links.expectCount(1);
    await look('links in the inspector');
    await page.keyboard.press('Shift+F10');
    await expect(program.menuItem('Go there')).toBeVisible();
    await look('menu of a link');
    await page.keyboard.press('Escape');

    const identity = new IdentityDialog(page);
    await identity.open();
    await identity.ready();
    await look('same or different');
    await identity.answer('Not now').click();
    await identity.ready();
    await look('same or different, the next pair');
    await identity.close();
    await page.getByRole('button', { name: 'More about Events' }).click();
    await expect(program.menuItem('Same or different…')).toBeVisible();
    await look('menu of the collection');
    await page.keyboard.press('Escape');

    const views = new Views(page);
    await views.saveAs('Usual');
    await views.button.click();
    await expect(views.menu).toBeVisible();
    await look('views');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Shift+s');
    await expect(program.dialog('Save view as')).toBeVisible();
    await look('saving a view');
    await leave();

    await page.keyboard.press('ControlOrMeta+Shift+M');
    await new NoteEditor(page, 'New note on the dossier').write('**On** the dossier');
    await look('notes page');
    await new NotesPage(page).search.fill('nowhere');
    await expect(page.getByText('No note fits')).toBeVisible();
    await look('notes page without a note');
    await new NotesPage(page).search.fill('');
    await new NotesPage(page).select('On the dossier');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();

    await program.entry('Trash').click();
    await page.getByRole('checkbox', { name: 'Choose all' }).check();
    await look('trash');
    await page.getByRole('button', { name: 'Delete for good…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('emptying the trash');
    await leave();

    const backups = new BackupsPage(page);
    await backups.open();
    await expect(backups.rows.first()).toBeVisible({ timeout: 15_000 });
    await backups.check(backups.rows.first());
    await expect(backups.rows.first().getByRole('status')).toContainText('Good');
    await look('backups');
    await backups.rows.first().click({ button: 'right' });
    await expect(program.menuItem('Restore…')).toBeVisible();
    await look('menu of a backup');
    await program.menuItem('Restore…').click();
    await expect(backups.question).toBeVisible();
    await look('restoring a backup');
    await leave();
    await program.run('Save a copy as…');
    await look('saving a copy');
    await leave();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(program.messages).toContainText('Undone: Delete note');
    const history = new HistoryPage(page);
    await history.open();
    await expect(history.step('Delete note')).toContainText('Undone');
    await look('history');
    await history.step('Delete note').focus();
    await page.keyboard.press('Shift+F10');
    await expect(program.menuItem('Do again')).toBeVisible();
    await look('menu of a step');
    await program.menuItem('Go back to before this…').click();
    await expect(history.question).toBeVisible();
    await look('going back');
    await leave();
    await page.getByRole('button', { name: /^Days: / }).click();
    await page.getByRole('textbox', { name: 'To' }).fill('2020');
    await expect(page.getByText('No step fits')).toBeVisible();
    await look('history by days, without a step');
    await page.getByRole('button', { name: 'Any day' }).click();

    await program.open('Events');
    await new ExportDialog(page).open();
    await look('export');
    await leave();
    await program.run('Columns…');
    await look('columns');
    await leave();
    await page.keyboard.press('ControlOrMeta+k');
    await program.palette.getByRole('combobox').fill('kabul');
    await expect(program.palette.getByRole('option').first()).toBeVisible();
    await look('palette');
    await leave();
    await page.keyboard.press('F1');
    await expect(program.dialog('Keyboard shortcuts')).toBeVisible();
    await look('shortcuts');
    await leave();
    await program.run('About Dossier');
    await expect(program.dialog('About Dossier').getByText('Built with')).toBeVisible();
    await look('about');
    await leave();

    const start = await closeDossier(page);
    await look('start');
    const folder = testInfo.outputPath('no-dossier');
    mkdirSync(folder);
    await workbench.answerOpenDialog(folder);
    await start.openPicked();
    await start.expectProblem('This folder is not a dossier', folder);
    await look('start with a problem');
    await page.getByRole('button', { name: 'New…', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'New dossier' })).toBeVisible();
    await look('new dossier');

    expect(found).toEqual({});
  });

  test(`axe finds nothing when something is wrong with the files, ${theme}`, async ({
    workbench,
  }, testInfo) => {
    test.setTimeout(240_000);
    const found: Record<string, string[]> = {};
    const look = async (scene: string): Promise<void> => {
      const wrong = await findings(workbench.page);
      if (wrong.length > 0) found[scene] = wrong;
    };
    let program = new WorkbenchPage(await workbench.launch());
    await program.grid('Events').expectReady();
    await program.run(`Theme: ${theme}`);
    await writeNote(program.page, 'One');
    await writeNote(program.page, 'Two');
    const folder = shippedCopy(workbench.documents);
    await expect.poll(() => noteTexts(folder)).toEqual(['One', 'Two']);

    writeFileSync(path.join(folder, 'changes.jsonl'), 'theirs');
    await writeNote(program.page, 'Three');
    await expect(new Banners(program.page).notices).toHaveCount(1);
    await look('a notice');
    await workbench.close();

    const newer = copyWith(folder, testInfo.outputPath('Newer'), damages.newerFormat);
    program = new WorkbenchPage(await workbench.launch(['--dossier', newer]));
    await new Banners(program.page).expectReading(/newer version/);
    const grid = await program.open('Events');
    await grid.cell(CROCUS, 'Title').click();
    await program.inspector.expectRecord(CROCUS);
    await look('for reading only');
    await new NotesPage(program.page).open();
    await new NotesPage(program.page).select('One');
    await look('a note to be read');
    await workbench.close();

    const damaged = copyWith(folder, testInfo.outputPath('Damaged'), damages.lostChange);
    const page = await workbench.launch(['--dossier', damaged]);
    const recovery = new RecoveryDialog(page);
    await new StartPage(page).expectProblem('A file of this dossier is damaged');
    await look('start with a damaged dossier');
    await recovery.open();
    await expect(recovery.lost.first()).toBeVisible();
    await look('what can be saved');
    await recovery.save();
    await expect(recovery.done).toBeVisible();
    await look('what was saved');
    await workbench.close();

    const disk = smallDisk(testInfo.outputPath('disk'), folder);
    try {
      if (disk !== null) {
        program = new WorkbenchPage(await workbench.launch(['--dossier', disk.dossier]));
        const saved = new SavedState(program.page);
        await program.open('Events');
        disk.fill();
        await writeNote(program.page, 'Words that find no room. '.repeat(400));
        await expect(saved.failed).toBeVisible();
        await look('not saved');
        await saved.failed.click();
        await expect(saved.card).toBeVisible();
        await look('not saved, and why');
        await program.page.keyboard.press('Escape');
        await program.run('Close dossier');
        await expect(saved.question).toBeVisible();
        await look('closing with unsaved work');
        disk.free();
        await saved.answer('Try again').click();
        await expect(saved.question).toBeHidden();
        await workbench.close();
      }
    } finally {
      disk?.unmount();
    }
    expect(found).toEqual({});
  });
}

async function writeNote(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+M');
  const editor = new NoteEditor(page, 'New note on the dossier');
  await editor.text.focus();
  await page.keyboard.insertText(text);
  await editor.close();
}

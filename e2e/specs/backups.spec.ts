/** A person makes a backup, sees that it is good, goes back to it; and takes everything along as one file. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type Workbench } from '../fixtures.ts';
import { BackupsPage, SaveCopyDialog } from '../pages/backups-page.ts';
import { NoteEditor } from '../pages/notes.ts';
import { noteTexts, shippedCopy } from '../pages/on-disk.ts';
import { closeDossier } from '../pages/start-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { recordsOf, shipped } from '../pages/shipped.ts';

const IMPORTED = shipped.collections.reduce((sum, { title }) => sum + recordsOf(title).length, 0);

async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+M');
  const editor = new NoteEditor(page, 'New note on the dossier');
  await editor.write(text);
  await editor.close();
}

/** What the program asked the file manager to show last. */
function shownLast(workbench: Workbench): Promise<unknown> {
  return workbench.app.evaluate(
    (electron) =>
      (electron as unknown as { __calls: { api: string; args: unknown[] }[] }).__calls
        .filter(({ api }) => api === 'shell.showItemInFolder')
        .at(-1)?.args[0],
  );
}

test('backups are made, checked and restored', async ({ page, workbench }) => {
  test.setTimeout(90_000);
  const program = new WorkbenchPage(page);
  const backups = new BackupsPage(page);
  await program.grid('Events').expectReady();
  const folder = shippedCopy(workbench.documents);

  await test.step('one comes by itself soon after opening', async () => {
    await backups.open();
    await expect(backups.rows).toHaveCount(1, { timeout: 15_000 });
    await expect(backups.rows.first()).toContainText('When the dossier was opened');
    await expect(backups.rows.first()).toContainText(`${IMPORTED} imported records`);
  });

  await test.step('one by hand says what is in it', async () => {
    await write(page, 'Before');
    await write(page, 'Before as well');
    await backups.open();
    await backups.makeOne();
    await expect(backups.rows.first()).toContainText('You asked for it');
    await expect(backups.rows.first()).toContainText('2 notes');
    await expect(backups.rows.first()).toContainText(/\d KB/);
  });

  await test.step('it is opened and compared, and is good', async () => {
    const result = await backups.check(backups.rows.first());
    await expect(result).toContainText('Good: every file is as it was written');
  });

  await test.step('restored, the work is as it was then, after another backup', async () => {
    await write(page, 'Written since');
    await backups.open();
    const row = backups.rows.first();
    await row.getByRole('button', { name: /^Restore the backup of / }).click();
    await expect(backups.question).toContainText('2 notes');
    await expect(backups.question).toContainText('one undo brings it all back');
    await expect(backups.question).toContainText('a backup of how it is now is made');
    await backups.question.getByRole('button', { name: 'Cancel' }).click();
    expect(noteTexts(folder)).toContain('Written since');
    await backups.restore(row);
    await program.expectCount('Notes', 2);
    expect(noteTexts(folder)).toEqual(['Before', 'Before as well']);
    await expect(backups.rows.first()).toContainText('Before a backup was restored');
    await expect(backups.rows.first()).toContainText('3 notes');
  });

  await test.step('one undo brings everything back', async () => {
    await program.messages.getByRole('button', { name: 'Undo' }).click();
    await program.expectCount('Notes', 3);
    expect(noteTexts(folder).toSorted()).toEqual(['Before', 'Before as well', 'Written since']);
  });

  await test.step('all of it by keyboard, and by the other mouse button', async () => {
    const [first, second] = [backups.stop(backups.rows.nth(0)), backups.stop(backups.rows.nth(1))];
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await expect(second).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(program.menuItem('Check that it is good')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(backups.rows.nth(1).getByRole('status')).toContainText('Good');
    await expect(second).toBeFocused();
    await backups.rows.nth(2).click({ button: 'right' });
    await program.menuItem('Show in folder').click();
    if (workbench.runtime === 'stand-in') {
      const names = readdirSync(path.join(folder, 'backups')).filter((name) => name !== 'lasting');
      const shown = path.join(folder, 'backups', names.toSorted().at(-3) ?? '');
      await expect.poll(() => shownLast(workbench)).toBe(shown);
    }
  });

  await test.step('damaged ones say what is wrong, and are not restored', async () => {
    const place = path.join(folder, 'backups');
    const [newest = '', second = ''] = readdirSync(place)
      .filter((name) => name !== 'lasting')
      .toSorted()
      .toReversed();
    const log = path.join(place, second, 'changes.jsonl');
    writeFileSync(log, readFileSync(log, 'utf8').replace('Before', 'BEFORE'));
    writeFileSync(path.join(place, newest, 'backup.json'), '{"rubbish');
    await program.entry('Trash').click();
    await backups.open();
    await expect(backups.rows.nth(0)).toContainText('Damaged');
    await expect(backups.rows.nth(0)).toContainText('it is not valid JSON');
    const row = backups.rows.nth(1);
    await expect(await backups.check(row)).toHaveText(/its SHA-256 differs/);
    await row.getByRole('button', { name: /^Restore the backup of / }).click();
    await backups.question.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(backups.question.getByRole('alert')).toContainText('its SHA-256 differs');
    await page.keyboard.press('Escape');
    await program.expectCount('Notes', 3);
  });

  await test.step('the page is remembered', async () => {
    const again = new WorkbenchPage(await workbench.relaunch());
    await expect(again.entry('Backups')).toHaveAttribute('aria-current', 'page');
  });
});

test('a copy of everything is one file, and becomes a dossier again', async ({
  page,
  workbench,
}, testInfo) => {
  test.setTimeout(90_000);
  const program = new WorkbenchPage(page);
  const dialog = new SaveCopyDialog(page);
  const copy = testInfo.outputPath('My copy.zip');
  await program.grid('Events').expectReady();
  const folder = shippedCopy(workbench.documents);
  await write(page, 'Taken along');

  await test.step('it says what is in it, and what is not', async () => {
    await program.run('Save a copy as…');
    await expect(dialog.root).toContainText('all of your own work, and its history');
    await expect(dialog.root).toContainText('Backups and quarantine are not in it');
  });

  await test.step('the user thinks better of it', async () => {
    await workbench.answerSaveDialog(null);
    await dialog.choose();
    await expect(dialog.root.getByRole('button', { name: 'Choose where…' })).toBeEnabled();
  });

  await test.step('a place that can not be written to is said, and it can be tried again', async () => {
    await workbench.answerSaveDialog(testInfo.outputPath('gone', 'a.zip'));
    await dialog.choose();
    await expect(dialog.problem).toContainText('no longer there');
    await workbench.answerSaveDialog(copy);
    await dialog.save('My copy.zip');
    expect(existsSync(copy)).toBe(true);
  });

  await test.step('from the start page, it becomes a dossier in the documents', async () => {
    const start = await closeDossier(page);
    await workbench.answerOpenDialog(copy);
    await start.root.getByRole('button', { name: 'Open a copy…' }).click();
    await program.expectCount('Notes', 1);
    await expect(program.messages).toContainText('My copy.zip was unpacked and checked');
    const names = readdirSync(workbench.documents).filter((name) => name.endsWith('.dossier'));
    expect(names).toHaveLength(2);
    const made = path.join(workbench.documents, names.find((name) => !folder.endsWith(name)) ?? '');
    expect(noteTexts(made)).toEqual(['Taken along']);
    expect(existsSync(path.join(made, 'backups'))).toBe(false);
  });

  await test.step('what is no copy is refused in words; the open dossier stays, and nothing is written', async () => {
    const before = readdirSync(workbench.documents);
    const torn = testInfo.outputPath('torn.zip');
    const bytes = readFileSync(copy);
    writeFileSync(torn, bytes.subarray(0, bytes.length / 2));
    await workbench.answerOpenDialog(torn);
    await program.run('Open a copy…');
    const problem = program.dialog('This copy is damaged');
    await expect(problem).toContainText('torn.zip');
    await expect(problem).toContainText('copy or download it again');
    await expect(problem.getByRole('button', { name: 'See what can be saved…' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await program.expectCount('Notes', 1);
    expect(readdirSync(workbench.documents)).toEqual(before);
  });
});

/** What can't be opened for work is opened for reading: it says why, offers nothing that writes, and changes not one byte. */
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, type Workbench } from '../fixtures.ts';
import { launchProgram } from '../launch.ts';
import { BackupsPage } from '../pages/backups-page.ts';
import { Banners } from '../pages/banners.ts';
import { copyWith, damages, readOnlyCopy } from '../pages/damage.ts';
import { ExportDialog, readCsv } from '../pages/export-dialog.ts';
import { Links } from '../pages/links.ts';
import { NoteEditor, NotesPage } from '../pages/notes.ts';
import { fingerprint, isLayerWritten, noteTexts, shippedCopy } from '../pages/on-disk.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { recordsOf } from '../pages/shipped.ts';

const EVENTS = recordsOf('Events').length;
const CROCUS = 'Attack on the Crocus City Hall near Moscow';

async function writeNote(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+M');
  const editor = new NoteEditor(page, 'New note on the dossier');
  await editor.write(text);
  await editor.close();
}

/** A dossier with some work in it, closed in an orderly way. Answers its folder. */
async function prepare(workbench: Workbench): Promise<string> {
  const page = await workbench.launch();
  await new WorkbenchPage(page).grid('Events').expectReady();
  await writeNote(page, 'One note');
  await workbench.close();
  return shippedCopy(workbench.documents);
}

/** Nothing that would change anything is offered or goes through; looking and exporting do. */
async function expectNothingToWrite(page: Page, exported: () => Promise<string>): Promise<void> {
  const program = new WorkbenchPage(page);
  const grid = await program.open('Events');

  await test.step('no cell and no field opens for editing', async () => {
    await grid.cell(CROCUS, 'Title').click();
    await program.inspector.expectRecord(CROCUS);
    await page.keyboard.type('abc');
    await page.keyboard.press('Enter');
    await grid.cell(CROCUS, 'Place').dblclick();
    await expect(program.messages).toHaveText(/This dossier is open for reading only\./);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Edit / })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /write a note$/ })).toHaveCount(0);
  });

  await test.step('menus and commands that write are off', async () => {
    await grid.cell(CROCUS, 'Title').click({ button: 'right' });
    for (const name of [
      'Edit Title',
      'Note on this record',
      'Link to another record…',
      'Move to trash',
    ])
      await expect(program.menuItem(name)).toBeDisabled();
    await expect(program.menuItem('Copy cell')).toBeEnabled();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'New event' })).toBeDisabled();
    await new Links(page).tab.click();
    await expect(page.getByRole('button', { name: 'Link to another record' })).toBeDisabled();
    await program.inspector.tab('Fields').click();
    await page.keyboard.press('ControlOrMeta+k');
    await program.palette.getByRole('combobox').fill('new');
    await expect(program.palette.getByRole('option', { name: 'New dossier…' })).toBeVisible();
    await expect(program.palette.getByRole('option', { name: 'New record' })).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('the view is changed for now, and nobody complains', async () => {
    await grid.sortBy('Title');
    await program.search('Kabul');
    await program.search('');
    await program.run('Reset columns, sort and filters');
    // As long as a view waits before it is kept.
    await page.waitForTimeout(600);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('notes are read', async () => {
    const notes = new NotesPage(page);
    await notes.open();
    await notes.select('One note');
    await expect(notes.pane).toContainText('One note');
    await expect(notes.pane.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'New note' })).toBeDisabled();
  });

  await test.step('backups are looked at', async () => {
    await new BackupsPage(page).open();
    await expect(new BackupsPage(page).take).toBeDisabled();
  });

  await test.step('and all of it can be exported', async () => {
    await program.open('Events');
    const dialog = new ExportDialog(page);
    await dialog.open();
    const file = await exported();
    await dialog.rows(/^Everything in Events/).check();
    await dialog.write('events.csv', EVENTS);
    expect(readCsv(file)).toHaveLength(EVENTS + 1);
  });
}

test('a second program reads along, and gets to work when the first has closed', async ({
  page,
  workbench,
}, testInfo) => {
  test.setTimeout(120_000);
  await new WorkbenchPage(page).grid('Events').expectReady();
  await writeNote(page, 'One note');
  const folder = shippedCopy(workbench.documents);
  const userData = testInfo.outputPath('second-user');
  mkdirSync(userData);
  const second = await launchProgram({
    userData,
    documents: workbench.documents,
    args: ['--dossier', folder],
  });
  try {
    const other = await second.firstWindow();
    const program = new WorkbenchPage(other);
    const banners = new Banners(other);
    await banners.expectReading(/another window or program has this dossier open/);
    await expect(program.status.getByRole('status')).toHaveText('For reading only');
    const file = testInfo.outputPath('events.csv');
    // Backups of the first program come and go; what it has written stays, once it is at rest.
    await expect.poll(() => isLayerWritten(folder)).toBe(true);
    const before = fingerprint(folder, ['backups']);
    await expectNothingToWrite(other, async () => {
      await second.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, file);
      return file;
    });
    expect(fingerprint(folder, ['backups'])).toEqual(before);

    await test.step('while the first has it, it stays for reading, with what is new', async () => {
      await writeNote(page, 'Written since');
      await program.grid('Events').cell(CROCUS, 'Title').click();
      await banners.openForWork.click();
      await expect(program.messages).toContainText('Still for reading only');
      await program.expectCount('Notes', 2);
      // The record that was looked at is still there.
      await program.inspector.expectRecord(CROCUS);
    });

    await test.step('once that has closed, it is for work', async () => {
      await workbench.close();
      await banners.openForWork.click();
      await expect(program.messages).toContainText('open for work');
      await expect(banners.root).not.toContainText('For reading only');
      await program.inspector.expectRecord(CROCUS);
      await writeNote(other, 'By the second');
      expect(noteTexts(folder)).toEqual(['One note', 'Written since', 'By the second']);
    });
  } finally {
    await second.close();
  }
});

test('a dossier of a newer format is shown as far as it is understood, byte for byte the same', async ({
  workbench,
}, testInfo) => {
  test.setTimeout(120_000);
  const folder = copyWith(
    await prepare(workbench),
    testInfo.outputPath('Newer.dossier'),
    damages.newerFormat,
  );
  const before = fingerprint(folder);
  const page = await workbench.launch(['--dossier', folder]);
  const banners = new Banners(page);
  await banners.expectReading(/newer version of Dossier/);
  await expect(banners.openForWork).toHaveCount(0);
  const file = testInfo.outputPath('events.csv');
  await expectNothingToWrite(page, async () => {
    await workbench.answerSaveDialog(file);
    return file;
  });
  await new WorkbenchPage(page).run('Save a copy as…');
  const copy = page.getByRole('dialog', { name: 'Save a copy as one file' });
  await expect(copy).toContainText('Copy its whole folder instead');
  await expect(copy.getByRole('button', { name: 'Choose where…' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await workbench.close();
  expect(fingerprint(folder)).toEqual(before);
});

test('a folder that can not be written is opened for reading', async ({ workbench }, testInfo) => {
  test.setTimeout(120_000);
  const folder = testInfo.outputPath('read-only.dossier');
  const sound = await prepare(workbench);
  const release = readOnlyCopy(sound, folder);
  test.skip(release === null, 'Nothing can be made read-only for this user.');
  try {
    const before = fingerprint(folder);
    const page = await workbench.launch(['--dossier', folder]);
    const banners = new Banners(page);
    await banners.expectReading(/nothing can be written in its folder/);
    await banners.openForWork.click();
    await expect(new WorkbenchPage(page).messages).toContainText('Still for reading only');
    await new WorkbenchPage(page).expectCount('Notes', 1);
    await workbench.close();
    expect(fingerprint(folder)).toEqual(before);
  } finally {
    release?.();
  }
});

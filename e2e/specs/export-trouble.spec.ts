/** Exports that do not go through leave what was there, say why, and can be tried again; and the export of notes. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { ExportDialog, readCsv } from '../pages/export-dialog.ts';
import { NoteEditor, NotesPage } from '../pages/notes.ts';
import { readNotes, shippedCopy } from '../pages/on-disk.ts';
import { ReportDialog } from '../pages/report-dialog.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { recordsOf } from '../pages/shipped.ts';

const EVENTS = recordsOf('Events').length;

test('a target that can not be written is left alone, and the dialog says why', async ({
  page,
  workbench,
}, testInfo) => {
  const dialog = new ExportDialog(page);
  await new WorkbenchPage(page).grid('Events').expectReady();
  const folder = testInfo.outputPath('exports');
  mkdirSync(folder);
  await dialog.open();

  await test.step('the user thinks better of it', async () => {
    await workbench.answerSaveDialog(null);
    await dialog.start();
    await expect(dialog.root.getByRole('button', { name: 'Export…' })).toBeEnabled();
    expect(readdirSync(folder)).toEqual([]);
  });

  await test.step('a folder has the name', async () => {
    mkdirSync(path.join(folder, 'taken.csv'));
    await workbench.answerSaveDialog(path.join(folder, 'taken.csv'));
    await dialog.start();
    await expect(dialog.problem).toHaveText(/taken\.csv is a folder\. Choose another name/);
    expect(readdirSync(folder)).toEqual(['taken.csv']);
    expect(readdirSync(path.join(folder, 'taken.csv'))).toEqual([]);
  });

  await test.step('the folder is gone', async () => {
    await workbench.answerSaveDialog(path.join(folder, 'gone', 'a.csv'));
    await dialog.start();
    await expect(dialog.problem).toHaveText(/gone.+no longer there.+Look whether/);
    expect(existsSync(path.join(folder, 'gone'))).toBe(false);
  });

  await test.step('then it goes through', async () => {
    rmSync(path.join(folder, 'taken.csv'), { recursive: true });
    const target = path.join(folder, 'taken.csv');
    writeFileSync(target, 'old');
    await workbench.answerSaveDialog(target);
    await dialog.write('taken.csv', EVENTS);
    expect(readCsv(target)).toHaveLength(EVENTS + 1);
    expect(readdirSync(folder)).toEqual(['taken.csv']);
  });

  await test.step('cancelled, nothing is written', async () => {
    await dialog.open();
    await dialog.cancel();
    await dialog.open();
    await page.keyboard.press('Escape');
    await expect(dialog.root).toBeHidden();
  });
});

test('choices that can not be kept for the next time stand in the way of neither an export nor a report', async ({
  page,
  workbench,
}) => {
  await new WorkbenchPage(page).grid('Events').expectReady();
  // A folder has the name of the file that they go into.
  const preferences = path.join(workbench.userData, 'preferences.json');
  rmSync(preferences);
  mkdirSync(preferences);
  const said = (): number =>
    readFileSync(path.join(workbench.userData, 'dossier.log'), 'utf8').split(
      'Preferences were not written',
    ).length - 1;

  await test.step('an export is written, and the log says what was not', async () => {
    const dialog = new ExportDialog(page);
    const target = path.join(workbench.documents, 'events.csv');
    await workbench.answerSaveDialog(target);
    await dialog.open();
    await dialog.rows(/^Everything in Events/).check();
    const before = said();
    await dialog.write('events.csv', EVENTS);
    expect(readCsv(target)).toHaveLength(EVENTS + 1);
    await expect.poll(said).toBeGreaterThan(before);
  });

  await test.step('so is a report', async () => {
    const dialog = new ReportDialog(page);
    const target = path.join(workbench.documents, 'report.md');
    await workbench.answerSaveDialog(target);
    await dialog.open();
    await dialog.format('Markdown');
    const before = said();
    await dialog.write('report.md');
    expect(readFileSync(target, 'utf8')).toContain('# ');
    await expect.poll(said).toBeGreaterThan(before);
  });
  expect(readdirSync(preferences)).toEqual([]);
});

/** A disk of 12 KB; null where this user may not make one. */
function tinyDisk(folder: string): (() => void) | null {
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return () => void execFileSync('umount', [folder]);
}

test('a full disk keeps the old file', async ({ page, workbench }, testInfo) => {
  const folder = testInfo.outputPath('tiny');
  const unmount = tinyDisk(folder);
  test.skip(unmount === null, 'Only root on Linux can mount a disk small enough to fill.');
  try {
    const dialog = new ExportDialog(page);
    await new WorkbenchPage(page).grid('Events').expectReady();
    const target = path.join(folder, 'events.csv');
    writeFileSync(target, 'the old export');
    await workbench.answerSaveDialog(target);
    await dialog.open();
    await dialog.rows(/^Everything in Events/).check();
    await dialog.start();
    await expect(dialog.problem).toHaveText(
      /events\.csv could not be written: the disk is full\. Free some space and try again\./,
    );
    expect(readFileSync(target, 'utf8')).toBe('the old export');
    expect(readdirSync(folder)).toEqual(['events.csv']);
  } finally {
    unmount?.();
  }
});

test('notes are exported as the page lists them, and beside their records', async ({
  page,
  workbench,
}) => {
  const program = new WorkbenchPage(page);
  const dialog = new ExportDialog(page);
  const file = path.join(workbench.documents, 'notes.csv');
  const grid = program.grid('Events');
  await grid.expectReady();
  const title = (await grid.valueAt(0, 'Title').textContent()) ?? '';
  await workbench.answerSaveDialog(file);

  await test.step('two notes', async () => {
    await grid.cellAt(0, 'Title').click();
    await page.keyboard.press('ControlOrMeta+m');
    const onRecord = new NoteEditor(page, 'New note on this event');
    await onRecord.write('=danger, "quoted"\nsecond line');
    await onRecord.addTags('one', 'two');
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await new NoteEditor(page, 'New note on the dossier').write('ملاحظة');
  });

  await test.step('all of them, then those that are filtered', async () => {
    await new NotesPage(page).expectNotes('ملاحظة', '=danger');
    await dialog.open();
    await dialog.values('Exact').check();
    await dialog.write('notes.csv', 2);
    const [onDossier, onRecord] = readNotes(shippedCopy(workbench.documents)).toReversed();
    const record = onRecord?.target.record ?? '';
    const [header, ...rows] = readCsv(file);
    expect(header?.slice(0, 7)).toEqual([
      'On',
      'Record',
      'Title',
      'Field',
      'Text',
      'Tags',
      'Status',
    ]);
    expect(rows.map((row) => row.slice(0, 7))).toEqual([
      ['dossier', '', 'Islamic State – Khorasan Province', '', onDossier?.text, '', 'open'],
      ['record', record, title, '', onRecord?.text, 'one; two', 'open'],
    ]);
    await new NotesPage(page).filterByTag('one');
    await new NotesPage(page).expectNotes('=danger');
    await dialog.open();
    await dialog.write('notes.csv', 1);
    expect(readCsv(file).map((row) => row[4])).toEqual(['Text', '=danger, "quoted"\nsecond line']);
  });

  await test.step('as a column of the records', async () => {
    await program.open('Events');
    await dialog.open();
    await dialog.option('Column with the notes').check();
    await dialog.write('notes.csv', EVENTS);
    const [header, first, second] = readCsv(file);
    expect(header?.at(-1)).toBe('Notes');
    expect(first?.at(-1)).toBe('=danger, "quoted"\nsecond line');
    expect(second?.at(-1)).toBe('');
  });
});

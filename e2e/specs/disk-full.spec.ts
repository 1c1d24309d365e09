/** The disk refuses: that is said until it is over, nothing is lost meanwhile, and nothing closes without a word. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type Workbench } from '../fixtures.ts';
import { Banners } from '../pages/banners.ts';
import { NoteEditor } from '../pages/notes.ts';
import { noteTexts, shippedCopy } from '../pages/on-disk.ts';
import { SavedState } from '../pages/saved-state.ts';
import { smallDisk, type SmallDisk } from '../pages/small-disk.ts';
import { closeDossier, StartPage } from '../pages/start-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const LONG = 'Words that find no room. '.repeat(400).trim();

/** The program on a dossier on a small disk. */
async function openOn(workbench: Workbench, disk: SmallDisk): Promise<Page> {
  const page = await workbench.launch(['--dossier', disk.dossier]);
  await new WorkbenchPage(page).grid('Events').expectReady();
  await page.keyboard.press('ControlOrMeta+Shift+M');
  const editor = new NoteEditor(page, 'New note on the dossier');
  await editor.write('On the disk');
  await editor.close();
  return page;
}

async function makeDisk(workbench: Workbench, folder: string): Promise<SmallDisk> {
  await new WorkbenchPage(await workbench.launch()).grid('Events').expectReady();
  await workbench.close();
  const disk = smallDisk(folder, shippedCopy(workbench.documents));
  test.skip(disk === null, 'Only root on Linux can mount a disk small enough to fill.');
  return disk!;
}

async function writeLong(page: Page): Promise<NoteEditor> {
  await page.keyboard.press('ControlOrMeta+Shift+M');
  const editor = new NoteEditor(page, 'New note on the dossier');
  await editor.text.focus();
  await page.keyboard.insertText(LONG);
  return editor;
}

const closeWindow = (workbench: Workbench): Promise<void> =>
  workbench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('what finds no room is kept in memory, said all the time, and saved later', async ({
  workbench,
}, testInfo) => {
  test.setTimeout(120_000);
  const disk = await makeDisk(workbench, testInfo.outputPath('disk'));
  try {
    const page = await openOn(workbench, disk);
    const saved = new SavedState(page);
    disk.fill();
    const editor = await writeLong(page);

    await test.step('the status bar and the editor tell the truth', async () => {
      await expect(saved.failed).toHaveText(
        'Not saved: the disk is full · 1 change is kept in memory',
      );
      await expect(editor.state).toHaveText('In memory, not on the disk yet');
      expect(noteTexts(disk.dossier)).toEqual(['On the disk']);
    });

    await test.step('work goes on, and is counted', async () => {
      await editor.addTags('kept');
      await expect(saved.failed).toContainText('2 changes are kept in memory');
      await new WorkbenchPage(page).expectCount('Notes', 2);
    });

    await test.step('it is never called saved, nor on its way, while it is tried again', async () => {
      const seen = new Set<string>();
      const until = performance.now() + 7_000;
      while (performance.now() < until) {
        seen.add(
          (await saved.root
            .getByText(/^(Not saved|Saving|Saved|All saved)/)
            .last()
            .textContent()) ?? '',
        );
      }
      expect([...seen]).toEqual(['Not saved: the disk is full · 2 changes are kept in memory']);
    });

    await test.step('the whole message is one click away; trying again is of no use yet', async () => {
      await saved.failed.click();
      await expect(saved.card).toContainText(
        'changes.jsonl could not be written: the disk is full',
      );
      await expect(saved.card).toContainText('Free some space');
      await saved.card.getByRole('button', { name: 'Try again' }).click();
      await expect(saved.card.getByRole('button', { name: 'Try again' })).toBeEnabled();
      await expect(saved.failed).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(saved.card).toBeHidden();
    });

    await test.step('with room again, it is saved, without being asked', async () => {
      disk.free();
      await saved.expectSaved();
      await expect(editor.state).toHaveText('Saved');
      expect(noteTexts(disk.dossier)).toEqual(['On the disk', LONG]);
    });
    await workbench.close();
  } finally {
    disk.unmount();
  }
});

test('nothing closes while something is in memory only, before the user has said so', async ({
  workbench,
}, testInfo) => {
  test.setTimeout(180_000);
  const disk = await makeDisk(workbench, testInfo.outputPath('disk'));
  const copy = testInfo.outputPath('elsewhere.zip');
  try {
    let page = await openOn(workbench, disk);
    let saved = new SavedState(page);
    disk.fill();
    await writeLong(page);
    await expect(saved.failed).toBeVisible();

    await test.step('the window', async () => {
      await closeWindow(workbench);
      await expect(saved.question).toContainText('the disk is full');
      await expect(saved.answer('Close and lose 1 change')).toBeVisible();
      await saved.answer('Try again').click();
      await expect(saved.answer('Try again')).toBeEnabled();
      await saved.answer('Cancel').click();
      await expect(saved.question).toBeHidden();
    });

    await test.step('the dossier, and opening another', async () => {
      await new WorkbenchPage(page).run('Close dossier');
      await expect(saved.answer('Close and lose 1 change')).toBeVisible();
      await saved.answer('Cancel').click();
      await workbench.answerOpenDialog(shippedCopy(workbench.documents));
      await page.keyboard.press('ControlOrMeta+o');
      await expect(saved.answer('Open and lose 1 change')).toBeVisible();
      await saved.answer('Cancel').click();
      await new WorkbenchPage(page).expectCount('Notes', 2);
    });

    await test.step('one that the system hands over', async () => {
      await workbench.app.evaluate(({ app }, folder) => {
        app.emit('second-instance', {}, ['electron', 'program', '--dossier', folder], '/');
      }, shippedCopy(workbench.documents));
      await expect(saved.answer('Open and lose 1 change')).toBeVisible();
      await saved.answer('Cancel').click();
      await new WorkbenchPage(page).expectCount('Notes', 2);
    });

    await test.step('a copy elsewhere has it; then it closes without losing anything', async () => {
      await closeWindow(workbench);
      await workbench.answerSaveDialog(copy);
      await saved.answer('Save a copy elsewhere…').click();
      await expect(saved.question).toContainText('It is in the copy elsewhere.zip');
      expect(existsSync(copy)).toBe(true);
      const ended = workbench.app.waitForEvent('close');
      await saved
        .answer(/^Close$/)
        .last()
        .click();
      await ended;
      expect(noteTexts(disk.dossier)).toEqual(['On the disk']);
    });

    await test.step('who says so loses what is in memory, and nothing else', async () => {
      disk.free();
      page = await workbench.launch([]);
      saved = new SavedState(page);
      await new WorkbenchPage(page).expectCount('Notes', 1);
      disk.fill();
      await writeLong(page);
      await expect(saved.failed).toBeVisible();
      await new WorkbenchPage(page).run('Close dossier');
      await saved.answer('Close and lose 1 change').click();
      await new StartPage(page).expectShown();
      expect(noteTexts(disk.dossier)).toEqual(['On the disk']);
    });

    await test.step('the copy becomes a dossier with everything in it', async () => {
      await workbench.answerOpenDialog(copy);
      await page.getByRole('button', { name: 'Open a copy…' }).click();
      await new WorkbenchPage(page).expectCount('Notes', 2);
      await closeDossier(page);
    });
    await workbench.close();
  } finally {
    disk.unmount();
  }
});

test('a backup that finds no room is said as well, and the work goes on', async ({
  workbench,
}, testInfo) => {
  test.setTimeout(90_000);
  const disk = await makeDisk(workbench, testInfo.outputPath('disk'));
  try {
    // One that holds everything already would do.
    rmSync(path.join(disk.dossier, 'backups'), { recursive: true, force: true });
    disk.fill();
    const page = await workbench.launch(['--dossier', disk.dossier]);
    const banners = new Banners(page);
    // The first backup comes by itself, a few seconds after opening.
    await expect(banners.notices).toHaveText(/^No backup could be made: the disk is full\./, {
      timeout: 20_000,
    });
    await banners.notices.first().getByRole('button', { name: 'Dismiss' }).click();
    await expect(banners.notices).toHaveCount(0);
    disk.free();
    await workbench.close();
  } finally {
    disk.unmount();
  }
});

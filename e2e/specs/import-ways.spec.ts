/** A file comes by a drop on the window or with the start of the program; and an import that is given up leaves nothing behind. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beginDrag, dropFiles } from '../electron-stand-in/drop-files.ts';
import { expect, test } from '../fixtures.ts';
import { ImportWizard } from '../pages/import-wizard.ts';
import { shippedCopy, stepLabels } from '../pages/on-disk.ts';
import { recordsOf } from '../pages/shipped.ts';
import { release, writeTable } from '../pages/tables.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const SOURCES = recordsOf('Sources').length;
const small = release('A1,Raid on a post,3/4/2015,5', 'A2,Fire at a mill,25/3/2015,7');
const MIDDLE = { x: 600, y: 400 };

test('a file is dropped on the window', async ({ page, workbench }, testInfo) => {
  test.setTimeout(120_000);
  const screen = new WorkbenchPage(page);
  const wizard = new ImportWizard(page);
  const file = writeTable(testInfo, 'set.csv', small);
  await screen.open('Events');
  const overlay = page.getByRole('status').filter({ hasText: 'Import into Islamic State' });
  const drop = (...files: string[]) => dropFiles(workbench.app, page, MIDDLE, files);

  await test.step('over the window it says what a drop would do; away again, nothing happens', async () => {
    const drag = await beginDrag(workbench.app, page, MIDDLE, [file]);
    await expect(overlay).toBeVisible();
    await drag.leave();
    await page.mouse.move(400, 300);
    await expect(overlay).toBeHidden();
    await expect(wizard.root).toHaveCount(0);
  });

  await test.step('two at once are refused, and so is one while something is open', async () => {
    await drop(file, file);
    await expect(screen.messages).toContainText('One file at a time.');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(screen.palette).toBeVisible();
    const drag = await beginDrag(workbench.app, page, MIDDLE, [file]);
    await expect(page.getByText('Finish what is open first')).toBeVisible();
    await drag.drop();
    await expect(wizard.root).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('what is no table says why, and another may be chosen', async () => {
    await drop(
      writeTable(
        testInfo,
        'noise.csv',
        new Uint8Array(4_000).map((_, at) => at % 7),
      ),
    );
    await expect(wizard.problem).toBeVisible();
    await expect(wizard.button('Next')).toBeDisabled();
  });

  await test.step('another one in its place goes all the way', async () => {
    await drop(file);
    await wizard.tryAsProposed();
    await wizard.expectFigures({ New: 2 });
    await wizard.next('Done');
    await wizard.undo();
    await expect(screen.entry('set')).toHaveCount(0);
    await screen.expectCount('Sources', SOURCES);
  });
});

test('a file comes with the start of the program, and goes all the way by one key', async ({
  workbench,
}, testInfo) => {
  const file = writeTable(testInfo, 'set.csv', small);
  const page = await workbench.launch(['--import', file]);
  const wizard = new ImportWizard(page);
  await wizard.expectStep('The file');
  await expect(wizard.previewCell('Fire at a mill')).toBeVisible();
  // Not lost with the button that was there while the file was read.
  await expect(new WorkbenchPage(page).focused()).toHaveText('The file');
  for (const step of ['What it is', 'Columns to fields', 'Try it', 'Done'] as const) {
    await page.keyboard.press('ControlOrMeta+Enter');
    await wizard.expectStep(step);
  }
  await page.keyboard.press('Tab');
  await expect(wizard.button('Show the records')).toBeFocused();
  await page.keyboard.press('Enter');
  await new WorkbenchPage(page).grid('set').expectReady();
});

test('an import that is given up leaves nothing behind, however far it was', async ({
  page,
  workbench,
}, testInfo) => {
  test.setTimeout(180_000);
  const screen = new WorkbenchPage(page);
  const wizard = new ImportWizard(page);
  await screen.open('Events');
  await screen.expectSaved();
  const dossier = shippedCopy(workbench.documents);
  const state = () => ({
    base: readdirSync(path.join(dossier, 'base')).toSorted(),
    steps: existsSync(path.join(dossier, 'changes.jsonl')) ? stepLabels(dossier) : [],
    temporary: readdirSync(dossier, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tmp|\.part/.test(name),
    ),
  });
  const before = state();

  await test.step('once it was tried: asked first, and the answer may be to stay', async () => {
    await workbench.answerOpenDialog(writeTable(testInfo, 'set.csv', small));
    await screen.run('Import…');
    await wizard.tryAsProposed();
    await page.keyboard.press('Escape');
    await expect(wizard.question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(wizard.question).toBeHidden();
    await wizard.expectFigures({ New: 2 });
    await wizard.button('Cancel').click();
    await wizard.question.getByRole('button', { name: 'Give up' }).click();
    await expect(wizard.root).toHaveCount(0);
    await expect.poll(state).toEqual(before);
  });

  await test.step('while a large one is read and tried: stopped, and tried again', async () => {
    const lines = Array.from(
      { length: 300_000 },
      (_, at) => `A${at},Event ${at},3/4/2015,${at % 90}`,
    );
    const file = testInfo.outputPath('large.csv');
    writeFileSync(file, release(lines.join('\n')));
    await workbench.answerOpenDialog(file);
    await screen.run('Import…');
    await wizard.expectStep('The file');
    await wizard.button('Next').click();
    await wizard.button('Stop').click();
    await expect(wizard.root.getByText('The rows were not read to the end')).toBeVisible();
    await wizard.button('Read them').click();
    await wizard.expectStep('What it is');
    await wizard.next('Columns to fields');
    await wizard.button('Try it').click();
    await wizard.button('Stop').click();
    await wizard.expectStep('Columns to fields');
  });

  await test.step('while it is taken in: stopped, and nothing was changed', async () => {
    await wizard.next('Try it');
    await wizard.button(/^Import/).click();
    await wizard.button('Stop').click();
    await wizard.expectStep('Columns to fields');
    await wizard.button('Cancel').click();
    await wizard.question.getByRole('button', { name: 'Give up' }).click();
    await expect(wizard.root).toHaveCount(0);
    await expect.poll(state).toEqual(before);
    await screen.expectCount('Sources', SOURCES);
  });
});

/** A damaged dossier is looked at, saved as far as it can be, and opened; what was damaged and what is lost is kept. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Workbench } from '../fixtures.ts';
import { copyWith, damages } from '../pages/damage.ts';
import { readCsv } from '../pages/export-dialog.ts';
import { NoteEditor } from '../pages/notes.ts';
import { fingerprint, shippedCopy } from '../pages/on-disk.ts';
import { RecoveryDialog } from '../pages/recovery-dialog.ts';
import { StartPage } from '../pages/start-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

async function prepare(workbench: Workbench): Promise<string> {
  const page = await workbench.launch();
  await new WorkbenchPage(page).grid('Events').expectReady();
  for (const text of ['One', 'Two', 'Three']) {
    await page.keyboard.press('ControlOrMeta+Shift+M');
    const editor = new NoteEditor(page, 'New note on the dossier');
    await editor.write(text);
    await editor.close();
  }
  await workbench.close();
  return shippedCopy(workbench.documents);
}

test('from the start page: what can be saved is shown before anything is written, then saved', async ({
  workbench,
}, testInfo) => {
  test.setTimeout(90_000);
  const folder = await prepare(workbench);
  damages.lostChange(folder);
  const damaged = readFileSync(path.join(folder, 'changes.jsonl'));
  const before = fingerprint(folder);
  const page = await workbench.launch();
  const recovery = new RecoveryDialog(page);
  const start = new StartPage(page);
  await start.expectProblem('A file of this dossier is damaged', 'changes.jsonl is damaged');

  await test.step('file by file, in sums, and thing by thing', async () => {
    await recovery.open();
    await expect(recovery.file('layer.json')).toContainText('missing');
    await expect(recovery.file('layer.json')).toContainText('Your work is put together from', {
      ignoreCase: true,
    });
    await expect(recovery.file('changes.jsonl')).toContainText('damaged');
    await expect(recovery.sum('Can be saved')).toHaveText('2 notes, and 448 imported records');
    await expect(recovery.sum('Lost')).toHaveText('1 change');
    await expect(recovery.lost).toHaveCount(1);
    await expect(recovery.lost.first()).toContainText('(change 2)');
    await expect(recovery.lost.first()).toContainText('"edot"');
    await recovery.root.getByRole('button', { name: '12 files are in order' }).click();
    await expect(recovery.file('base/events.json')).toContainText('in order');
    expect(fingerprint(folder)).toEqual(before);
  });

  await test.step('what is lost can be taken along', async () => {
    const file = testInfo.outputPath('lost.csv');
    await workbench.answerSaveDialog(file);
    await recovery.root.getByRole('button', { name: 'Export the list…' }).click();
    await expect(page.getByText('1 row written to lost.csv.')).toBeVisible();
    const [header, row] = readCsv(file);
    expect(header).toEqual(['kind', 'what', 'why', 'what is left of it']);
    expect(row?.[3]).toContain('"edot"');
  });

  await test.step('it can be left for later', async () => {
    await recovery.root.getByRole('button', { name: 'Cancel' }).click();
    await start.expectProblem('A file of this dossier is damaged');
    expect(fingerprint(folder)).toEqual(before);
  });

  await test.step('saved, it is open, and the damaged file is in quarantine', async () => {
    await recovery.open();
    await recovery.save();
    await expect(recovery.done).toContainText('What was damaged lies in quarantine');
    await expect(recovery.sum('Saved')).toHaveText('2 notes, and 448 imported records');
    const [kept = ''] = readdirSync(path.join(folder, 'quarantine'));
    expect(readFileSync(path.join(folder, 'quarantine', kept))).toEqual(damaged);
    await recovery.done.getByRole('button', { name: 'Close', exact: true }).last().click();
    await new WorkbenchPage(page).expectCount('Notes', 2);
  });

  await test.step('work goes on, also after a restart', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await new NoteEditor(page, 'New note on the dossier').write('After');
    await new WorkbenchPage(await workbench.relaunch([])).expectCount('Notes', 3);
  });
});

test('while another dossier is open, and one of which nothing can be saved', async ({
  workbench,
}, testInfo) => {
  test.setTimeout(90_000);
  const sound = await prepare(workbench);
  const folder = copyWith(sound, testInfo.outputPath('Damaged.dossier'), damages.lostChange);
  const page = await workbench.launch();
  const program = new WorkbenchPage(page);
  const recovery = new RecoveryDialog(page);
  await program.expectCount('Notes', 3);

  await test.step('the other one is opened in its place', async () => {
    await workbench.answerOpenDialog(folder);
    await page.keyboard.press('ControlOrMeta+o');
    await expect(program.dialog('A file of this dossier is damaged')).toBeVisible();
    await recovery.open();
    await recovery.save();
    await expect(recovery.done).toBeVisible();
    await page.keyboard.press('Escape');
    await program.expectCount('Notes', 2);
    await expect(program.status.getByRole('button', { name: folder })).toBeVisible();
  });

  await test.step('nothing is left of its definitions: that is said, and nothing is written', async () => {
    const hopeless = copyWith(sound, testInfo.outputPath('Hopeless.dossier'), damages.hopeless);
    const before = fingerprint(hopeless);
    await workbench.answerOpenDialog(hopeless);
    await page.keyboard.press('ControlOrMeta+o');
    await recovery.open();
    const dialog = program.dialog('Nothing could be saved');
    await expect(dialog.getByRole('alert')).toContainText('dossier.json is damaged');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    expect(fingerprint(hopeless)).toEqual(before);
    await program.expectCount('Notes', 2);
  });
});

/** A dossier that can't be opened is answered clearly, with what to do about it, and nothing is written into it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Workbench } from '../fixtures.ts';
import { copyWith, damages } from '../pages/damage.ts';
import { NoteEditor } from '../pages/notes.ts';
import { fingerprint, noteTexts, shippedCopy } from '../pages/on-disk.ts';
import { closeDossier, StartPage } from '../pages/start-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

/** A dossier in which some work was done, closed in an orderly way: it has a layer and a log. Answers its folder. */
async function prepare(workbench: Workbench): Promise<string> {
  const page = await workbench.launch();
  await new WorkbenchPage(page).grid('Events').expectReady();
  for (const text of ['One note', 'Another note', 'The third']) {
    await page.keyboard.press('ControlOrMeta+Shift+M');
    const editor = new NoteEditor(page, 'New note on the dossier');
    await editor.write(text);
    await editor.close();
  }
  await workbench.close();
  return shippedCopy(workbench.documents);
}

test('each kind of damage is told apart, with what to do; nothing is written', async ({
  workbench,
}, testInfo) => {
  test.setTimeout(120_000);
  const sound = await prepare(workbench);
  const copies = testInfo.outputPath('copies');
  mkdirSync(copies);
  const page = await workbench.launch();
  const start = await closeDossier(page);

  const expectRefused = async (folder: string, title: string, ...words: string[]) => {
    const before = fingerprint(folder);
    await workbench.answerOpenDialog(folder);
    await start.openPicked();
    await start.expectProblem(title, folder, ...words);
    expect(fingerprint(folder)).toEqual(before);
  };
  const damagedTitle = 'A file of this dossier is damaged';

  await test.step('a folder that is no dossier', async () => {
    const folder = path.join(copies, 'pictures');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'a.txt'), 'a');
    await expectRefused(folder, 'This folder is not a dossier', 'no file dossier.json');
  });

  const cases: [keyof typeof damages, string, string][] = [
    ['cutDossierFile', damagedTitle, 'dossier.json is damaged'],
    ['cutLayer', damagedTitle, 'layer.json is damaged'],
    ['flippedChange', damagedTitle, 'changes.jsonl is damaged'],
    ['changedBase', damagedTitle, 'leaders.json is damaged'],
  ];
  for (const [damage, title, words] of cases) {
    await test.step(damage, async () => {
      const folder = copyWith(sound, path.join(copies, damage), damages[damage]);
      await expectRefused(folder, title, words);
    });
  }

  await test.step('a folder that is gone', async () => {
    await workbench.answerOpenDialog(path.join(copies, 'gone'));
    await start.openPicked();
    await start.expectProblem('The dossier is not there any more', 'moved or renamed');
    expect(existsSync(path.join(copies, 'gone'))).toBe(false);
  });

  await test.step('a torn end was never acknowledged: it opens, and the bytes are kept', async () => {
    const folder = copyWith(sound, path.join(copies, 'torn'), damages.tornTail);
    await workbench.answerOpenDialog(folder);
    await start.openPicked();
    await new WorkbenchPage(page).expectCount('Notes', 3);
    const quarantine = path.join(folder, 'quarantine');
    const [kept] = readdirSync(quarantine);
    expect(readFileSync(path.join(quarantine, kept ?? ''), 'utf8')).toBe(
      '[99,"0123456789abcdef0123',
    );
    expect(noteTexts(folder)).toEqual(['One note', 'Another note', 'The third']);
  });

  await test.step('a failed opening keeps the open dossier, at work', async () => {
    const folder = path.join(copies, 'flippedChange');
    const before = fingerprint(folder);
    await workbench.answerOpenDialog(folder);
    await page.keyboard.press('ControlOrMeta+o');
    const dialog = page.getByRole('dialog', { name: damagedTitle });
    await expect(dialog).toContainText('changes.jsonl is damaged');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await new WorkbenchPage(page).expectCount('Notes', 3);
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await new NoteEditor(page, 'New note on the dossier').write('Still here');
    expect(noteTexts(path.join(copies, 'torn'))).toContain('Still here');
    expect(fingerprint(folder)).toEqual(before);
  });

  await test.step('named on the command line too', async () => {
    const folder = path.join(copies, 'cutLayer');
    const again = await workbench.relaunch(['--dossier', folder]);
    await new StartPage(again).expectProblem(damagedTitle, 'layer.json is damaged');
    await again.getByRole('button', { name: 'Open the dossier that ships' }).click();
    await new WorkbenchPage(again).expectCount('Notes', 3);
  });
});

/** A person makes a new dossier, and goes back to one that was open before. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { NoteEditor } from '../pages/notes.ts';
import { fingerprint } from '../pages/on-disk.ts';
import { closeDossier, fillNewDossier } from '../pages/start-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';
import { recordsOf } from '../pages/shipped.ts';

const EVENTS = recordsOf('Events').length;

test('a new dossier, and those that were open before', async ({ page, workbench }, testInfo) => {
  const folder = testInfo.outputPath('al-Shabaab.dossier');
  const start = await closeDossier(page);

  await test.step('made in a new folder, with the usual collections and nothing in them', async () => {
    await workbench.answerSaveDialog(folder);
    await start.create('Ḥarakat aš-Šabāb');
    const program = new WorkbenchPage(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ḥarakat aš-Šabāb');
    for (const title of ['Events', 'Leaders', 'Sources']) await program.expectCount(title, 0);
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await new NoteEditor(page, 'New note on the dossier').write('Begun');
  });

  await test.step('never in a folder that holds something', async () => {
    const full = testInfo.outputPath('full');
    mkdirSync(full);
    writeFileSync(path.join(full, 'a.txt'), 'a');
    const before = fingerprint(full);
    await workbench.answerSaveDialog(full);
    await page.keyboard.press('ControlOrMeta+Shift+N');
    await fillNewDossier(page, 'Another');
    await expect(page.getByText('is not empty. Choose an empty folder')).toBeVisible();
    expect(fingerprint(full)).toEqual(before);
  });

  await test.step('after a restart the new one is open; the other is one click away', async () => {
    const again = await workbench.relaunch();
    const program = new WorkbenchPage(again);
    await program.expectCount('Notes', 1);
    await again.keyboard.press('ControlOrMeta+Shift+O');
    const recent = again.getByRole('dialog', { name: 'Open recent' });
    await expect(recent.getByRole('listitem')).toHaveText([/^Ḥarakat/, /^Islamic State/]);
    await recent.getByRole('button', { name: /^Islamic State/ }).click();
    await program.expectCount('Events', EVENTS);
  });

  await test.step('one that is gone is said to be gone, and can be forgotten', async () => {
    renameSync(folder, `${folder}.elsewhere`);
    await workbench.page.keyboard.press('ControlOrMeta+Shift+O');
    const recent = workbench.page.getByRole('dialog', { name: 'Open recent' });
    const gone = recent.getByRole('listitem').filter({ hasText: 'Ḥarakat' });
    await expect(gone).toContainText('not there');
    await expect(gone.getByRole('button', { name: /^Ḥarakat/ })).toBeDisabled();
    await gone.getByRole('button', { name: /^Forget/ }).click();
    await expect(recent.getByRole('listitem')).toHaveCount(1);
  });
});

/** Another program writes to the files of the open dossier: that is said, and both versions are kept. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { Banners } from '../pages/banners.ts';
import { NoteEditor } from '../pages/notes.ts';
import { shippedCopy } from '../pages/on-disk.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

test('a foreign change is a notice, to be read and dismissed', async ({ page, workbench }) => {
  const program = new WorkbenchPage(page);
  const banners = new Banners(page);
  await program.grid('Events').expectReady();
  const folder = shippedCopy(workbench.documents);
  const write = async (text: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+Shift+M');
    const editor = new NoteEditor(page, 'New note on the dossier');
    await editor.write(text);
    await editor.close();
  };
  await write('Mine');

  await test.step('the next save notices it', async () => {
    writeFileSync(path.join(folder, 'changes.jsonl'), 'theirs');
    await write('Mine still');
    await expect(banners.notices).toHaveCount(1);
    await expect(banners.notices.first()).toContainText(
      /^changes\.jsonl was changed by another program while the dossier was open\. .+ quarantine\/changes\.jsonl/,
    );
    await program.expectCount('Notes', 2);
    const [kept = ''] = readdirSync(path.join(folder, 'quarantine'));
    expect(readFileSync(path.join(folder, 'quarantine', kept), 'utf8')).toBe('theirs');
  });

  await test.step('a second one comes first, the other is a click away', async () => {
    const file = path.join(folder, 'dossier.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"title"', '"Title"'));
    await write('Mine as ever');
    await expect(banners.notices).toHaveCount(1);
    await expect(banners.notices.first()).toContainText('dossier.json was changed');
    await banners.root.getByRole('button', { name: '1 more' }).click();
    await expect(banners.notices).toHaveCount(2);
  });

  await test.step('dismissed, they are gone', async () => {
    for (const left of [1, 0]) {
      await banners.notices.first().getByRole('button', { name: 'Dismiss' }).click();
      await expect(banners.notices).toHaveCount(left);
    }
  });

  await test.step('nothing of the work is lost', async () => {
    await program.expectSaved();
    await new WorkbenchPage(await workbench.relaunch()).expectCount('Notes', 3);
  });
});

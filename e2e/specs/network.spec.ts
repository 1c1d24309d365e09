/** A tour of the whole program asks nothing of the network, and the page has nothing to complain about. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { ExportDialog } from '../pages/export-dialog.ts';
import { NoteEditor, NotesPage } from '../pages/notes.ts';
import { shipped } from '../pages/shipped.ts';
import { closeDossier } from '../pages/start-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

/** The stand-in shows the page's own scheme to Playwright as a host of this machine. */
const OWN = /^(app:\/\/dossier\/|http:\/\/dossier\.app\.localhost(:\d+)?\/|data:|blob:)/;
const CANCELLED = 'to the outside was cancelled';

const tempting = `# Links

![picture](https://example.org/pixel.png) [a page](https://example.org/) <https://example.org/x>
<img src="https://example.org/y.png"> <iframe src="https://example.org/"></iframe>
`;

test('a full tour makes no request but to the program itself', async ({ page, workbench }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await workbench.app.evaluate(({ session }) => {
    const sent: string[] = [];
    Object.assign(globalThis, { sent });
    session.defaultSession.webRequest.onBeforeSendHeaders((details, answer) => {
      sent.push(details.url);
      answer({ requestHeaders: details.requestHeaders });
    });
  });
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  const program = new WorkbenchPage(page);
  await test.step('every collection, every other page, search, a filter, the palette, the dialogs', async () => {
    for (const { title } of shipped.collections) {
      const grid = await program.open(title);
      await grid.rowAt(1).getByRole('gridcell').nth(1).click();
      await expect(program.inspector.tab('Fields')).toBeVisible();
    }
    for (const title of ['Disputes', 'History', 'Backups']) {
      await program.entry(title).click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    }
    await program.open('Events');
    await program.search('Daesh');
    await program.searchBox.fill('');
    await program.grid('Events').openFilter('Kind');
    await program.filters.done('Kind');
    await program.run('About Dossier');
    await expect(program.dialog('About Dossier').getByText('Built with')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await expect(program.dialog('Keyboard shortcuts')).toBeVisible();
    await page.keyboard.press('Escape');
    for (const theme of ['dark', 'light']) await program.run(`Theme: ${theme}`);
  });

  await test.step('a note that would like to load something', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+M');
    const editor = new NoteEditor(page, 'New note on the dossier');
    await editor.text.fill(tempting);
    await editor.expectSaved();
    await editor.preview();
    await expect(editor.root.getByText('Picture not loaded: picture')).toBeVisible();
    await expect(page.locator('main img[src], main iframe')).toHaveCount(0);
    await editor.root.getByRole('button', { name: /^a page/ }).click();
    await expect(program.messages.getByText('Copied: https://example.org/')).toBeVisible();
    await new NotesPage(page).expectNotes('Links');
  });

  await test.step('an export, the trash, the start page', async () => {
    const dialog = new ExportDialog(page);
    await dialog.open();
    await workbench.answerSaveDialog(path.join(workbench.documents, 'notes.csv'));
    await dialog.write('notes.csv', 1);
    await program.entry('Trash').click();
    await expect(page.getByText('The trash is empty')).toBeVisible();
    await closeDossier(page);
  });

  // Once more from the very first request on.
  await page.reload();
  await page.getByRole('button', { name: 'Open the dossier that ships' }).click();
  await expect(program.rail).toBeVisible();

  const sent = await workbench.app.evaluate(
    () => (globalThis as unknown as { sent: string[] }).sent,
  );
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((url) => !OWN.test(url))).toEqual([]);
  expect(sent.filter((url) => !OWN.test(url))).toEqual([]);
  const log = readFileSync(path.join(workbench.userData, 'dossier.log'), 'utf8');
  expect(log).not.toContain(CANCELLED);
});

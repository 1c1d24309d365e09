/** axe finds nothing wrong with documents, passages, and the notes on them, in the light and in the dark. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { ownArticle } from '../pages/article.ts';
import { findings } from '../pages/axe.ts';
import { ClaimForm } from '../pages/claims.ts';
import { NoteEditor, NotesPage } from '../pages/notes.ts';
import { AddDocument, Reader } from '../pages/reader.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const KERMAN = 'Twin bombing of mourners in Kerman';
const WORDS = 'count of the dead that is given here';

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing with documents, ${theme}`, async ({ page, workbench }, testInfo) => {
    test.setTimeout(300_000);
    const program = new WorkbenchPage(page);
    const reader = new Reader(page);
    const dialog = new AddDocument(page);
    const found: Record<string, string[]> = {};
    const look = async (scene: string): Promise<void> => {
      const wrong = await findings(page);
      if (wrong.length > 0) found[scene] = wrong;
    };
    const choose = async (name: string, content: string): Promise<void> => {
      const file = path.join(testInfo.outputPath(), name);
      writeFileSync(file, content);
      await workbench.answerOpenDialog(file);
      await program.run('Add a document to a source…');
    };
    const grid = program.grid('Events');
    await grid.expectReady();
    await program.run(`Theme: ${theme}`);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
    await grid.cell(KERMAN, 'Title').click();

    await choose('broken.pdf', '%PDF-1.7 nothing');
    await expect(dialog.problem).toBeVisible();
    await look('a file that is refused');
    await dialog.root.getByRole('button', { name: 'Cancel' }).click();
    await choose('article.txt', ownArticle());
    await expect(dialog.root).toContainText('Recognised: by its title');
    await look('a file before it is added');
    await dialog.add();
    await expect(reader.marginOf(reader.text).first()).toBeVisible();
    await look('a document');

    const place = program.inspector.claims('Killed').filter({ hasText: 'Lead' });
    await place.getByRole('button', { name: /^Open at/ }).click();
    await expect(reader.goal).toBeVisible();
    await look('where a claim leads');
    await reader.marginOf(reader.goal).click();
    await expect(page.getByRole('dialog', { name: /rest on paragraph/ })).toBeVisible();
    await look('claims on a paragraph');
    await page.keyboard.press('Escape');

    await reader.text.focus();
    await page.keyboard.press('/');
    await page.keyboard.type('paragraph');
    await expect(reader.root.getByRole('search').getByRole('status')).toHaveText(/ of /);
    await look('hits in a document');
    await page.keyboard.press('Escape');
    await reader.button('Contents').click();
    await look('contents');

    await place.getByRole('button', { name: /^Open at/ }).click();
    await expect(reader.goal).toBeInViewport();
    await reader.select(WORDS);
    await look('selected words');
    await page.keyboard.press('n');
    await new NoteEditor(page, 'New note on these words').write('Counted by whom?');
    await look('a note on a passage');
    await page.keyboard.press('Escape');
    await reader.passages.getByRole('button', { name: 'Use as claim for…' }).click();
    const asks = program.dialog('Use as claim for…');
    await expect(asks.getByRole('option').first()).toBeVisible();
    await look('the record of a claim');
    await asks.getByRole('button', { name: KERMAN }).click();
    await expect(asks.getByRole('combobox', { name: 'Field' })).toBeFocused();
    await look('the field of a claim');
    await page.keyboard.type('killed');
    await page.keyboard.press('Enter');
    const form = new ClaimForm(page, 'New claim on Killed');
    await form.box('Best').fill('94');
    await look('the claim');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(form.root).toBeHidden();

    await choose('edition-2.txt', ownArticle().replaceAll(WORDS, 'number that they write'));
    await dialog.add();
    await expect(reader.passages.getByRole('listitem').first()).toContainText(WORDS);
    await look('a passage that is lost');

    await program.open('Sources');
    await program.grid('Sources').cell('Islamic State – Khorasan Province', 'Title').click();
    await expect(program.inspector.root.getByText('edition-2.txt')).toBeVisible();
    await look('documents of a source');

    await page.keyboard.press('F8');
    const notes = new NotesPage(page);
    await notes.open();
    await notes.select('Counted by whom?');
    await page.getByRole('checkbox', { name: 'Choose all notes' }).check();
    await look('notes, one chosen');
    await page.getByRole('button', { name: 'Tags…' }).click();
    await expect(page.getByRole('combobox', { name: 'Tags of all of them' })).toBeVisible();
    await look('tags of many notes');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(program.menuItem('TLP:RED')).toBeVisible();
    await look('changing many notes');
    await program.menuItem('TLP:RED').click();
    await expect(notes.note('Counted by whom?')).toContainText('TLP:RED');
    await expect(notes.pane.getByRole('combobox', { name: 'Marking' })).toHaveValue('red');
    await look('a marked note');

    expect(found).toEqual({});
  });
}

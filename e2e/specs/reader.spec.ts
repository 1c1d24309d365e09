/** Reading by the keyboard alone: searching, selecting, marking, noting; and the notes on passages on their page. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type Workbench } from '../fixtures.ts';
import { ClaimForm } from '../pages/claims.ts';
import { NoteEditor, NotesPage } from '../pages/notes.ts';
import { AddDocument, Reader } from '../pages/reader.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const FILLER = 'This sentence is there so that the paragraph has some length.';
const REPORT = `# A report of a district

## What was seen

On 4 May 2021 a convoy was stopped at the bridge. ${FILLER}

The council counted 17 wounded in the clinic. ${FILLER}

وصل التقرير في اليوم التالي إلى المدينة وقرأه الناس

## What came after

The bridge was opened again in June 2021. ${FILLER}
`;

async function addReport(workbench: Workbench, page: Page, folder: string): Promise<Reader> {
  const file = path.join(folder, 'report.md');
  writeFileSync(file, REPORT);
  await workbench.answerOpenDialog(file);
  await new WorkbenchPage(page).run('Add a document to a source…');
  const dialog = new AddDocument(page);
  await expect(dialog.source).toHaveAccessibleName(
    'Source: A new source, “A report of a district”',
  );
  await page.keyboard.press('Escape');
  await expect(dialog.root).toBeHidden();
  await new WorkbenchPage(page).run('Add a document to a source…');
  await expect(dialog.root).toContainText('On 4 May 2021');
  await dialog.root.getByRole('button', { name: 'Add', exact: true }).focus();
  await page.keyboard.press('Enter');
  const reader = new Reader(page);
  await reader.expectOpen('A report of a district');
  return reader;
}

test('search, caret, highlight, note and claim without a mouse', async ({
  page,
  workbench,
}, testInfo) => {
  test.setTimeout(180_000);
  const { keyboard } = page;
  const screen = new WorkbenchPage(page);
  await screen.open('Events');
  const reader = await addReport(workbench, page, testInfo.outputPath());

  await test.step('text from right to left stands at the right', async () => {
    await expect(reader.text.locator('p', { hasText: 'التقرير' })).toHaveCSS('direction', 'rtl');
  });

  await test.step('a slash searches; Enter goes on; Escape leaves the hit selected', async () => {
    await reader.text.focus();
    await keyboard.press('/');
    await expect(reader.search).toBeFocused();
    await keyboard.type('bridge');
    await expect(reader.root.getByRole('search').getByRole('status')).toHaveText('1 of 2');
    await keyboard.press('Enter');
    await expect(reader.root.getByRole('search').getByRole('status')).toHaveText('2 of 2');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expect(reader.search).toBeHidden();
    await expect(reader.text).toBeFocused();
    await expect(reader.tools).toBeVisible();
  });

  await test.step('Shift with the arrows selects on, and a letter marks it', async () => {
    await keyboard.press('Shift+ArrowLeft');
    await keyboard.press('h');
    await expect(reader.highlights).toHaveText('bridg');
    await expect(screen.messages).toContainText('Marked.');
  });

  await test.step('F7 puts a caret into the text; a note on what is selected there', async () => {
    await keyboard.press('/');
    await keyboard.type('council counted');
    await expect(reader.root.getByRole('search').getByRole('status')).toHaveText('1 of 1');
    await keyboard.press('Escape');
    await keyboard.press('F7');
    await keyboard.press('ArrowRight');
    for (let words = 0; words < 2; words += 1)
      await keyboard.press('ControlOrMeta+Shift+ArrowRight');
    await keyboard.press('n');
    const note = new NoteEditor(page, 'New note on these words');
    await expect(note.text).toBeFocused();
    await keyboard.type('Who counted, and when?');
    await note.expectSaved();
    await note.addTags('check');
    await note.root.getByRole('combobox', { name: 'Marking' }).selectOption('TLP:AMBER');
    await note.close();
    await expect(reader.highlights.filter({ hasText: '17' })).toHaveCount(1);
  });

  await test.step('the words of a passage become a claim of another record, found by search', async () => {
    await reader.text.focus();
    await keyboard.press('/');
    await keyboard.type('4 May 2021');
    await expect(reader.root.getByRole('search').getByRole('status')).toHaveText('1 of 1');
    await keyboard.press('Escape');
    await keyboard.press('c');
    const asks = screen.dialog('Use as claim for…');
    await expect(asks.getByRole('combobox', { name: 'Record' })).toBeFocused();
    await keyboard.type('Attack on the Crocus City Hall near Moscow');
    const wanted = asks.getByRole('option', { name: 'Attack on the Crocus City Hall near Moscow' });
    await expect(wanted.first()).toBeVisible();
    while ((await wanted.first().getAttribute('data-active')) === null)
      await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(asks.getByRole('option').first()).toContainText('Date');
    await keyboard.press('Enter');
    const form = new ClaimForm(page, 'New claim on Date');
    await expect(form.box('Quote')).toHaveValue('4 May 2021');
    await expect(form.box('Section')).toHaveValue('What was seen');
    // Nothing is marked before it is saved, nor for a value that is refused.
    await form.box('Date').fill('some day');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(form.problem).toBeVisible();
    await expect(reader.highlights).toHaveCount(2);
    await form.box('Date').fill('4 May 2021');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(form.root).toBeHidden();
    await expect(reader.highlights).toHaveCount(3);
    await expect(screen.inspector.claims('Date').filter({ hasText: 'yours' })).toContainText(
      'What was seen, paragraph 1',
    );
  });

  await test.step('there and back: Alt and the left arrow', async () => {
    const own = screen.inspector.claims('Date').filter({ hasText: 'yours' });
    await own.getByRole('button', { name: /^Open at/ }).focus();
    await keyboard.press('Enter');
    await expect(reader.text).toBeFocused();
    await expect(reader.goal).toContainText('4 May 2021');
    await keyboard.press('F8');
    await expect(reader.root).toBeHidden();
    await keyboard.press('F8');
    await expect(reader.root).toBeVisible();
    await keyboard.press('Alt+ArrowLeft');
    await expect(screen.inspector.field('Date')).toBeFocused();
  });

  const notes = new NotesPage(page);
  await test.step('the Notes page has it by what it is on, and by its marking', async () => {
    await keyboard.press('F8');
    await notes.open();
    await keyboard.press('ControlOrMeta+Shift+M');
    await new NoteEditor(page, 'New note on the dossier').write('On the whole.');
    await notes.expectNotes('On the whole.', 'Who counted');
    await notes.choose('What the note is on', 'On passages');
    await notes.expectNotes('Who counted');
    await expect(notes.note('Who counted')).toContainText('17 wounded');
    await expect(notes.note('Who counted')).toContainText('TLP:AMBER');
    await notes.choose('Marking of the note', 'Without');
    await expect(page.getByText('No note fits')).toBeVisible();
    await notes.choose('Marking of the note', 'TLP:AMBER');
    await notes.expectNotes('Who counted');
    await notes.choose('Marking of the note', 'Any marking');
    await notes.choose('What the note is on', 'On anything');
  });

  await test.step('both are tagged at once, which is one step to undo', async () => {
    await page.getByRole('checkbox', { name: 'Choose all notes' }).check();
    await page.getByRole('button', { name: 'Tags…' }).click();
    const box = page.getByRole('combobox', { name: 'Tags of all of them' });
    await box.pressSequentially('batch,');
    await page.getByRole('button', { name: 'Tag 2 notes' }).press('Enter');
    await expect(screen.messages).toContainText('2 notes changed.');
    for (const words of ['On the whole.', 'Who counted'])
      await expect(notes.note(words)).toContainText('batch');
    await page.getByRole('heading', { level: 1, name: 'Notes' }).click();
    await keyboard.press('ControlOrMeta+z');
    await expect(notes.note('Who counted')).not.toContainText('batch');
    await expect(notes.note('Who counted')).toContainText('check');
  });

  await test.step('and leads to the words', async () => {
    await notes
      .note('Who counted')
      .getByRole('button', { name: /^Go to / })
      .click();
    await expect(reader.goal).toContainText('17 wounded');
    await expect(reader.passages.getByText('Who counted, and when?')).toBeVisible();
  });
});

test('a passage is put where the user says that it is', async ({ page, workbench }, testInfo) => {
  test.setTimeout(120_000);
  const screen = new WorkbenchPage(page);
  await screen.open('Events');
  const reader = await addReport(workbench, page, testInfo.outputPath());
  await reader.select('counted 17 wounded');
  await page.keyboard.press('h');
  await expect(reader.highlights).toHaveCount(1);

  const file = path.join(testInfo.outputPath(), 'report-2.md');
  writeFileSync(file, REPORT.replace('counted 17 wounded', 'had 19 wounded men'));
  await screen.open('Sources');
  await screen.grid('Sources').cell('A report of a district', 'Title').click();
  await workbench.answerOpenDialog(file);
  await screen.inspector.root.getByRole('button', { name: 'Add a document…' }).click();
  const dialog = new AddDocument(page);
  await expect(dialog.source).toHaveAccessibleName('Source: A report of a district');
  await dialog.add();
  await expect(reader.root.getByText('report-2.md')).toBeVisible();
  await reader.button('Passages').click();
  const lost = reader.passages
    .getByRole('list', { name: 'No longer in this text' })
    .getByRole('listitem');
  await lost.getByRole('button', { name: 'counted 17 wounded' }).click();
  await lost.getByRole('button', { name: 'Put it in its place…' }).click();
  await reader.select('had 19 wounded men');
  await page.keyboard.press('Enter');
  await expect(reader.highlights).toHaveText('had 19 wounded men');
  await expect(lost).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(lost).toContainText('counted 17 wounded');

  // Without any document, the source itself says what has lost its place; and gives the documents back.
  for (const name of ['report.md', 'report-2.md'])
    await screen.inspector.root.getByRole('button', { name: `Move ${name} to the trash` }).click();
  await expect(
    screen.inspector.root.getByRole('list', { name: 'Passages without a place' }),
  ).toContainText('counted 17 wounded');
  await expect(reader.root).toContainText('It is in the trash.');
  await page.keyboard.press('F8');
  await screen.inspector.root.getByRole('tab', { name: 'Fields' }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await screen.inspector.root.getByRole('button', { name: 'report.md', exact: true }).click();
  await expect(reader.highlights).toHaveText('counted 17 wounded');
});

/** A person writes notes on the dossier, on a record and on one field, finds them again, and loses none. */
import { expect, test } from '../fixtures.ts';
import { NoteEditor, NotesPage } from '../pages/notes.ts';
import { readNotes, shippedCopy } from '../pages/on-disk.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const CROCUS = 'Attack on the Crocus City Hall near Moscow';
const KERMAN = 'Twin bombing of mourners in Kerman';

test('notes on the dossier, a record and a field outlive a restart, with tags, status and links', async ({
  page,
  workbench,
}) => {
  let program = new WorkbenchPage(page);
  let notes = new NotesPage(page);

  await test.step('on the dossier, in Markdown', async () => {
    await program.grid('Events').expectReady();
    await page.keyboard.press('ControlOrMeta+Shift+M');
    const editor = new NoteEditor(page, 'New note on the dossier');
    await editor.write('## What is missing\n\n- **Casualties** of 2018\n- the spelling of Dāʿish');
    await editor.addTags('to do', 'figures');
    await editor.preview();
    await expect(editor.root.getByText('What is missing', { exact: true })).toBeVisible();
    await expect(editor.root.getByRole('listitem').filter({ hasText: 'of 2018' })).toBeVisible();
    await expect(editor.root.locator('strong')).toHaveText('Casualties');
  });

  await test.step('on a record, with a link to another by completion', async () => {
    const grid = await program.open('Events');
    await grid.cell(CROCUS, 'Title').click();
    await page.keyboard.press('ControlOrMeta+m');
    const editor = new NoteEditor(page, 'New note on this event');
    await editor.text.pressSequentially('Compare with [[mourners kerman');
    const option = page.getByRole('option', { name: KERMAN });
    await expect(option).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(option).toBeHidden();
    await editor.write(' of the same winter');
    await editor.addTags('figures');
    await editor.setDone(true);
    await editor.close();
    await program.inspector.root.getByRole('button', { name: KERMAN }).click();
    await program.inspector.expectRecord(KERMAN);
  });

  await test.step('on one field of a record', async () => {
    await program.inspector.tab('Fields').click();
    const killed = program.inspector.field('Killed');
    await killed.hover();
    await killed.getByRole('button', { name: 'Killed: write a note' }).click();
    const editor = new NoteEditor(page, 'New note on Killed');
    await editor.write('The two sources count differently.');
    await editor.close();
    await expect(killed.getByRole('button', { name: 'Killed: 1 note' })).toBeVisible();
    await expect(
      program.grid('Events').mark(KERMAN, 'Killed', 'You wrote a note on this value'),
    ).toBeVisible();
  });

  await test.step('all of it is on the disk, whole', () => {
    const [first, second, third] = readNotes(shippedCopy(workbench.documents));
    expect(first).toMatchObject({
      text: '## What is missing\n\n- **Casualties** of 2018\n- the spelling of Dāʿish',
      tags: ['to do', 'figures'],
      status: 'open',
      target: { kind: 'dossier' },
    });
    expect(second).toMatchObject({ tags: ['figures'], status: 'done', target: { kind: 'record' } });
    expect(second?.text).toMatch(
      /^Compare with \[\[[a-z0-9-]+\|Twin bombing of mourners in Kerman\]\] of the same winter$/,
    );
    expect(third).toMatchObject({ tags: [], target: { kind: 'field', field: 'killed' } });
  });

  const restarted = await workbench.relaunch();
  program = new WorkbenchPage(restarted);
  notes = new NotesPage(restarted);

  await test.step('after a restart they are all there, newest first', async () => {
    await program.expectCount('Notes', 3);
    await notes.open();
    await notes.expectNotes('count differently', 'of the same winter', 'What is missing');
    await expect(notes.note('same winter').getByRole('list', { name: 'Tags' })).toHaveText(
      'figures',
    );
  });

  await test.step('the links in them work, and so does the way to what they are on', async () => {
    await notes.select('same winter');
    await new NoteEditor(restarted, `Note on ${CROCUS}`).preview();
    await notes.pane.getByRole('button', { name: KERMAN, exact: true }).click();
    await program.inspector.expectRecord(KERMAN);
    await notes.open();
    await notes
      .note('count differently')
      .getByRole('button', { name: /^Go to Events/ })
      .click();
    await program.inspector.expectRecord(KERMAN);
    await expect(program.inspector.field('Killed')).toBeFocused();
    await program.inspector.field('Killed').getByRole('button', { name: 'Killed: 1 note' }).click();
    await expect(program.inspector.field('Killed').getByText('count differently')).toBeVisible();
  });
});

test('the notes page finds, filters, orders and deletes; the trash gives back', async ({
  page,
}) => {
  const program = new WorkbenchPage(page);
  const notes = new NotesPage(page);
  await program.grid('Events').expectReady();

  await test.step('three notes', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+M');
    const first = new NoteEditor(page, 'New note on the dossier');
    await first.write('Ask about Dāʿish');
    await first.addTags('people', 'names');
    const grid = await program.open('Leaders');
    await grid.cellAt(0, 'Name').click();
    await page.keyboard.press('ControlOrMeta+m');
    const second = new NoteEditor(page, 'New note on this leader');
    await second.write('Check the dates');
    await second.addTags('people');
    await second.setDone(true);
    await program.inspector.tab('Fields').click();
    const from = program.inspector.field('From');
    await from.hover();
    await from.getByRole('button', { name: 'From: write a note' }).click();
    await new NoteEditor(page, 'New note on From').write('A month would do');
  });

  await notes.open();
  await notes.expectNotes('A month would do', 'Check the dates', 'Ask about');

  await test.step('search folds diacritics', async () => {
    await notes.search.fill('da‘ish');
    await notes.expectNotes('Ask about Dāʿish');
    await notes.search.fill('nowhere');
    await expect(notes.list.getByText('No note fits')).toBeVisible();
    await notes.list.getByRole('button', { name: 'Show all notes' }).click();
    await expect(notes.search).toHaveValue('');
    await notes.expectNotes('A month would do', 'Check the dates', 'Ask about');
  });

  await test.step('tag, status, target', async () => {
    await notes.filterByTag('people');
    await notes.expectNotes('Check the dates', 'Ask about');
    await notes.filterByTag('names');
    await notes.expectNotes('Ask about');
    await notes.filterByTag('names');
    await notes.filterByStatus('Done');
    await notes.expectNotes('Check the dates');
    await notes.filterByStatus('Open');
    await notes.expectNotes('Ask about');
    await notes.filterByStatus('All');
    await notes.filterByTag('people');
    await notes.choose('What the note is on', 'On fields');
    await notes.expectNotes('A month would do');
    await notes.choose('What the note is on', 'On the dossier');
    await notes.expectNotes('Ask about');
    await notes.choose('What the note is on', 'On anything');
  });

  await test.step('edited here, it comes first', async () => {
    await notes.select('Ask about');
    const editor = new NoteEditor(page, 'Note on Islamic State – Khorasan Province');
    await editor.text.press('ControlOrMeta+End');
    await editor.write(', again');
    await notes.expectNotes('Ask about Dāʿish, again', 'A month would do', 'Check the dates');
    await notes.choose('Order', 'Newest');
    await notes.expectNotes('A month would do', 'Check the dates', 'Ask about');
    await notes.choose('Order', 'Last edited');
  });

  await test.step('a new one while another is being written', async () => {
    await page.getByRole('button', { name: 'New note' }).click();
    const editor = new NoteEditor(page, 'New note on the dossier');
    await editor.write('The fourth');
    await page.getByRole('button', { name: 'New note' }).click();
    await expect(editor.text).toHaveText('Markdown. [[ links to a record.');
    await editor.write('The fifth');
    await notes.expectNotes('The fifth', 'The fourth', 'Ask about', 'A month', 'Check the dates');
    for (const words of ['The fifth', 'The fourth', 'Ask about']) {
      await notes.select(words);
      if (words === 'Ask about') continue;
      await notes.pane.getByRole('button', { name: 'Delete' }).click();
      await expect(notes.note(words)).toHaveCount(0);
    }
  });

  await test.step('deleted to the trash, and back', async () => {
    await notes.pane.getByRole('button', { name: 'Delete' }).click();
    await notes.expectNotes('A month would do', 'Check the dates');
    await expect(program.messages.getByText('Note moved to the trash.').last()).toBeVisible();
    await program.expectCount('Notes', 2);
    await program.expectCount('Trash', 3);
    await program.entry('Trash').click();
    await page.getByRole('checkbox', { name: /^Choose Ask about/ }).check();
    await page.getByRole('main').getByRole('button', { name: 'Restore', exact: true }).click();
    await program.expectCount('Trash', 2);
    await notes.open();
    await notes.expectNotes('Ask about Dāʿish, again', 'A month would do', 'Check the dates');
  });
});

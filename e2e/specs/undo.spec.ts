/** Whatever a person does is taken back by one key and done again by another, over restarts, and shown where it is. */
import type { Page } from '@playwright/test';
import type { Bridge } from '../../src/shared/contract/api.ts';
import { expect, test } from '../fixtures.ts';
import { HistoryPage } from '../pages/history-page.ts';
import { NoteEditor, NotesPage } from '../pages/notes.ts';
import { noteTexts, shippedCopy, stepLabels } from '../pages/on-disk.ts';
import { recordsOf, shipped } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const EVENTS = recordsOf('Events').length;
const KERMAN = 'Twin bombing of mourners in Kerman';
const KABUL = 'Suicide bombing at Kabul airport';
const CROCUS = 'Attack on the Crocus City Hall near Moscow';

const undo = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+z');
const redo = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+Shift+Z');

/** In the grid, by keyboard. */
async function type(screen: WorkbenchPage, record: string, column: string, text: string) {
  await screen.grid('Events').cell(record, column).click();
  await screen.page.keyboard.press('Enter');
  await screen.editor(column).getByRole('textbox').fill(text);
  await screen.page.keyboard.press('Enter');
  await expect(screen.editor(column)).toBeHidden();
}

test('a value, a note, a record, a record of one’s own, a sort; over a restart', async ({
  page,
  workbench,
}) => {
  test.setTimeout(120_000);
  let screen = new WorkbenchPage(page);
  let grid = await screen.open('Events');

  await test.step('a value typed over', async () => {
    await type(screen, KERMAN, 'Place', 'Golzar Shohada');
    await undo(page);
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Kerman');
    await expect(screen.messages).toContainText(`Undone: Change Place of “${KERMAN}”`);
    await expect(grid.cell(KERMAN, 'Place')).toBeFocused();
    await redo(page);
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Golzar Shohada');
    await undo(page);
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Kerman');
    await page.keyboard.press('ControlOrMeta+y');
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Golzar Shohada');
    await expect(screen.messages).toContainText('Redone: ');
  });

  await test.step('the message has the way back', async () => {
    await screen.messages.getByRole('button', { name: 'Undo' }).click();
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Kerman');
    await screen.messages.getByRole('button', { name: 'Redo' }).click();
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Golzar Shohada');
  });

  await test.step('a note that was deleted', async () => {
    await grid.cell(KERMAN, 'Title').click();
    await page.keyboard.press('ControlOrMeta+m');
    await new NoteEditor(page, 'New note on this event').write('Check the figures.');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await screen.expectCount('Notes', 0);
    await grid.cell(KERMAN, 'Title').click();
    await undo(page);
    await screen.expectCount('Notes', 1);
    await expect(screen.messages).toContainText('Undone: Delete note');
    await redo(page);
    await screen.expectCount('Notes', 0);
    await undo(page);
    await screen.expectCount('Notes', 1);
  });

  await test.step('a record that was moved to the trash', async () => {
    await grid.cell(CROCUS, 'Title').click();
    await page.keyboard.press('ControlOrMeta+Backspace');
    await expect(grid.row(CROCUS)).toHaveCount(0);
    await undo(page);
    await expect(grid.row(CROCUS)).toBeVisible();
    await screen.inspector.expectRecord(CROCUS);
    await redo(page);
    await expect(grid.row(CROCUS)).toHaveCount(0);
    await screen.expectCount('Trash', 1);
    await undo(page);
    await screen.expectCount('Events', EVENTS);
    await screen.expectCount('Trash', 0);
  });

  await test.step('a record that was made', async () => {
    await page.keyboard.press('ControlOrMeta+n');
    await expect(screen.editor('Title').getByRole('textbox')).toHaveValue('New event');
    await page.keyboard.press('Escape');
    await screen.expectCount('Events', EVENTS + 1);
    await undo(page);
    await screen.expectCount('Events', EVENTS);
    await expect(grid.row('New event')).toHaveCount(0);
    await redo(page);
    await screen.expectCount('Events', EVENTS + 1);
    await screen.inspector.expectRecord('New event');
    await undo(page);
    await screen.expectCount('Events', EVENTS);
  });

  await test.step('a sort, which is not saved once more by being taken back', async () => {
    await grid.sortBy('Killed');
    await grid.expectSorted('Killed', 'ascending');
    await undo(page);
    await grid.expectSorted('Date', 'descending');
    await redo(page);
    await grid.expectSorted('Killed', 'ascending');
    await undo(page);
    await grid.expectSorted('Date', 'descending');
    // Longer than a change of the view waits before it is saved.
    await page.waitForTimeout(1_000);
    expect(stepLabels(shippedCopy(workbench.documents)).slice(-4)).toEqual([
      'Change view of Events',
      'Undo: Change view of Events',
      'Redo: Change view of Events',
      'Undo: Change view of Events',
    ]);
  });

  await test.step('after a restart all of it goes on', async () => {
    screen = new WorkbenchPage(await workbench.relaunch([]));
    grid = screen.grid('Events');
    await grid.expectReady();
    await grid.expectSorted('Date', 'descending');
    // What was undone last is done again, and then what is still done is undone.
    await redo(screen.page);
    await grid.expectSorted('Killed', 'ascending');
    await undo(screen.page);
    await grid.expectSorted('Date', 'descending');
    await undo(screen.page);
    await screen.expectCount('Notes', 0);
    await undo(screen.page);
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Kerman');
    await undo(screen.page);
    await expect(screen.messages).toContainText('There is nothing to undo.');
    await new HistoryPage(screen.page).open();
    await expect(new HistoryPage(screen.page).undo).toBeDisabled();
  });
});

test('the menu and the palette say what it would be; without a step there is nothing to choose', async ({
  page,
}) => {
  const screen = new WorkbenchPage(page);
  await screen.open('Events');
  const openEdit = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await screen.menuItem('Edit').hover();
  };

  await openEdit();
  await expect(page.getByRole('menuitem', { name: /^Undo/ })).toBeDisabled();
  await expect(page.getByRole('menuitem', { name: /^Redo/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await type(screen, KERMAN, 'Killed', '95');
  await openEdit();
  const entry = page.getByRole('menuitem', { name: `Undo: Change Killed of “${KERMAN}”` });
  await expect(entry).toBeEnabled();
  await expect(page.getByRole('menuitem', { name: /^Redo/ })).toBeDisabled();
  await entry.click();
  await expect(screen.grid('Events').value(KERMAN, 'Killed')).toHaveText('96');
  await screen.run(`Redo: Change Killed of “${KERMAN}”`);
  await expect(screen.grid('Events').value(KERMAN, 'Killed')).toHaveText('95');
});

test('what is taken back elsewhere is offered, and nothing jumps', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  await screen.open('Events');
  await type(screen, KERMAN, 'Killed', '95');
  const leaders = await screen.open('Leaders');
  await leaders.cellAt(3, 'Name').click();
  await undo(page);
  await expect(screen.messages).toContainText('Undone: Change Killed');
  await expect(leaders.cellAt(3, 'Name')).toBeFocused();
  await screen.messages.getByRole('button', { name: 'Show' }).click();
  await screen.inspector.expectRecord(KERMAN);
  await expect(screen.entry('Events')).toHaveAttribute('aria-current', 'page');

  // A column that was hidden comes back without the rows moving.
  const grid = screen.grid('Events');
  await page.keyboard.press('ControlOrMeta+Shift+f');
  await grid.root.hover();
  await page.mouse.wheel(0, 1_500);
  await expect(grid.rowAt(0)).toHaveCount(0);
  const top = await grid.rows.nth(1).getAttribute('aria-rowindex');
  await grid.openMenu('Place');
  await screen.menuItem('Hide').click();
  await expect(grid.header('Place')).toHaveCount(0);
  await undo(page);
  await expect(grid.header('Place')).toBeVisible();
  expect(await grid.rows.nth(1).getAttribute('aria-rowindex')).toBe(top);
});

test('while a text is typed the keys are the text’s; an editor that is open follows', async ({
  page,
  workbench,
}) => {
  const screen = new WorkbenchPage(page);
  const notes = new NotesPage(page);
  const folder = () => shippedCopy(workbench.documents);
  await screen.open('Events');
  await type(screen, KERMAN, 'Killed', '95');
  await page.keyboard.press('ControlOrMeta+Shift+M');
  let editor = new NoteEditor(page, 'New note on the dossier');
  await editor.write('First.');

  await test.step('in the editor of a note', async () => {
    // CodeMirror takes what is typed without a pause as one.
    await page.waitForTimeout(700);
    await editor.write(' Second.');
    await undo(page);
    await expect(editor.text).toHaveText('First.');
    await redo(page);
    await expect(editor.text).toHaveText('First. Second.');
    await editor.expectSaved();
    await expect(screen.messages.getByRole('status')).toHaveCount(0);
    await workbench.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('edit.undo')?.click(),
    );
    await expect(editor.text).toHaveText('First.');
    await expect(screen.messages.getByRole('status')).toHaveCount(0);
    await redo(page);
    await expect(editor.text).toHaveText('First. Second.');
  });

  await test.step('in a search box', async () => {
    await notes.search.pressSequentially('figures');
    await undo(page);
    await expect(notes.search).not.toHaveValue('figures');
    await expect(screen.messages.getByRole('status')).toHaveCount(0);
    await notes.search.fill('');
  });

  await test.step('outside of them the keys are the dossier’s: the last words are saved first', async () => {
    await editor.text.fill('First.');
    await editor.close();
    await notes.expectNotes('First.');
    // Opened again, it is another step.
    await notes.select('First.');
    editor = new NoteEditor(page, `Note on ${shipped.title}`);
    await editor.text.click();
    await page.keyboard.press('ControlOrMeta+End');
    await editor.write(' Second.');
    await editor.text.click();
    await page.keyboard.press('ControlOrMeta+End');
    await editor.text.pressSequentially(' Third.');
    // The focus goes, and the key comes before any pause.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await undo(page);
    await expect(screen.messages).toContainText('Undone: Edit note');
    await expect(editor.text).toHaveText('First.');
  });

  await test.step('and the editor does not write its old text over it', async () => {
    await page.waitForTimeout(1_500);
    expect(noteTexts(folder())).toEqual(['First.']);
    await redo(page);
    await expect(editor.text).toHaveText('First. Second. Third.');
    await expect.poll(() => noteTexts(folder())).toEqual(['First. Second. Third.']);
  });

  await test.step('typing goes on from there, as a step of its own', async () => {
    await undo(page);
    await expect(editor.text).toHaveText('First.');
    await editor.text.click();
    await page.keyboard.press('ControlOrMeta+End');
    await editor.write(' Fourth.');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await undo(page);
    await expect(editor.text).toHaveText('First.');
  });

  await test.step('a note that is taken back closes its editor', async () => {
    await undo(page);
    await expect(screen.messages).toContainText('Undone: Write note');
    await expect(editor.root).toHaveCount(0);
    await expect(page.getByText('No notes yet')).toBeVisible();
    await page.waitForTimeout(1_000);
    expect(noteTexts(folder())).toEqual([]);
    await undo(page);
    await expect(screen.messages).toContainText('Undone: Change Killed');
  });
});

test('a key that is held down does not run ahead', async ({ page, workbench }) => {
  const screen = new WorkbenchPage(page);
  const grid = await screen.open('Events');
  await grid.cell(KABUL, 'Injured').click();
  const killed = await grid.row(KABUL).getAttribute('row-id');
  await page.evaluate(async (record) => {
    const { dossier } = window as unknown as { dossier: Bridge };
    const place = { collection: 'events', record, field: 'injured' };
    for (let text = 1; text <= 60; text += 1) {
      await dossier.invoke('records.setValue', { ...place, text: String(text) });
    }
  }, killed);
  await expect(grid.value(KABUL, 'Injured')).toHaveText('60');
  await page.keyboard.down('ControlOrMeta');
  // Each but the first of these is a repetition, and they come faster than steps can be taken back.
  for (let times = 0; times < 60; times += 1) await page.keyboard.down('z');
  await page.keyboard.up('z');
  await page.keyboard.up('ControlOrMeta');
  const undone = (): number => stepLabels(shippedCopy(workbench.documents)).length - 60;
  await expect.poll(undone).toBeGreaterThan(0);
  await page.waitForTimeout(1_000);
  const soon = undone();
  await page.waitForTimeout(3_000);
  console.info(`60 repetitions of Ctrl+Z took ${undone()} steps back`);
  expect(undone(), 'nothing goes on after the key was let go').toBe(soon);
  expect(undone()).toBeLessThan(50);
  await expect(grid.value(KABUL, 'Injured')).toHaveText(String(60 - undone()));
});

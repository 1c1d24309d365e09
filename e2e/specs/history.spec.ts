/** What was done is looked up, jumped to, gone back to and done again: of the whole dossier, of a record, of one field. */
import { expect, test } from '../fixtures.ts';
import { HistoryPage } from '../pages/history-page.ts';
import { NoteEditor } from '../pages/notes.ts';
import { backupReasons, shippedCopy } from '../pages/on-disk.ts';
import { recordsOf } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const EVENTS = recordsOf('Events').length;
const KERMAN = 'Twin bombing of mourners in Kerman';
const CROCUS = 'Attack on the Crocus City Hall near Moscow';
const ASLAM = 'Mawlawi Aslam Farooqi';

async function type(screen: WorkbenchPage, record: string, column: string, to: string) {
  await screen.grid('Events').cell(record, column).click();
  await screen.page.keyboard.press('Enter');
  await screen.editor(column).getByRole('textbox').fill(to);
  await screen.page.keyboard.press('Enter');
  await expect(screen.editor(column)).toBeHidden();
}

/** A value, a note, a sort, a record in the trash, and a value of another collection. */
async function work(screen: WorkbenchPage): Promise<void> {
  const { page } = screen;
  const grid = await screen.open('Events');
  await type(screen, KERMAN, 'Killed', '95');
  await page.keyboard.press('ControlOrMeta+m');
  await new NoteEditor(page, 'New note on this event').write('Check.');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await grid.cell(CROCUS, 'Title').click();
  await page.keyboard.press('ControlOrMeta+Backspace');
  await screen.expectCount('Events', EVENTS - 1);
  await grid.sortBy('Killed');
  await grid.expectSorted('Killed', 'ascending');
  const leaders = await screen.open('Leaders');
  await leaders.cell(ASLAM, 'Name').click();
  await screen.inspector.expectRecord(ASLAM);
  await screen.inspector.tab('Fields').click();
  const box = await screen.inspector.edit('Organisation');
  await box.fill('The Khorasan branch');
  await box.press('Enter');
  await expect(box).toBeHidden();
}

const KILLED = `Change Killed of “${KERMAN}”`;
const TRASHED = `Move event “${CROCUS}” to the trash`;
const BRANCH = `Change Organisation of “${ASLAM}”`;

test('found, filtered, and a way to each record', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const history = new HistoryPage(page);
  await work(screen);
  await history.open();
  const whole = [BRANCH, TRASHED, 'Write note', KILLED];

  await test.step('newest first, under its day, without the views', async () => {
    await history.expectSteps(...whole.map((label) => label.slice(0, 12)));
    await expect(history.grid.getByRole('row', { name: 'Today' })).toBeVisible();
    await expect(history.step(KILLED)).toContainText('by you');
    await page.getByRole('switch', { name: 'Changes of views' }).check();
    await history.expectSteps(BRANCH, 'Change view of Events', TRASHED, 'Write note', KILLED);
    await page.getByRole('switch', { name: 'Changes of views' }).uncheck();
    await history.expectSteps(BRANCH, TRASHED, 'Write note', KILLED);
  });

  await test.step('by words, of the label or of the record', async () => {
    await history.search.fill('kerman');
    await history.expectSteps('Write note', KILLED);
    await history.search.fill('crocus trash');
    await history.expectSteps(TRASHED);
    await history.search.fill('nowhere');
    await expect(page.getByText('No step fits')).toBeVisible();
    await page.getByRole('button', { name: 'Show all steps' }).click();
    await history.expectSteps(BRANCH, TRASHED, 'Write note', KILLED);
  });

  await test.step('by where it came from, and by collection', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await history.expectSteps(`Undo: ${BRANCH}`, BRANCH, TRASHED, 'Write note', KILLED);
    await history.choose('Where it came from', 'Undo and redo');
    await history.expectSteps(`Undo: ${BRANCH}`);
    await history.choose('Where it came from', 'From anywhere');
    await history.choose('Collection', 'Leaders');
    await history.expectSteps(`Undo: ${BRANCH}`, BRANCH);
    await history.choose('Collection', 'All collections');
  });

  await test.step('by days: what was typed, and what was chosen', async () => {
    const days = page.getByRole('button', { name: /^Days: / });
    await days.click();
    await page.getByRole('textbox', { name: 'To' }).fill('2020');
    await expect(page.getByText('No step fits')).toBeVisible();
    await page.getByRole('textbox', { name: 'To' }).fill('2020-13');
    await expect(page.getByRole('textbox', { name: 'To' })).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('button', { name: 'Last 7 days' }).click();
    await history.expectSteps(`Undo: ${BRANCH}`, BRANCH, TRASHED, 'Write note', KILLED);
    await days.click();
    await page.getByRole('button', { name: 'Any day' }).click();
  });

  await test.step('from the label to the record; one in the trash to the trash', async () => {
    await history.step(TRASHED).getByRole('button', { name: CROCUS, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Trash' })).toBeVisible();
    await history.open();
    await history.step(KILLED).getByRole('button', { name: KERMAN, exact: true }).click();
    await screen.inspector.expectRecord(KERMAN);
  });

  await test.step('the page is remembered', async () => {
    await history.open();
    await expect(screen.entry('History')).toHaveAttribute('aria-current', 'page');
  });
});

test('by keyboard: from step to step, the menu of one, Enter to its record', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const history = new HistoryPage(page);
  const { keyboard } = page;
  await work(screen);
  await history.open();
  await history.steps.first().focus();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect(history.steps.nth(2)).toBeFocused();
  await keyboard.press('End');
  await expect(history.step(KILLED)).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(screen.focused()).toHaveText(KERMAN);
  await keyboard.press('ArrowLeft');
  await keyboard.press('Shift+F10');
  await expect(screen.menuItem(`Show ${KERMAN}`)).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(screen.menuItem('Go back to before this…')).toBeFocused();
  await keyboard.press('Enter');
  await expect(history.question).toBeVisible();
  await expect(screen.focused()).toHaveText('Stay here');
  await keyboard.press('Escape');
  await expect(history.question).toBeHidden();
  await expect(history.step(KILLED)).toBeFocused();
  await keyboard.press('Enter');
  await screen.inspector.expectRecord(KERMAN);
});

test('back to a point, after a backup; undo takes that back; a restart does not matter', async ({
  page,
  workbench,
}) => {
  let screen = new WorkbenchPage(page);
  let history = new HistoryPage(page);
  await work(screen);
  await history.open();

  await history.rewind('Write note');
  await expect(history.question).toContainText('this step and the 3 after it are taken back');
  await expect(history.question).toContainText('A backup is made first');
  await history.question.getByRole('button', { name: 'Stay here' }).click();
  await screen.expectCount('Notes', 1);

  await history.rewind('Write note');
  await history.question.getByRole('button', { name: 'Go back', exact: true }).click();
  await expect(screen.messages).toContainText('Back to before: Write note');
  await history.expectSteps('Go back to before: Write note', BRANCH, TRASHED, 'Write note', KILLED);
  await expect(history.step('Go back to before: Write note')).toContainText('back to a point');
  expect(backupReasons(shippedCopy(workbench.documents))).toContain('rewind');
  await screen.expectCount('Notes', 0);
  await screen.expectCount('Events', EVENTS);
  let grid = await screen.open('Events');
  await grid.expectSorted('Date', 'descending');
  await expect(grid.value(KERMAN, 'Killed')).toHaveText('95');

  screen = new WorkbenchPage(await workbench.relaunch([]));
  history = new HistoryPage(screen.page);
  grid = screen.grid('Events');
  await grid.expectReady();
  await screen.page.keyboard.press('ControlOrMeta+z');
  await expect(screen.messages).toContainText('Undone: Go back to before: Write note');
  await screen.expectCount('Notes', 1);
  await screen.expectCount('Events', EVENTS - 1);
  await grid.expectSorted('Killed', 'ascending');
});

test('what was undone stays when something else is done, and can be done again while it fits', async ({
  page,
}) => {
  const screen = new WorkbenchPage(page);
  const history = new HistoryPage(page);
  const grid = await screen.open('Events');
  await type(screen, KERMAN, 'Killed', '95');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(grid.value(KERMAN, 'Killed')).toHaveText('96');
  await history.open();
  await expect(history.step(KILLED)).toContainText('Undone');
  await expect(history.redo).toBeEnabled();

  await screen.open('Events');
  await type(screen, CROCUS, 'Killed', '150');
  await history.open();
  await expect(history.redo).toBeDisabled();
  await expect(history.step(KILLED)).toContainText('Undone, set aside');
  await history.again(KILLED);
  await expect(screen.messages).toContainText(`Done again: ${KILLED}`);
  await screen.open('Events');
  await expect(grid.value(KERMAN, 'Killed')).toHaveText('95');
  await expect(grid.value(CROCUS, 'Killed')).toHaveText('150');

  await test.step('what has another value by now is not written over', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(grid.value(KERMAN, 'Killed')).toHaveText('96');
    await type(screen, KERMAN, 'Killed', '94');
    await history.open();
    await history.step(KILLED).last().hover();
    await history
      .step(KILLED)
      .last()
      .getByRole('button', { name: /^Do again/ })
      .click();
    await expect(screen.messages.getByRole('alert')).toContainText('was changed since');
    await screen.open('Events');
    await expect(grid.value(KERMAN, 'Killed')).toHaveText('94');
  });
});

test('of a record and of one field: old, new, time and origin', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const { inspector } = screen;
  const grid = await screen.open('Events');
  await type(screen, KERMAN, 'Killed', 'at least 90');
  await type(screen, KERMAN, 'Killed', '95');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(grid.value(KERMAN, 'Killed')).toHaveText('≥90');
  await type(screen, KERMAN, 'Place', 'گلزار شهدا، کرمان');

  await test.step('one field', async () => {
    await inspector.openFieldHistory('Killed');
    const changes = inspector.history('Killed');
    await expect(changes).toHaveCount(3);
    await expect(changes.nth(0)).toContainText(/today, \d\d:\d\d · undo/);
    await expect(changes.nth(0).locator('del')).toHaveText('95');
    await expect(changes.nth(0).locator('ins')).toHaveText('≥90');
    await expect(changes.nth(2)).toContainText('from what the sources say');
    await expect(changes.nth(2)).toContainText('to ≥90');
    await inspector.openFieldHistory('Injured');
    await expect(inspector.field('Injured')).toContainText('You have not changed Injured here.');
  });

  await test.step('all of the record, kept up as it is changed', async () => {
    await inspector.tab('History').click();
    const changes = inspector.history('this event');
    await expect(changes).toHaveCount(4);
    await expect(changes.first()).toContainText('Place');
    await expect(changes.first().locator('bdi')).toHaveText('گلزار شهدا، کرمان');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(changes).toHaveCount(5);
    await expect(changes.first()).toContainText('undo');
    await grid.cell(CROCUS, 'Title').click();
    await expect(inspector.root).toContainText('Nothing was done to this event yet.');
  });
});

test('very many steps come a page at a time', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const history = new HistoryPage(page);
  const grid = await screen.open('Events');
  const record = (await grid.row(KERMAN).getAttribute('row-id')) ?? '';
  await page.evaluate(async (id) => {
    const { dossier } = window as unknown as {
      dossier: { invoke: (name: string, input: unknown) => Promise<unknown> };
    };
    const place = { collection: 'events', record: id, field: 'killed' };
    for (let text = 1; text <= 130; text += 1) {
      await dossier.invoke('records.setValue', { ...place, text: String(text) });
    }
  }, record);
  await history.open();
  await expect(history.steps).toHaveCount(100);
  await page.getByRole('button', { name: 'Show earlier steps' }).click();
  await expect(history.steps).toHaveCount(130);
  await expect(page.getByRole('button', { name: 'Show earlier steps' })).toHaveCount(0);
});

/** A value is edited, kept over a restart beside what the sources say, and taken back; what makes no sense is refused. */
import { expect, test } from '../fixtures.ts';
import { shippedCopy } from '../pages/on-disk.ts';
import { claimsOf, hashesIn, killedIn, recordNamed, type Quantity } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const KERMAN = 'Twin bombing of mourners in Kerman';
const KABUL = 'Suicide bombing at Kabul airport';

const baseOf = (folder: string): Record<string, string> =>
  Object.fromEntries(Object.entries(hashesIn(folder)).filter(([file]) => file.startsWith('base')));

test('by keyboard and by mouse; still there after a restart; back to the sources', async ({
  workbench,
}) => {
  let screen = new WorkbenchPage(await workbench.launch());
  const base = baseOf(shippedCopy(workbench.documents));
  let grid = await screen.open('Events');
  const kerman = recordNamed('Events', KERMAN);

  await test.step('by keyboard: Enter, type, Enter', async () => {
    await grid.cell(KERMAN, 'Place').click();
    await screen.page.keyboard.press('Enter');
    await expect(screen.editor('Place').getByRole('textbox')).toHaveValue('Kerman');
    await screen.page.keyboard.type('Golzar Shohada, Kerman');
    await screen.page.keyboard.press('Enter');
    await expect(screen.editor('Place')).toBeHidden();
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Golzar Shohada, Kerman');
    await expect(grid.mark(KERMAN, 'Place', 'Your own value')).toBeVisible();
    await expect(grid.cell(KERMAN, 'Place')).toBeFocused();
  });

  await test.step('Tab saves and goes on; a letter begins to type at once', async () => {
    await screen.page.keyboard.press('ArrowRight');
    await screen.page.keyboard.type('at least 90');
    await expect(screen.editor('Killed')).toContainText('at least 90');
    await screen.page.keyboard.press('Tab');
    await expect(screen.editor('Injured').getByRole('textbox')).toBeFocused();
    await screen.page.keyboard.press('Escape');
    await expect(grid.value(KERMAN, 'Killed')).toHaveText('≥90');
  });

  await test.step('by mouse: a double click, a choice', async () => {
    await grid.cell(KERMAN, 'Kind').dblclick();
    await screen
      .editor('Kind')
      .getByRole('option', { name: /^Attack/ })
      .click();
    await expect(grid.value(KERMAN, 'Kind')).toHaveText('Attack');
    await grid.cell(KABUL, 'Injured').dblclick();
    await screen.editor('Injured').getByRole('textbox').fill('150-200');
    await screen.editor('Injured').getByRole('button', { name: 'Save' }).click();
    await expect(grid.value(KABUL, 'Injured')).toHaveText('150–200');
    await screen.expectSaved();
  });

  await test.step('after a restart all of it is there', async () => {
    screen = new WorkbenchPage(await workbench.relaunch([]));
    grid = screen.grid('Events');
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Golzar Shohada, Kerman');
    await expect(grid.value(KERMAN, 'Killed')).toHaveText('≥90');
    await expect(grid.value(KERMAN, 'Kind')).toHaveText('Attack');
    await expect(grid.value(KABUL, 'Injured')).toHaveText('150–200');
  });

  await test.step('the inspector shows what the sources say beneath it', async () => {
    await grid.cell(KERMAN, 'Title').click();
    await screen.inspector.expectRecord(KERMAN);
    await expect(screen.inspector.field('Killed')).toContainText('≥90');
    const said = claimsOf(kerman, 'killed').map(({ value }) => String((value as Quantity).best));
    const claims = screen.inspector.claims('Killed');
    await expect(claims).toHaveCount(said.length + 1);
    for (const figure of said) await expect(claims.filter({ hasText: figure })).toHaveCount(1);
    await expect(claims.first()).toContainText('Shown');
  });

  await test.step('and the way back to them: from the inspector, from the menu of a cell', async () => {
    await screen.inspector.revert('Killed');
    await expect(grid.value(KERMAN, 'Killed')).toHaveText(String(killedIn(kerman)!.best));
    await grid.cell(KERMAN, 'Place').click({ button: 'right' });
    await screen.menuItem('Back to what the sources say').click();
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Kerman');
    await expect(grid.mark(KERMAN, 'Place', 'Your own value')).toHaveCount(0);
  });

  expect(baseOf(shippedCopy(workbench.documents))).toEqual(base);
});

/** A backup is made by itself, a moment after the opening. */
const ownFiles = (folder: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(hashesIn(folder)).filter(([file]) => !file.startsWith('backups')),
  );

const refusals = [
  { column: 'Killed', text: 'many', reason: /many.*not a number|number/i },
  { column: 'Date', text: '2017-13', reason: /13|month/i },
  { column: 'Date', text: '03/04/2017', reason: /3 April|March 4|2017-0[34]-0[34]/i },
  { column: 'Injured', text: '90-80', reason: /low|greater|80/i },
] as const;

test('what makes no sense is refused with the reason, and nothing is written', async ({
  workbench,
}) => {
  const screen = new WorkbenchPage(await workbench.launch());
  const folder = shippedCopy(workbench.documents);
  const grid = await screen.open('Events');
  await grid.cell(KERMAN, 'Title').click();
  await screen.inspector.expectRecord(KERMAN);
  const before = ownFiles(folder);

  for (const { column, text, reason } of refusals) {
    await test.step(`${column}: ${text}`, async () => {
      const old = await grid.value(KERMAN, column).textContent();
      await grid.cell(KERMAN, column).dblclick();
      const editor = screen.editor(column);
      await editor.getByRole('textbox').fill(text);
      await editor.getByRole('textbox').press('Enter');
      await expect(editor.getByRole('alert')).toHaveText(reason);
      // What was typed stays, to be put right.
      await expect(editor.getByRole('textbox')).toHaveValue(text);
      await expect(editor.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
      await editor.getByRole('textbox').press('Escape');
      await expect(editor).toBeHidden();
      await expect(grid.value(KERMAN, column)).toHaveText(old ?? '');
    });
  }

  await test.step('a choice that there is not', async () => {
    await grid.cell(KERMAN, 'Kind').dblclick();
    const editor = screen.editor('Kind');
    await screen.page.keyboard.type('parade');
    await expect(editor.getByText('No choice of this field has these words.')).toBeVisible();
    await screen.page.keyboard.press('Enter');
    await expect(editor.getByRole('alert')).toContainText('parade');
    await screen.page.keyboard.press('Escape');
    await expect(grid.value(KERMAN, 'Kind')).toHaveText('External operation');
  });

  await test.step('in the inspector', async () => {
    const box = await screen.inspector.edit('Killed');
    await box.fill('many');
    await box.press('Enter');
    await expect(screen.inspector.field('Killed').getByRole('alert')).toContainText('many');
    await box.press('Escape');
    await expect(box).toBeHidden();
  });

  await test.step('what is worked out can not be typed', async () => {
    const leaders = await screen.open('Leaders');
    await leaders.bringIn('Tenure');
    await leaders.cellAt(0, 'Tenure').dblclick();
    await expect(screen.messages).toContainText('Tenure is worked out from other fields');
  });

  expect(ownFiles(folder)).toEqual(before);
});

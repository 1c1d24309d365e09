/** The story of Kerman: two numbers of dead, one is preferred with a reason; and claims written without a mouse. */
import { expect, test } from '../fixtures.ts';
import { invoke } from '../pages/bridge.ts';
import { claimCard, ClaimForm, RankDialog } from '../pages/claims.ts';
import { DisputesPage } from '../pages/disputes-page.ts';
import { readTables, shippedCopy } from '../pages/on-disk.ts';
import { claimsOf, recordNamed, type Quantity } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const KERMAN = 'Twin bombing of mourners in Kerman';
const REASON = 'The lead was written after the last count.';

test('Kerman: one of two numbers is preferred, seen everywhere, kept, and undone', async ({
  workbench,
}) => {
  test.setTimeout(120_000);
  let page = await workbench.launch();
  let screen = new WorkbenchPage(page);
  let grid = await screen.open('Events');
  const [first, second] = claimsOf(recordNamed('Events', KERMAN), 'killed').map(
    ({ value, locator }) => ({
      figure: String((value as Quantity).best),
      place: `${locator?.section}, paragraph ${locator?.paragraph}`,
    }),
  );
  if (!first || !second) throw new Error('Kerman has no two numbers of dead.');
  await expect(screen.rail.getByRole('button', { name: /^Disputes, \d/ })).toBeVisible();
  const open = await screen.count('Disputes');

  await test.step('the mark of the cell shows both, with their places', async () => {
    await grid.mark(KERMAN, 'Killed', /2 claims that differ/).hover();
    const card = claimCard(page, 'Killed');
    await expect(card.getByRole('listitem')).toHaveCount(2);
    for (const { figure, place } of [first, second])
      await expect(card.getByRole('listitem').filter({ hasText: figure })).toContainText(place);
    // The pointer can go over to the card, and takes it away when it leaves.
    await card.getByRole('listitem').nth(1).hover();
    await expect(card).toBeVisible();
    await screen.searchBox.hover();
    await expect(card).toBeHidden();
  });

  await test.step('and the same by the keyboard', async () => {
    await grid.cell(KERMAN, 'Killed').click();
    await page.keyboard.press('Alt+Enter');
    const card = claimCard(page, 'Killed');
    await expect(card.getByRole('button', { name: 'Show in the inspector' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await expect(grid.cell(KERMAN, 'Killed')).toBeFocused();
  });

  await test.step('the second one is preferred, and says why', async () => {
    const rival = screen.inspector.claims('Killed').filter({ hasText: second.place });
    // What differs is marked, and not by colour alone.
    await expect(rival.locator('mark')).toHaveText(second.figure);
    await rival.click({ button: 'right' });
    await screen.menuItem('Prefer…').click();
    await new RankDialog(page).answer(REASON);
    await expect(screen.inspector.field('Killed')).toContainText(`Settled: ${REASON}`);
  });

  const expectChosen = async (): Promise<void> => {
    await expect(grid.value(KERMAN, 'Killed')).toHaveText(second.figure);
    await expect(
      grid.mark(KERMAN, 'Killed', '2 claims that differ; the one shown was chosen'),
    ).toBeVisible();
  };
  await test.step('the grid shows it', expectChosen);

  await test.step('the page of disputes has it as settled', async () => {
    await screen.expectCount('Disputes', open - 1);
    const disputes = new DisputesPage(page);
    await disputes.open();
    const row = disputes.row(KERMAN, 'Killed');
    await expect(row).toHaveAttribute('data-state', 'settled');
    await expect(row.getByRole('listitem').filter({ hasText: 'preferred' })).toContainText(
      second.figure,
    );
    const [low, high] = [second, first].map(({ figure }) => Number(figure));
    await expect(row).toContainText(`${low}–${high}, a difference of ${high! - low!}`);
    await disputes.jump(KERMAN, 'Killed');
    await screen.inspector.expectRecord(KERMAN);
    await expect(screen.inspector.field('Killed')).toBeFocused();
  });

  await test.step('it is on the disk, and there again after a restart', async () => {
    await screen.expectSaved();
    const ranks = [...(readTables(shippedCopy(workbench.documents)).get('ranks')?.values() ?? [])];
    expect(ranks).toMatchObject([{ field: 'killed', rank: 'preferred', reason: REASON }]);
    page = await workbench.relaunch([]);
    screen = new WorkbenchPage(page);
    grid = screen.grid('Events');
    await grid.expectReady();
    await expectChosen();
    await grid.cell(KERMAN, 'Killed').click();
    await expect(screen.inspector.field('Killed')).toContainText(`Settled: ${REASON}`);
  });

  await test.step('undone, it is open again', async () => {
    const { label } = await invoke<{ label: string }>(page, 'history.undo');
    expect(label).toBe(`Prefer a claim on Killed of “${KERMAN}”`);
    await expect(grid.value(KERMAN, 'Killed')).toHaveText(first.figure);
    await expect(grid.mark(KERMAN, 'Killed', /nobody has chosen/)).toBeVisible();
    await screen.expectCount('Disputes', open);
  });
});

test('a claim is added, changed and deleted by the keyboard alone', async ({ page, workbench }) => {
  const screen = new WorkbenchPage(page);
  const { keyboard } = page;
  const { inspector } = screen;
  const grid = await screen.open('Events');
  await grid.cell(KERMAN, 'Killed').focus();
  const form = new ClaimForm(page, 'New claim on Killed');
  const said = (words: string) => inspector.claims('Killed').filter({ hasText: words });

  await test.step('the key opens the form; nothing typed, Escape closes it without a question', async () => {
    await keyboard.press('ControlOrMeta+Shift+A');
    await expect(form.box('Best')).toBeFocused();
    await keyboard.press('Escape');
    await expect(form.root).toBeHidden();
    await expect(grid.cell(KERMAN, 'Killed')).toBeFocused();
  });

  await test.step('boxes and text form say the same', async () => {
    // By the palette this time: it knows the cell that had the focus.
    await keyboard.press('ControlOrMeta+k');
    await screen.palette.getByRole('combobox').fill('Add claim');
    await keyboard.press('Enter');
    await expect(form.box('Best')).toBeFocused();
    await keyboard.type('103');
    await expect(form.box('Killed')).toHaveValue('103');
    await form.box('Killed').focus();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('90 (80-103)');
    await expect(form.box('Low')).toHaveValue('80');
    await expect(form.box('High')).toHaveValue('103');
    await expect(form.choice('Word')).toBeDisabled();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('at least 103');
    await expect(form.choice('Word')).toHaveValue('at-least');
    await expect(form.root).toContainText('at least 103 people');
  });

  await test.step('Escape asks now; what was typed waits while another record is looked at', async () => {
    await keyboard.press('Escape');
    await expect(form.question.getByRole('button', { name: 'Keep writing' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(form.question).toBeHidden();
    await expect(form.box('Killed')).toBeFocused();
    await grid.cell(KERMAN, 'Killed').focus();
    await keyboard.press('ArrowDown');
    await expect(form.root).toBeHidden();
    await keyboard.press('ArrowUp');
    await expect(form.box('Killed')).toHaveValue('at least 103');
  });

  await test.step('without a source it is refused, where the source belongs', async () => {
    await form.box('Killed').focus();
    await keyboard.press('ControlOrMeta+Enter');
    await expect(form.problem).toHaveText('Say which source says so.');
    await expect(form.source).toBeFocused();
  });

  await test.step('a new source by its title, place, quote, date, two grades, comment', async () => {
    await form.chooseSource('A later report', /^New source “A later report”/);
    await expect(form.source).toHaveAccessibleName('Source: A later report');
    for (const [label, words] of [
      ['Section', 'Summary'],
      ['Paragraph', '2'],
      ['Page', 'xii'],
      ['Quote', 'at least 103 people'],
      ['As of which day, month or year', '2024-01-05'],
      ['Comment', 'The number rose later.'],
    ] as const) {
      await form.box(label).focus();
      await keyboard.type(words);
    }
    await expect(form.root).toContainText('5 January 2024');
    await form.choice('Reliability of the source').focus();
    await keyboard.press('b');
    await expect(form.choice('Reliability of the source')).toHaveValue('B');
    await form.choice('Credibility of the claim').focus();
    await keyboard.press('2');
    await expect(form.choice('Credibility of the claim')).toHaveValue('2');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(form.root).toBeHidden();
    await expect(inspector.claims('Killed')).toHaveCount(3);
    for (const words of [
      '≥103',
      'A later report',
      'Summary, page xii, paragraph 2',
      '“at least 103 people”',
      'as of 2024-01-05',
      'Grade B2',
      'The number rose later.',
      'yours',
    ])
      await expect(said('≥103')).toContainText(words);
    await screen.expectCount('Sources', 25);
  });

  await test.step('the next one remembers the source and the grade', async () => {
    await inspector
      .field('Injured')
      .getByRole('button', { name: /add a claim$/ })
      .focus();
    await keyboard.press('ControlOrMeta+Shift+A');
    const next = new ClaimForm(page, 'New claim on Injured');
    await expect(next.source).toHaveAccessibleName('Source: A later report');
    await expect(next.choice('Reliability of the source')).toHaveValue('B');
    await next.root.getByRole('checkbox').press('Space');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(next.root).toBeHidden();
    // That a source does not know contradicts nobody.
    await expect(inspector.field('Injured')).toHaveAttribute('data-state', 'agreed');
    await expect(grid.value(KERMAN, 'Injured')).toHaveText('284');
  });

  await test.step('it is changed by the same form', async () => {
    const menu = said('≥103').getByRole('button', { name: /^What to do with the claim ≥103/ });
    await menu.focus();
    await keyboard.press('e');
    const change = new ClaimForm(page, 'Change claim on Killed');
    await expect(change.box('Best')).toBeFocused();
    await expect(change.box('Section')).toHaveValue('Summary');
    await keyboard.type('105');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(change.root).toBeHidden();
    await expect(said('≥105')).toContainText('Summary, page xii, paragraph 2');
  });

  await test.step('held to be wrong, and normal again', async () => {
    const menu = said('≥105').getByRole('button', { name: /^What to do/ });
    await menu.focus();
    await keyboard.press('w');
    await new RankDialog(page).answer('');
    await expect(said('≥105')).toContainText('Held to be wrong');
    await menu.focus();
    await keyboard.press('n');
    await expect(said('≥105')).not.toContainText('Held to be wrong');
  });

  await test.step('deleted, it is in the trash, and comes back from there', async () => {
    await said('≥105')
      .getByRole('button', { name: /^What to do/ })
      .focus();
    await keyboard.press('Delete');
    await expect(inspector.claims('Killed')).toHaveCount(2);
    await screen.expectCount('Trash', 1);
    await screen.messages.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(inspector.claims('Killed')).toHaveCount(3);
    await screen.expectSaved();
    const claims = [
      ...(readTables(shippedCopy(workbench.documents)).get('claims')?.values() ?? []),
    ];
    expect(claims.filter(({ field }) => field === 'killed')).toMatchObject([
      {
        value: { best: 105, bound: 'at-least' },
        locator: { section: 'Summary', paragraph: 2, page: 'xii' },
        grade: { reliability: 'B', credibility: 2 },
        asOf: '2024-01-05',
      },
    ]);
  });
});

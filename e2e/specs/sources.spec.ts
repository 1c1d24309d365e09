/** From a figure to the words that it rests on, and from words to a figure: the story of the two numbers of Kerman. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { ARTICLE_TITLE, articleText } from '../pages/article.ts';
import { ClaimForm, RankDialog } from '../pages/claims.ts';
import { DisputesPage } from '../pages/disputes-page.ts';
import { HistoryPage } from '../pages/history-page.ts';
import { AddDocument, Reader } from '../pages/reader.ts';
import { claimsOf, recordNamed, type Quantity } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const KERMAN = 'Twin bombing of mourners in Kerman';
const REASON = 'Written after the last count.';
const NEW_SENTENCE =
  'A sentence that a later edition of the article has put before all others here.';

/** The figure with a few words before it: enough to be told from other figures. */
function wordsUpTo(paragraph: string, figure: string): string {
  const found = new RegExp(`(?:\\S+ ){3}${figure}(?!\\d)`).exec(paragraph);
  if (!found) throw new Error(`The paragraph does not say ${figure}.`);
  return found[0];
}

test('Kerman: from the claim to the paragraph, and from the other number to a claim', async ({
  workbench,
}, testInfo) => {
  test.setTimeout(240_000);
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
  const saidBy = (words: string) => screen.inspector.claims('Killed').filter({ hasText: words });
  const article = articleText();
  const file = (name: string, text: string): string => {
    const target = path.join(testInfo.outputPath(), name);
    writeFileSync(target, text);
    return target;
  };
  await expect(screen.rail.getByRole('button', { name: /^Disputes, \d/ })).toBeVisible();
  const openDisputes = await screen.count('Disputes');

  await test.step('both numbers stand in the inspector, with their places in the article', async () => {
    await grid.cell(KERMAN, 'Killed').click();
    await screen.inspector.expectRecord(KERMAN);
    for (const { figure, place } of [first, second])
      await expect(saidBy(place)).toContainText(figure);
    // There is no text yet that they could lead to.
    await expect(saidBy(first.place).getByRole('button', { name: /^Open at/ })).toHaveCount(0);
  });

  await test.step('one is preferred with a reason: seen in the grid, the disputes, the history', async () => {
    await saidBy(second.place).click({ button: 'right' });
    await screen.menuItem('Prefer…').click();
    await new RankDialog(page).answer(REASON);
    await expect(grid.value(KERMAN, 'Killed')).toHaveText(second.figure);
    await expect(screen.inspector.field('Killed')).toContainText(`Settled: ${REASON}`);
    await screen.expectCount('Disputes', openDisputes - 1);
    const disputes = new DisputesPage(page);
    await disputes.open();
    await expect(disputes.row(KERMAN, 'Killed')).toHaveAttribute('data-state', 'settled');
    const history = new HistoryPage(page);
    await history.open();
    await expect(history.step(`Prefer a claim on Killed of “${KERMAN}”`)).toBeVisible();
  });

  await test.step('and undone', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(screen.messages).toContainText('Undone: Prefer a claim on Killed');
    grid = await screen.open('Events');
    await expect(grid.value(KERMAN, 'Killed')).toHaveText(first.figure);
    await screen.expectCount('Disputes', openDisputes);
  });

  let reader = new Reader(page);
  const dialog = new AddDocument(page);
  await test.step('the article’s text is added: its source is recognised', async () => {
    await workbench.answerOpenDialog(file('article.txt', article));
    await screen.run('Add a document to a source…');
    await expect(dialog.source).toHaveAccessibleName(`Source: ${ARTICLE_TITLE}`);
    await expect(dialog.root).toContainText('Recognised: by its title');
    await dialog.add();
    await reader.expectOpen(ARTICLE_TITLE);
    await expect(reader.text.getByRole('heading', { name: ARTICLE_TITLE })).toBeVisible();
  });

  await test.step('the claim leads to its paragraph', async () => {
    await grid.cell(KERMAN, 'Title').click();
    await saidBy(first.place)
      .getByRole('button', { name: `Open at ${first.place}` })
      .click();
    await expect(reader.goal).toContainText(first.figure);
    await expect(reader.goal).toBeInViewport();
    await expect(reader.text).toBeFocused();
    // And the paragraph says what rests on it.
    await reader.marginOf(reader.goal).click();
    const resting = page.getByRole('dialog', { name: /rest on paragraph/ });
    await expect(resting.getByRole('button', { name: `Killed ${first.figure}` })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  let words = '';
  const form = new ClaimForm(page, 'New claim on Killed');
  await test.step('the other number is selected there, and becomes a claim with its quote', async () => {
    await saidBy(second.place)
      .getByRole('button', { name: `Open at ${second.place}` })
      .click();
    await expect(reader.goal).toContainText(second.figure);
    words = wordsUpTo((await reader.goal.innerText()).replaceAll('\n', ' '), second.figure);
    await reader.select(words);
    await reader.tools.getByRole('button', { name: /^Use as claim for/ }).click();
    const asks = screen.dialog('Use as claim for…');
    await asks.getByRole('button', { name: KERMAN }).click();
    // The field by search; the value is a guess from the words.
    await expect(asks.getByRole('combobox', { name: 'Field' })).toBeFocused();
    await page.keyboard.type('killed');
    await expect(asks.getByRole('option').first()).toContainText(second.figure);
    await page.keyboard.press('Enter');
    await expect(form.box('Best')).toHaveValue(second.figure);
    await expect(form.box('Quote')).toHaveValue(words);
    await expect(form.source).toHaveAccessibleName(`Source: ${ARTICLE_TITLE}`);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(form.root).toBeHidden();
    await expect(saidBy('yours')).toContainText(`Quote: “${words}”`);
    await expect(saidBy('yours')).toContainText(second.place);
    await expect(reader.highlights).toHaveText(words);
  });

  await test.step('one undo takes back both the claim and the mark; once again it is there', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(saidBy('yours')).toHaveCount(0);
    await expect(reader.highlights).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect(reader.highlights).toHaveText(words);
    await expect(saidBy('yours')).toHaveCount(1);
  });

  const addEdition = async (name: string, text: string): Promise<void> => {
    await workbench.answerOpenDialog(file(name, text));
    await screen.run('Add a document to a source…');
    await expect(dialog.source).toHaveAccessibleName(`Source: ${ARTICLE_TITLE}`);
    await dialog.add();
    await expect(reader.root.getByText(name)).toBeVisible();
    await expect(reader.text).toBeVisible();
  };
  const paragraphs = article.split('\n');
  const at = paragraphs.findIndex((line) => line.includes(words));
  const later = (change: (line: string) => string): string =>
    paragraphs.map((line, index) => (index === at ? change(line) : line)).join('\n');

  await test.step('a later edition with a sentence more: the passage is found again', async () => {
    await addEdition(
      'edition-2.txt',
      later((line) => `${NEW_SENTENCE} ${line}`),
    );
    await reader.button('Passages').click();
    await expect(reader.passage(words)).toHaveAttribute('data-how', 'moved');
    await reader.passage(words).getByRole('button', { name: words }).click();
    await expect(reader.highlights).toHaveText(words);
    await expect(reader.highlights).toBeInViewport();
  });

  const other = String(Number(second.figure) + 1);
  const orphan = (): Promise<void> =>
    expect(
      reader.passages.getByRole('list', { name: 'No longer in this text' }).getByRole('listitem'),
    ).toContainText(words);
  await test.step('one with another number in its place: an orphan, with its old words', async () => {
    const changed = later((line) => line.replace(words, words.replace(second.figure, other)));
    await addEdition('edition-3.txt', changed);
    await orphan();
    await expect(reader.highlights).toHaveCount(0);
  });

  await test.step('after a restart it is all there again', async () => {
    await screen.expectSaved();
    page = await workbench.relaunch([]);
    screen = new WorkbenchPage(page);
    reader = new Reader(page);
    grid = screen.grid('Events');
    await grid.expectReady();
    await grid.cell(KERMAN, 'Killed').click();
    await expect(saidBy('yours')).toContainText(`Quote: “${words}”`);
    // The newest document in which the words stand for sure.
    await saidBy('yours')
      .getByRole('button', { name: /^Open at/ })
      .click();
    await expect(reader.highlights).toHaveText(words);
    await expect(reader.root.getByText('article.txt')).toBeVisible();
    await reader.root.getByRole('button', { name: /one of 3/ }).click();
    await page.getByRole('menuitem', { name: /edition-3/ }).click();
    await reader.button('Passages').click();
    await orphan();
  });
});

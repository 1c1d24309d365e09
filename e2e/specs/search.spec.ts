/** Quick search finds a word however it is spelled, with or without its accents, in its own script. */
import { expect, test } from '../fixtures.ts';
import { recordsOf, titleOf } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const names = recordsOf('Names');

/** Without accents and the letters ʿ and ʾ, in lower case. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\p{M}ʿʾ]/gu, '')
    .toLowerCase();

/** Titles of the records in which some text holds one of these. */
function holding(pattern: RegExp): string[] {
  return names
    .filter((name) =>
      name.statements.some(({ values }) => pattern.test(plain(JSON.stringify(values)))),
    )
    .map((name) => titleOf('Names', name))
    .toSorted();
}

test('“Daesh” finds “Dāʿish”, and the other way round', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const grid = await screen.open('Names');
  const wanted = holding(/\bda(e|i)sh/);
  expect(wanted).toContain('Daesh');

  for (const words of ['Daesh', 'DAESH', 'dāʿish', 'Daish', 'daʿesh']) {
    await test.step(words, async () => {
      await screen.search(words, wanted.length);
      const rows = await grid.readAll(['Name'], wanted.length);
      expect(rows.flat().toSorted()).toEqual(wanted);
    });
  }

  await test.step('and shows it', async () => {
    await expect(grid.cell('Daesh', 'In its script')).toContainText('Dāʿish');
  });

  await test.step('in Arabic script', async () => {
    const arabic = holding(/داعش/);
    expect(arabic.length).toBeGreaterThan(0);
    await screen.search('داعش', arabic.length);
    expect((await grid.readAll(['Name'], arabic.length)).flat().toSorted()).toEqual(arabic);
  });

  await test.step('several words must all be there', async () => {
    await screen.search('daesh zzzz');
    await expect(page.getByRole('main').getByText('Nothing matches')).toBeVisible();
    await expect(screen.inspector.root.getByText('Choose a record')).toBeVisible();
  });

  await test.step('Escape clears it, and each collection has a search of its own', async () => {
    await screen.searchBox.press('Escape');
    await screen.filters.expectNone(names.length);
    await screen.search('pashto');
    await screen.open('Leaders');
    await expect(screen.searchBox).toHaveValue('');
    await screen.filters.expectNone(recordsOf('Leaders').length);
  });

  await test.step('accents do not matter anywhere', async () => {
    await screen.open('Leaders');
    await screen.search('HÁQQANI');
    await expect(screen.grid('Leaders').row('Sirajuddin Haqqani')).toBeVisible();
  });
});

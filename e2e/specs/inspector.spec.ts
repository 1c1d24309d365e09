/** The inspector shows what each source says of a record, where it says so, and where they disagree. */
import { expect, test } from '../fixtures.ts';
import {
  claimsOf,
  killedIn,
  recordNamed,
  recordsOf,
  textIn,
  titleOf,
  type Claimed,
  type Quantity,
} from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const KERMAN = 'Twin bombing of mourners in Kerman';

/** `Lead, paragraph 3`, from the file. */
function placeOf({ locator }: Claimed): string {
  const { section = '', paragraph } = locator ?? {};
  return `${section}, paragraph ${paragraph}`;
}

test('Kerman: two numbers of dead in one article, side by side and open', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const { inspector } = screen;
  const kerman = recordNamed('Events', KERMAN);
  const grid = await screen.open('Events');
  await expect(
    grid.mark(KERMAN, 'Killed', /2 claims that differ; nobody has chosen/),
  ).toBeVisible();
  await grid.cell(KERMAN, 'Killed').click();
  await inspector.expectRecord(KERMAN);

  await test.step('both, each with its place', async () => {
    const said = claimsOf(kerman, 'killed');
    expect(said.map(({ value }) => (value as Quantity).best)).toEqual([96, 94]);
    await expect(inspector.claims('Killed')).toHaveCount(said.length);
    for (const claim of said) {
      const row = inspector.claims('Killed').filter({
        hasText: new RegExp(`^${(claim.value as Quantity).best}(?!\\d)`),
      });
      await expect(row).toContainText(placeOf(claim));
    }
    await expect(inspector.claims('Killed').nth(0)).toContainText('Shown');
    await expect(inspector.claims('Killed').nth(1)).toContainText('differs');
    await expect(inspector.field('Killed')).toContainText('2 values in one source – open');
    await expect(inspector.field('Killed')).toContainText(String(killedIn(kerman)?.best));
  });

  await test.step('what is settled gives its reason, what agrees is quiet', async () => {
    const reason = kerman.preferred?.['method']?.reason ?? '';
    await expect(inspector.field('Method')).toContainText(`Settled: ${reason}`);
    await expect(inspector.field('Injured')).not.toContainText('disagree');
    await expect(inspector.field('Injured')).toContainText(
      placeOf(claimsOf(kerman, 'injured')[0]!),
    );
  });

  await test.step('a source is one click away', async () => {
    const source = recordsOf('Sources').find(
      ({ id }) => id === claimsOf(kerman, 'killed')[0]?.source,
    )!;
    const title = titleOf('Sources', source);
    await inspector.field('Injured').getByRole('button', { name: title }).click();
    await inspector.expectRecord(title);
    await expect(screen.entry('Sources')).toHaveAttribute('aria-current', 'page');
  });
});

test('previous and next record, by key and by button', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const { inspector } = screen;
  const grid = await screen.open('Events');
  const rows = (await grid.readAll(['Title'], recordsOf('Events').length)).flat();
  await grid.cell(rows[1]!, 'Title').click();
  await inspector.expectRecord(rows[1]!);
  await expect(inspector.root).toContainText(`2 of ${rows.length}`);
  await page.keyboard.press('Alt+ArrowDown');
  await inspector.expectRecord(rows[2]!);
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await inspector.expectRecord(rows[0]!);
  // There is none before the first.
  await page.keyboard.press('Alt+ArrowUp');
  await inspector.expectRecord(rows[0]!);
  await inspector.next.click();
  await inspector.expectRecord(rows[1]!);
  await inspector.previous.click();
  await inspector.expectRecord(rows[0]!);
});

test('leaders: printed tenures against computed ones, rival names', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const { inspector } = screen;
  await screen.open('Leaders');
  const grid = screen.grid('Leaders');
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

  await test.step('Hafiz Saeed Khan: what is printed cannot be right', async () => {
    const khan = recordsOf('Leaders').find(({ id }) => id === 'ld-hafiz-saeed-khan')!;
    const printed = khan.statements.find(({ values }) => 'tenure' in values)?.raw?.['tenure'] ?? '';
    await screen.search('Hafiz Saeed Khan wali');
    await grid.cell(titleOf('Leaders', khan), 'Name').first().click();
    await inspector.expectRecord(titleOf('Leaders', khan));
    const tenure = inspector.field('Tenure');
    await expect(tenure).toContainText('What is printed disagrees');
    await expect(tenure).toContainText('Worked out from From and To.');
    await expect(inspector.claims('Tenure').filter({ hasText: printed })).toContainText('differs');
    // 562 days are one year, six months and fifteen days.
    expect(days(textIn(khan, 'from'), textIn(khan, 'to'))).toBe(562);
    await expect(inspector.claims('Tenure').first()).toContainText('1 year, 6 months, 15 days');
    await expect(tenure.getByRole('button', { name: 'Edit Tenure' })).toHaveCount(0);
  });

  await test.step('Farooqi: what is printed agrees', async () => {
    await screen.search('Farooqi', 1);
    await grid.cell('Mawlawi Aslam Farooqi', 'Name').click();
    await inspector.expectRecord('Mawlawi Aslam Farooqi');
    await expect(inspector.field('Tenure')).toContainText('What is printed agrees');
    await expect(inspector.field('Tenure')).not.toContainText('disagrees');
    await expect(inspector.field('How it ended')).toContainText('Settled');
  });

  await test.step('one office, two names: open', async () => {
    const fifth = recordsOf('Leaders').find(({ id }) => id === 'ld-wali-2018-2019')!;
    const names = claimsOf(fifth, 'name').map(({ value }) => value as string);
    expect(names).toEqual(['Ziya ul-Haq', 'Abu Omar al-Khorasani']);
    await screen.search('Khorasani');
    await grid.cell(names[0]!, 'Name').click();
    await inspector.expectRecord(names[0]!);
    await expect(inspector.claims('Name')).toHaveCount(2);
    for (const name of names)
      await expect(
        inspector.claims('Name').filter({ hasText: new RegExp(`^${name}`) }),
      ).toHaveCount(1);
    await expect(inspector.field('Name')).toContainText('open');
    await expect(inspector.field('Birthplace')).toContainText('Unknown');
  });
});

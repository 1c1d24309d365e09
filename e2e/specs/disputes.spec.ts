/** The page of disputes finds what disagrees without being told, sorts, filters, and leads there. */
import { expect, test } from '../fixtures.ts';
import { RankDialog } from '../pages/claims.ts';
import { DisputesPage } from '../pages/disputes-page.ts';
import { claimsOf, recordsOf, textIn, titleOf, type BaseRecord } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const DAY = 86_400_000;

/** Shortest and longest number of days of `P1Y18M197D`: years have 365 or 366 days, months 28 to 31. */
function printedDays(duration: string): [number, number] {
  const amount = (letter: string): number =>
    Number(new RegExp(`(\\d+)${letter}`).exec(duration)?.[1] ?? 0);
  const [years, months, days] = [amount('Y'), amount('M'), amount('D')];
  return [years * 365 + months * 28 + days, years * 366 + months * 31 + days];
}

/** First and last day of `2019-04` or `2019-04-03`, counted from 1970. */
function daysOf(date: string): [number, number] {
  const [year = 0, month = 1, day] = date.split('-').map(Number);
  const first = Date.UTC(year, month - 1, day ?? 1) / DAY;
  return [first, day === undefined ? Date.UTC(year, month, 1) / DAY - 1 : first];
}

/** What is printed can't be, whichever days the two dates mean. */
function isWrong(leader: BaseRecord): boolean {
  const [printed] = claimsOf(leader, 'tenure').map(({ value }) => value as string);
  const [from, to] = [textIn(leader, 'from'), textIn(leader, 'to')];
  if (printed === undefined || from === '' || to === '') return false;
  const [firstFrom, lastFrom] = daysOf(from);
  const [firstTo, lastTo] = daysOf(to);
  const [shortest, longest] = printedDays(printed);
  return longest < firstTo - lastFrom || shortest > lastTo - firstFrom;
}

test('printed tenures that do not fit their dates are found; one is held to be wrong', async ({
  page,
}) => {
  const screen = new WorkbenchPage(page);
  await screen.open('Leaders');
  const disputes = new DisputesPage(page);
  const printed = recordsOf('Leaders').filter((one) => claimsOf(one, 'tenure').length > 0);
  const wrong = printed.filter(isWrong).map((leader) => titleOf('Leaders', leader));
  expect(wrong.length).toBeGreaterThan(2);
  expect(wrong.length).toBeLessThan(printed.length);
  await disputes.open();
  await disputes.search('tenure');

  await test.step('these, and no others', async () => {
    await expect(disputes.rows()).toHaveCount(wrong.length);
    await disputes.expectTotal(wrong.length, 0);
    await expect(disputes.group('Leaders')).toBeVisible();
    for (const name of wrong)
      await expect(disputes.row(name, 'Tenure')).toContainText('days apart');
  });

  const khan = wrong[0]!;
  await test.step('what is worked out can’t be preferred, what is printed can', async () => {
    const row = disputes.row(khan, 'Tenure');
    await expect(row.getByRole('listitem')).toHaveCount(2);
    await expect(row.getByRole('button', { name: /^Prefer/ })).toHaveCount(1);
  });

  await test.step('Enter leads to the field; the key comes back to the same dispute', async () => {
    await disputes.jump(khan, 'Tenure');
    await screen.inspector.expectRecord(khan);
    await expect(screen.entry('Leaders')).toHaveAttribute('aria-current', 'page');
    await expect(screen.inspector.field('Tenure')).toBeFocused();
    await disputes.open();
    await expect(
      disputes.row(khan, 'Tenure').getByRole('button', { name: /, Tenure: open$/ }),
    ).toBeFocused();
    await disputes.jump(khan, 'Tenure');
  });

  await test.step('held to be wrong in the inspector, it is no dispute any more', async () => {
    const rival = screen.inspector.claims('Tenure').filter({ hasText: 'differs' });
    await rival.click({ button: 'right' });
    await screen.menuItem('Hold to be wrong…').click();
    await new RankDialog(page).answer('It does not fit the dates.');
    await expect(screen.inspector.field('Tenure')).toHaveAttribute('data-state', 'single');
    await disputes.open();
    await expect(disputes.rows()).toHaveCount(wrong.length - 1);
  });
});

test('by collection, open ones first; sorted, filtered, searched; remembered', async ({
  workbench,
}) => {
  const page = await workbench.launch();
  const screen = new WorkbenchPage(page);
  const disputes = new DisputesPage(page);
  await screen.open('Events');
  await expect(screen.rail.getByRole('button', { name: /^Disputes, \d/ })).toBeVisible();
  const open = await screen.count('Disputes');
  await disputes.open();
  let whole: [number, number] = [0, 0];
  const total = async (): Promise<[number, number]> => {
    const words = /^([\d,]+) open, ([\d,]+) settled$/.exec(
      (await disputes.total.textContent()) ?? '',
    );
    return [Number(words?.[1]), Number(words?.[2])];
  };
  const keysOf = (rows = disputes.rows()): Promise<[string, string][]> =>
    rows.evaluateAll((found) =>
      found.map((row): [string, string] => [
        row.getAttribute('data-dispute') ?? '',
        row.getAttribute('data-state') ?? '',
      ]),
    );

  await test.step('the rail counts those that are open; the groups count both', async () => {
    await expect(disputes.total).toHaveText(/settled/);
    whole = await total();
    expect(whole[0]).toBe(open);
    const events = disputes.group('Events');
    const states = (await keysOf(disputes.rows(events))).map(([, state]) => state);
    const counted = states.filter((state) => state === 'open').length;
    await expect(events.getByRole('heading')).toHaveText(
      `Events${counted} open, ${states.length - counted} settled`,
    );
    expect(states).toEqual(states.toSorted());
  });

  await test.step('furthest apart first', async () => {
    await disputes.choose('Collection', /^Events \(/);
    await disputes.state('Open');
    await disputes.choose('Order', 'Furthest apart first');
    await expect(disputes.rows().first()).toContainText('a difference of');
    const apart = await disputes
      .rows()
      .evaluateAll((rows) =>
        rows.map((row) => Number(/difference of ([\d,]+)/.exec(row.textContent ?? '')?.[1] ?? 0)),
      );
    expect(apart).toEqual(apart.toSorted((a, b) => b - a));
    expect(apart[0]).toBeGreaterThan(apart.at(-1)!);
  });

  await test.step('a source leaves only the fields on which it says something', async () => {
    await disputes.state('All');
    await disputes.choose('Collection', 'All collections');
    const before = (await keysOf()).length;
    await disputes.source('Who is ISIS-K?');
    await expect(disputes.rows()).not.toHaveCount(before);
    expect((await keysOf()).length).toBeGreaterThan(0);
  });

  await test.step('nothing found says so, and leads back', async () => {
    await disputes.search('no such words');
    await expect(page.getByText('No dispute fits')).toBeVisible();
    await page.getByRole('button', { name: 'Show all disputes' }).click();
    await disputes.expectTotal(...whole);
    await expect(disputes.rows().first()).toBeVisible();
  });

  await test.step('one is preferred on the page itself', async () => {
    const row = disputes.rows().first();
    const [key] = (await keysOf())[0]!;
    await row
      .getByRole('button', { name: /^Prefer/ })
      .last()
      .click();
    await new RankDialog(page).answer('It is more exact.');
    await expect(disputes.rows().locator(`xpath=self::*[@data-dispute="${key}"]`)).toHaveAttribute(
      'data-state',
      'settled',
    );
    await screen.expectCount('Disputes', open - 1);
  });

  await test.step('arrow keys go from one to the next', async () => {
    const jump = (index: number) => disputes.rows().nth(index).locator('[data-jump]');
    await jump(0).focus();
    await page.keyboard.press('ArrowDown');
    await expect(jump(1)).toBeFocused();
    await page.keyboard.press('Home');
    await expect(jump(0)).toBeFocused();
  });

  await test.step('after a restart the page is shown again', async () => {
    const again = await workbench.relaunch([]);
    await expect(again.getByRole('heading', { level: 1, name: 'Disputes' })).toBeVisible({
      timeout: 30_000,
    });
  });
});

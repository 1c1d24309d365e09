/** Filters: by values with counts, dates, numbers, words; alone and together. Every count is worked out from the files. */
import { expect, test } from '../fixtures.ts';
import { daysOf, killedIn, labelOf, recordsOf, textIn, titleOf } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

/** Values and how often, most frequent first, as pairs. */
function tally(values: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b));
}

test('leaders by their role, from a list with counts', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const { filters } = screen;
  const leaders = recordsOf('Leaders').map((leader) => ({
    title: titleOf('Leaders', leader),
    words: JSON.stringify(leader.statements.map(({ values }) => values)).toLowerCase(),
    role: labelOf('Leaders', 'role', textIn(leader, 'role')),
    end: labelOf('Leaders', 'end', textIn(leader, 'end')) || 'No value',
  }));
  const caliphs = leaders.filter(({ role }) => role === 'Caliph');
  const grid = await screen.open('Leaders');
  await grid.openFilter('Role');

  await test.step('all roles, each with its number', async () => {
    expect(new Map(await filters.values('Role'))).toEqual(
      new Map(tally(leaders.map(({ role }) => role))),
    );
  });

  await test.step('the list can be searched; a tick applies at once', async () => {
    await filters
      .popover('Role')
      .getByRole('textbox', { name: 'Search the values of Role' })
      .fill('CALI');
    expect(await filters.values('Role')).toHaveLength(
      new Set(leaders.map(({ role }) => role).filter((role) => /cali/i.test(role))).size,
    );
    await filters.value('Role', 'Caliph').check();
    await filters.expectLeft(caliphs.length);
    await filters.done('Role');
    await expect(filters.chip('Role')).toHaveText('Role Caliph');
    const rows = await grid.readAll(['Name', 'Role'], caliphs.length);
    expect(new Set(rows.map(([name]) => name))).toEqual(new Set(caliphs.map(({ title }) => title)));
    expect(new Set(rows.map(([, role]) => role))).toEqual(new Set(['Caliph']));
    await expect(
      grid.header('Role').getByRole('button', { name: 'Filter of Role, active' }),
    ).toBeVisible();
  });

  await test.step('another filter counts only what the first one leaves', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await screen.menuItem('How it ended').click();
    expect(new Map(await filters.values('How it ended'))).toEqual(
      new Map(tally(caliphs.map(({ end }) => end))),
    );
    await page.keyboard.press('Escape');
    await expect(filters.popover('How it ended')).toBeHidden();
  });

  await test.step('search and filter both hold; the chip takes the filter away', async () => {
    const named = caliphs.filter(({ words }) => words.includes('baghdadi'));
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThan(caliphs.length);
    await screen.search('al-Bághdadi', named.length);
    await expect(grid.row(named[0]!.title)).toBeVisible();
    await filters.remove('Role');
    await expect(filters.chips).toHaveCount(0);
    await filters.clearAll();
    await filters.expectNone(leaders.length);
    await expect(screen.searchBox).toHaveValue('');
  });
});

test('events by date, by the dead, by words', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const { filters } = screen;
  const events = recordsOf('Events');
  const count = (holds: (event: (typeof events)[number]) => boolean) => events.filter(holds).length;
  const grid = await screen.open('Events');

  await test.step('a year: possibly and certainly', async () => {
    const year = (date: string) => {
      if (date === '') return { possibly: false, certainly: false };
      const { first, last, sure } = daysOf(date);
      const [from, to] = [20210101, 20211231];
      return {
        possibly: first <= to && last >= from,
        certainly: sure && first >= from && last <= to,
      };
    };
    const possibly = count((event) => year(textIn(event, 'date')).possibly);
    const certainly = count((event) => year(textIn(event, 'date')).certainly);
    expect(certainly).toBeLessThan(possibly);
    const popover = await grid.openFilter('Date');
    await popover.getByRole('textbox', { name: 'From' }).fill('2021');
    await popover.getByRole('textbox', { name: 'To' }).fill('2021');
    await filters.expectLeft(possibly);
    await filters.segment(popover, 'Certainly');
    await filters.expectLeft(certainly);
    await filters.done('Date');
    await expect(filters.chip('Date')).toContainText('2021, certainly');
  });

  await test.step('an end that is no date is refused, and filters nothing', async () => {
    await filters.chip('Date').click();
    const popover = filters.popover('Date');
    await popover.getByRole('textbox', { name: 'To' }).fill('2021-13');
    await expect(popover.getByRole('textbox', { name: 'To' })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    await popover.getByRole('button', { name: 'Clear', exact: true }).click();
    await filters.expectNone(events.length);
    await filters.done('Date');
  });

  await test.step('the dead: the figure shown, and what it possibly is', async () => {
    const [from, to] = [100, 180];
    const best = count((event) => {
      const figure = killedIn(event)?.best ?? NaN;
      return figure >= from && figure <= to;
    });
    const possibly = count((event) => {
      const { best: figure = NaN, bound } = killedIn(event) ?? {};
      const low = bound === 'more-than' ? figure + 1 : figure;
      const high = bound === 'at-least' || bound === 'more-than' ? Infinity : figure;
      return low <= to && high >= from;
    });
    expect(best).toBeLessThan(possibly);
    const popover = await grid.openFilter('Killed');
    await popover.getByRole('textbox', { name: /^From/ }).fill(String(from));
    await popover.getByRole('textbox', { name: 'To' }).fill(String(to));
    await filters.expectLeft(best);
    await filters.choose(popover, 'Which figure counts', 'Possibly');
    await filters.expectLeft(possibly);
    await filters.done('Killed');
    await expect(filters.chip('Killed')).toHaveText('Killed 100 to 180, possibly');
  });

  await test.step('with words in the title besides', async () => {
    const popover = await grid.openFilter('Title');
    await popover.getByRole('textbox', { name: 'Words' }).fill('KÁBUL');
    await filters.done('Title');
    await filters.remove('Killed');
    await filters.expectLeft(count((event) => /kabul/i.test(textIn(event, 'title'))));
  });

  await test.step('where nothing matches, the way back is offered', async () => {
    await screen.search('no such words at all');
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await filters.expectNone(events.length);
    await expect(grid.rowAt(0)).toBeVisible();
  });
});

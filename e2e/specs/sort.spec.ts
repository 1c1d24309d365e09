/** Events in the order one asks for: by the dead, by date, by several columns, by mouse and by keyboard. */
import { expect, test } from '../fixtures.ts';
import type { Grid } from '../pages/grid.ts';
import {
  daysOf,
  figureText,
  killedIn,
  labelOf,
  recordsOf,
  textIn,
  titleOf,
} from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const events = recordsOf('Events');
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
const inOrder = (a: string, b: string): number => a.localeCompare(b);
const byTitle = new Map(events.map((event) => [titleOf('Events', event), event]));

/** Nothing is lost on the way, and nothing is there twice. */
async function read(grid: Grid, column: string): Promise<string[][]> {
  const rows = await grid.readAll(['Title', column], events.length);
  expect(rows.map(([title]) => title ?? '').toSorted(inOrder)).toEqual(
    [...byTitle.keys()].toSorted(inOrder),
  );
  return rows;
}

/** The texts that are there, then the blanks: both ways. */
function splitBlanks(texts: string[]): string[] {
  const blank = texts.indexOf('');
  const known = blank < 0 ? texts : texts.slice(0, blank);
  expect(texts.slice(known.length).every((text) => text === '')).toBe(true);
  return known;
}

test('events by the number of dead', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const grid = await screen.open('Events');
  const figures = events.flatMap((event) => killedIn(event)?.best ?? []);
  const highest = Math.max(...figures);

  for (const direction of ['ascending', 'descending'] as const) {
    await test.step(direction, async () => {
      await grid.sortBy('Killed');
      await grid.expectSorted('Killed', direction);
      const rows = await read(grid, 'Killed');
      for (const [title, text] of rows) {
        const killed = killedIn(byTitle.get(title!)!);
        expect(text, title).toBe(killed ? figureText(killed) : '');
      }
      const known = splitBlanks(rows.map(([, text]) => text!));
      expect(known).toHaveLength(figures.length);
      const shown = known.map((text) => Number(text.replace(/^\D+/, '')));
      const sign = direction === 'ascending' ? 1 : -1;
      expect(shown).toEqual(figures.toSorted((a, b) => sign * (a - b)));
    });
  }
  await expect(grid.valueAt(0, 'Killed')).toContainText(String(highest));

  await test.step('a third click: not at all', async () => {
    await grid.sortBy('Killed');
    await grid.expectSorted('Killed', 'none');
  });
});

test('events by date: days, months, years, intervals, open ends, unknown', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const grid = await screen.open('Events');
  await grid.expectSorted('Date', 'descending');
  const undated = events.filter((event) => textIn(event, 'date') === '');
  expect(undated.length).toBeGreaterThan(0);

  for (const sign of [-1, 1] as const) {
    const rows = await read(grid, 'Date');
    for (const [title, text] of rows)
      expect(text, title).toBe(textIn(byTitle.get(title!)!, 'date'));
    const known = splitBlanks(rows.map(([, text]) => text!));
    expect(known).toHaveLength(events.length - undated.length);
    for (const [index, text] of known.slice(1).entries()) {
      const [one, other] = [daysOf(known[index]!), daysOf(text)];
      const order = compare(one.first, other.first) || compare(one.last, other.last);
      expect(order * sign, `${known[index]} before ${text}`).toBeLessThanOrEqual(0);
    }
    // What was descending at first: no sort, ascending.
    await grid.sortBy('Date');
    if (sign === 1) break;
    await grid.expectSorted('Date', 'none');
    await grid.sortBy('Date');
    await grid.expectSorted('Date', 'ascending');
  }
});

test('by several columns, and by keyboard alone', async ({ page }) => {
  const screen = new WorkbenchPage(page);
  const grid = await screen.open('Events');

  await test.step('Shift and a click add a column', async () => {
    await grid.sortBy('Kind');
    await grid.sortBy('Killed', { also: true });
    await grid.sortBy('Killed', { also: true });
    await grid.expectSorted('Kind', 'ascending');
    await grid.expectSorted('Killed', 'descending');
    await expect(grid.header('Kind')).toContainText('1');
    await expect(grid.header('Killed')).toContainText('2');
    const rows = await grid.readAll(['Title', 'Kind', 'Killed'], events.length);
    for (const [title, kind] of rows) expect(kind, title).toBe(shownKind(title!));
    const kinds = [...new Set(rows.map(([, kind]) => kind))];
    expect(kinds[0]).toBe('Attack');
    for (const kind of kinds) {
      const block = rows.filter((row) => row[1] === kind);
      expect(rows.slice(rows.indexOf(block[0]!)).slice(0, block.length)).toEqual(block);
      const known = splitBlanks(block.map((row) => row[2]!)).map((text) =>
        Number(text.replace(/^\D+/, '')),
      );
      expect(known).toEqual(known.toSorted((a, b) => b - a));
    }
  });

  await test.step('Enter on a header, and Shift+Enter', async () => {
    await grid.cellAt(0, 'Title').click();
    await page.keyboard.press('ArrowUp');
    await expect(grid.header('Title')).toBeFocused();
    await page.keyboard.press('Enter');
    await grid.expectSorted('Title', 'ascending');
    await grid.expectSorted('Kind', 'none');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+Enter');
    await grid.expectSorted('Date', 'ascending');
    await grid.expectSorted('Title', 'ascending');
  });
});

function shownKind(title: string): string {
  const event = byTitle.get(title)!;
  return labelOf('Events', 'kind', textIn(event, 'kind'));
}

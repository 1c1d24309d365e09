/** The grid of a collection: records by their titles, columns by theirs. */
import { expect, type Locator, type Page } from '@playwright/test';
import { shipped } from './shipped.ts';

export class Grid {
  readonly root: Locator;
  readonly title: string;
  private readonly page: Page;
  private readonly columnIds: ReadonlyMap<string, string>;

  constructor(page: Page, title: string) {
    this.page = page;
    this.title = title;
    this.root = page.getByRole('grid', { name: title, exact: true });
    const fields = shipped.collections.find((known) => known.title === title)?.fields ?? [];
    this.columnIds = new Map(fields.map((field) => [field.title, field.id]));
  }

  /** Patient: also a start of the program may lie before it. */
  async expectReady(): Promise<void> {
    await expect(this.root.getByRole('gridcell').first()).toBeVisible({ timeout: 30_000 });
  }

  /** All rows that are painted; the first is the header. */
  get rows(): Locator {
    return this.root.getByRole('row');
  }

  row(record: string): Locator {
    const box = this.page.getByRole('checkbox', { name: `Select ${record}`, exact: true });
    return this.rows.filter({ has: box });
  }

  /** The row at a place of the view, counted from 0. */
  rowAt(index: number): Locator {
    return this.root.locator(`[role="row"][aria-rowindex="${index + 2}"]`);
  }

  cell(record: string, column: string): Locator {
    return this.cellOf(this.row(record), column);
  }

  cellAt(index: number, column: string): Locator {
    return this.cellOf(this.rowAt(index), column);
  }

  /** The text of a cell alone, without its marks. */
  value(record: string, column: string): Locator {
    return textOf(this.cell(record, column));
  }

  valueAt(index: number, column: string): Locator {
    return textOf(this.cellAt(index, column));
  }

  /** "2 claims that differ", "Your own value", "1 note on this record" … */
  mark(record: string, column: string, words: string | RegExp): Locator {
    return this.cell(record, column).getByRole('img', { name: words });
  }

  header(column: string): Locator {
    return this.root
      .getByRole('columnheader')
      .filter({ has: this.page.getByText(column, { exact: true }) });
  }

  /** Titles of the columns that are painted, from left to right. */
  async headers(): Promise<string[]> {
    const found = await this.root.getByRole('columnheader').evaluateAll((headers) =>
      headers
        .filter((header) => header.getAttribute('col-id') !== 'select')
        .map((header) => ({
          left: header.getBoundingClientRect().left,
          id: header.getAttribute('col-id') ?? '',
        }))
        .toSorted((a, b) => a.left - b.left)
        .map(({ id }) => id),
    );
    const titles = new Map([...this.columnIds].map(([title, id]) => [id, title]));
    return found.map((id) => titles.get(id) ?? id);
  }

  /** A click on the header; with Shift it sorts by this column as well. */
  async sortBy(column: string, options: { also?: boolean } = {}): Promise<void> {
    await this.header(column)
      .getByText(column, { exact: true })
      .click(options.also ? { modifiers: ['Shift'] } : {});
  }

  async expectSorted(
    column: string,
    direction: 'ascending' | 'descending' | 'none',
  ): Promise<void> {
    await expect(this.header(column)).toHaveAttribute('aria-sort', direction);
  }

  /** Opens the filter of a column by the funnel in its header. */
  async openFilter(column: string): Promise<Locator> {
    await this.header(column).hover();
    await this.header(column).getByRole('button', { name: 'Filter' }).click();
    const filter = this.page.getByRole('dialog', { name: `Filter ${column}`, exact: true });
    await expect(filter).toBeVisible();
    return filter;
  }

  /** The menu of a column, by the right button. */
  async openMenu(column: string): Promise<void> {
    await this.header(column).click({ button: 'right' });
    await expect(this.page.getByRole('menu', { name: `Column ${column}` })).toBeVisible();
  }

  /** The box of a row; with `range` all rows from the one ticked last. */
  async tick(record: string, options: { range?: boolean } = {}): Promise<void> {
    const box = this.page.getByRole('checkbox', { name: `Select ${record}`, exact: true });
    await box.click(options.range ? { modifiers: ['Shift'] } : {});
  }

  /** Columns to the right are painted only when they come into sight. */
  async bringIn(column: string): Promise<void> {
    await this.root.hover();
    await expect(async () => {
      if ((await this.header(column).count()) > 0) return;
      await this.page.mouse.wheel(400, 0);
      throw new Error(`The column ${column} is not in sight yet.`);
    }).toPass({ intervals: [50] });
    await this.header(column).scrollIntoViewIfNeeded();
  }

  async toTop(): Promise<void> {
    await this.root.hover();
    await this.page.mouse.wheel(0, -1_000_000);
    await expect(this.rowAt(0)).toBeVisible();
  }

  /**
   * Every row of the view from top to bottom, read as a person does: by scrolling. One list of texts a row.
   * Rows of before stay on the screen until those of a new sort or filter are there: then it is read again.
   */
  async readAll(columns: readonly string[], count: number): Promise<string[][]> {
    const ids = columns.map((column) => this.columnIds.get(column) ?? column);
    let read: string[][] = [];
    await expect(async () => {
      read = await this.readOnce(ids, count);
      await this.toTop();
      const top = await this.painted(ids);
      expect(read.slice(0, top.length)).toEqual(top.map(([, texts]) => texts));
    }).toPass({ intervals: [50], timeout: 60_000 });
    return read;
  }

  private async readOnce(ids: string[], count: number): Promise<string[][]> {
    const seen = new Map<number, string[]>();
    await this.toTop();
    await expect(async () => {
      for (const [index, texts] of await this.painted(ids)) seen.set(index, texts);
      if (seen.size >= count) return;
      await this.page.mouse.wheel(0, 330);
      throw new Error(`Only ${seen.size} of ${count} rows came into sight.`);
    }).toPass({ intervals: [60], timeout: 30_000 });
    return [...seen].toSorted(([a], [b]) => a - b).map(([, texts]) => texts);
  }

  private painted(ids: string[]): Promise<[number, string[]][]> {
    return this.rows.evaluateAll((rows, columns) => {
      const found: [number, string[]][] = [];
      for (const row of rows) {
        const cells = columns.map((id) =>
          row.querySelector(`[role="gridcell"][col-id="${id}"] bdi`),
        );
        // A row whose values are still on their way has no texts.
        if (cells.some((cell) => cell === null)) continue;
        const texts = cells.map((cell) => cell?.textContent ?? '');
        found.push([Number(row.getAttribute('aria-rowindex')) - 2, texts]);
      }
      return found;
    }, ids);
  }

  private cellOf(row: Locator, column: string): Locator {
    return row.locator(`[role="gridcell"][col-id="${this.columnIds.get(column) ?? column}"]`);
  }
}

/** The value comes first; names inside of it are islands of direction of their own. */
function textOf(cell: Locator): Locator {
  return cell.locator('bdi').first();
}

/** The strip above the grid: what is filtered, and how many records are left; and the filter of one column. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Filters {
  readonly bar: Locator;
  readonly chips: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.bar = page.getByRole('group', { name: 'Filters' });
    this.chips = this.bar.getByRole('list', { name: 'Active filters' }).getByRole('listitem');
  }

  chip(column: string): Locator {
    return this.bar.getByRole('button', { name: new RegExp(`^Change the filter ${column}: `) });
  }

  async remove(column: string): Promise<void> {
    await this.bar.getByRole('button', { name: `Remove the filter on ${column}` }).click();
  }

  async clearAll(): Promise<void> {
    await this.bar.getByRole('button', { name: 'Clear all' }).click();
  }

  /** The count at the right: `12 of 103`. */
  async expectLeft(count: number): Promise<void> {
    await expect(this.bar.getByText(new RegExp(`^${count} of \\d+$`))).toBeVisible();
  }

  async expectNone(total: number): Promise<void> {
    await expect(this.chips).toHaveCount(0);
    await expect(this.bar.getByText(String(total), { exact: true })).toBeVisible();
  }

  popover(column: string): Locator {
    return this.page.getByRole('dialog', { name: `Filter ${column}`, exact: true });
  }

  async done(column: string): Promise<void> {
    await this.popover(column).getByRole('button', { name: 'Done' }).click();
    await expect(this.popover(column)).toBeHidden();
  }

  /** Text, Range, Dates or Values. */
  async kind(column: string, kind: 'Text' | 'Range' | 'Dates' | 'Values'): Promise<void> {
    await this.segment(this.popover(column), kind);
  }

  /** The box itself lies hidden below its words. */
  async segment(inside: Locator, words: string): Promise<void> {
    await inside.getByText(words, { exact: true }).click();
    await expect(inside.getByRole('radio', { name: words })).toBeChecked();
  }

  /** One value of the set filter, with its count. */
  value(column: string, value: string): Locator {
    return this.popover(column).getByRole('checkbox', { name: new RegExp(`^${value} ?\\d+$`) });
  }

  /** The whole list of the set filter as the screen gives it: value and count. */
  async values(column: string): Promise<[string, number][]> {
    const list = this.popover(column).getByRole('list', { name: `Values of ${column}` });
    await expect(list).toHaveAttribute('aria-busy', 'false');
    const rows = await list.getByRole('listitem').evaluateAll((items) =>
      items.map((item): [string, number] => {
        const value = item.querySelector('bdi')?.textContent ?? '';
        const words = item.textContent ?? '';
        return [value, Number(words.slice(value.length))];
      }),
    );
    return rows;
  }

  /** Mantine's select: a box that opens a list. */
  async choose(inside: Locator, label: string, option: string): Promise<void> {
    await inside.getByRole('combobox', { name: label }).click();
    await inside.getByRole('option', { name: option, exact: true }).click();
  }
}

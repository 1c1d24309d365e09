/** The sums in the status bar. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Sums {
  private readonly page: Page;
  private readonly bar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.bar = page.getByRole('contentinfo').getByRole('group', { name: 'Sums' });
  }

  of(column: string): Locator {
    return this.bar.getByRole('group', { name: `Sum of ${column}`, exact: true });
  }

  /** `1,049 / 1,051 / ≥1,084`, as three numbers and whether the last is open. */
  async figures(column: string): Promise<{ numbers: number[]; open: boolean }> {
    const words = (await this.of(column).locator('b').textContent()) ?? '';
    const numbers = words.split('/').map((part) => Number(part.replace(/[^\d.-]/gu, '')));
    return { numbers, open: words.includes('≥') };
  }

  part(column: string, part: 'unknown' | 'disputed' | 'ranges'): Locator {
    const words = part === 'ranges' ? 'ranges?' : part;
    return this.of(column).getByRole('button', {
      name: new RegExp(`: [\\d,]+ ${words}\\. Show these records\\.$`),
    });
  }

  /** null where there is none of it. */
  async count(column: string, part: 'unknown' | 'disputed' | 'ranges'): Promise<number | null> {
    const button = this.part(column, part);
    if ((await button.count()) === 0) return null;
    return Number.parseInt(((await button.textContent()) ?? '').replaceAll(',', ''), 10);
  }

  async menu(): Promise<Locator> {
    await this.bar.getByRole('button', { name: /^Sums: / }).click();
    const menu = this.page.getByRole('dialog', { name: /^Sums: / });
    await expect(menu).toBeVisible();
    return menu;
  }
}

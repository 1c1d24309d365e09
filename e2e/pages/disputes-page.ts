/** The page of disputes: by collection, each with its rival values. */
import { expect, type Locator, type Page } from '@playwright/test';

export class DisputesPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly total: Locator;
  private readonly toolbar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: 'Disputes' });
    this.total = page.getByRole('main').getByRole('status');
    this.toolbar = page.getByRole('group', { name: 'Search and filter disputes' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+D');
    await expect(this.heading).toBeVisible();
  }

  group(collection: string): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^${collection} [\\d,]+ open`) });
  }

  /** All rows of a group, or of the page. */
  rows(within: Locator = this.page.getByRole('main')): Locator {
    return within.locator('[data-dispute]');
  }

  row(record: string, field: string): Locator {
    return this.rows().filter({
      has: this.page.getByRole('button', { name: new RegExp(`^${escaped(record)}, ${field}: `) }),
    });
  }

  async jump(record: string, field: string): Promise<void> {
    await this.row(record, field)
      .getByRole('button', { name: new RegExp(`, ${field}: `) })
      .press('Enter');
  }

  /** `24 open, 3 settled` */
  async expectTotal(open: number, settled: number): Promise<void> {
    await expect(this.total).toHaveText(`${open} open, ${settled} settled`);
  }

  async search(words: string): Promise<void> {
    await this.toolbar.getByRole('searchbox').fill(words);
  }

  async state(words: 'All' | 'Open' | 'Settled'): Promise<void> {
    await this.toolbar.getByText(words, { exact: true }).click();
  }

  async choose(label: 'Collection' | 'Order', option: string | RegExp): Promise<void> {
    await this.toolbar.getByRole('combobox', { name: label }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  async source(title: string): Promise<void> {
    await this.toolbar.getByRole('button', { name: /^Source: / }).click();
    await this.page.getByRole('option', { name: title }).click();
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The dialog for files that this program has written, on their way back in; the answer of the file dialog is set before. */
import { expect, type Locator, type Page } from '@playwright/test';
import { WorkbenchPage } from './workbench-page.ts';

export class ExchangeDialog {
  readonly root: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog', {
      name: /^(Bring in .+|Make a dossier of a data package)$/,
    });
  }

  /** Resolves once it is known what is in the file. */
  async open(): Promise<void> {
    await new WorkbenchPage(this.page).run('Bring in an exported file…');
    await this.expectLooked();
  }

  async expectLooked(): Promise<void> {
    await expect(this.root).toBeVisible({ timeout: 30_000 });
    await expect(this.root.getByText('Looking at the file')).toHaveCount(0, { timeout: 30_000 });
  }

  async expectCounts(
    counts: Record<'New' | 'Changed' | 'Same' | 'Refused', number>,
  ): Promise<void> {
    for (const [word, count] of Object.entries(counts)) {
      const row = this.root.getByRole('row', { name: new RegExp(`^${word} `) });
      await expect(row.getByRole('cell').first()).toHaveText(count.toLocaleString('en'));
    }
  }

  get problem(): Locator {
    return this.root.getByRole('alert');
  }

  get reasons(): Locator {
    return this.root.getByRole('list', { name: 'Not taken in, and why' }).getByRole('listitem');
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.root).toBeHidden();
  }
}

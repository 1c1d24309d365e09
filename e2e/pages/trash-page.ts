/** The trash: what was deleted, to be restored or done away with. */
import type { Locator, Page } from '@playwright/test';

export class TrashPage {
  readonly restore: Locator;
  readonly deleteForGood: Locator;
  readonly question: Locator;
  readonly empty: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    const main = page.getByRole('main');
    this.page = page;
    this.restore = main.getByRole('button', { name: 'Restore' });
    this.deleteForGood = main.getByRole('button', { name: 'Delete for good…' });
    this.question = page.getByRole('dialog', { name: 'Delete for good?' });
    this.empty = main.getByText('The trash is empty');
  }

  row(title: string): Locator {
    const box = this.page.getByRole('checkbox', { name: `Choose ${title}`, exact: true });
    return this.page.getByRole('main').getByRole('row').filter({ has: box });
  }

  async choose(title: string): Promise<void> {
    await this.row(title).getByRole('checkbox').check();
  }
}

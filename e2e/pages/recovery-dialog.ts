/** The dialog that says what can be saved of a damaged dossier, and saves it. */
import type { Locator, Page } from '@playwright/test';

export class RecoveryDialog {
  readonly root: Locator;
  readonly done: Locator;
  readonly lost: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog', { name: 'What can be saved' });
    this.done = page.getByRole('dialog', { name: 'Saved, and open' });
    this.lost = page.getByRole('list', { name: 'What is lost' }).getByRole('listitem');
  }

  /** From wherever the problem is said. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'See what can be saved…' }).click();
  }

  /** A file that is not in order, by its path in the dossier. */
  file(name: string): Locator {
    return this.root.getByRole('listitem').filter({ hasText: name });
  }

  sum(title: string): Locator {
    return this.page
      .getByRole('dialog')
      .getByRole('term')
      .filter({ hasText: title })
      .locator('xpath=following-sibling::dd');
  }

  async save(): Promise<void> {
    await this.root.getByRole('button', { name: 'Save and open' }).click();
  }
}

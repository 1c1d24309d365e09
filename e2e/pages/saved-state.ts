/** What is said of work that is not on the disk: in the status bar, its card, and when something is about to close. */
import { expect, type Locator, type Page } from '@playwright/test';

export class SavedState {
  readonly root: Locator;
  /** The button that says why. */
  readonly failed: Locator;
  readonly card: Locator;
  /** Asked before closing. */
  readonly question: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('contentinfo', { name: 'Status' });
    this.failed = this.root.getByRole('button', { name: /^Not saved: / });
    this.card = page.getByRole('dialog', { name: /kept in memory|^Not saved/ });
    this.question = page.getByRole('dialog', { name: /not on the disk$/ });
  }

  async expectSaved(): Promise<void> {
    await expect(this.root.getByRole('status')).toHaveText(/^(Saved \d|All saved)/, {
      timeout: 15_000,
    });
  }

  answer(name: string | RegExp): Locator {
    return this.question.getByRole('button', { name });
  }
}

/** The backups as a person sees them, and the dialog that saves a copy of everything. */
import { expect, type Locator, type Page } from '@playwright/test';

export class BackupsPage {
  readonly take: Locator;
  readonly question: Locator;
  private readonly page: Page;
  private readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.take = this.main.getByRole('button', { name: 'Make a backup now' });
    this.question = page.getByRole('dialog', { name: /^Restore the backup of / });
  }

  /** By the rail. */
  async open(): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: 'Collections' });
    await rail.getByRole('button', { name: 'Backups', exact: true }).click();
    await expect(this.main.getByRole('heading', { level: 1, name: 'Backups' })).toBeVisible();
  }

  /** Newest first; the damaged ones too. */
  get rows(): Locator {
    return this.main.getByRole('row').filter({ has: this.page.getByRole('cell') });
  }

  /** Where the keyboard goes from backup to backup. */
  stop(row: Locator): Locator {
    return row.getByRole('button', { name: /^Backup of / });
  }

  async makeOne(): Promise<void> {
    const before = await this.rows.count();
    await this.take.click();
    await expect(this.rows).toHaveCount(before + 1);
  }

  async check(row: Locator): Promise<Locator> {
    await row.getByRole('button', { name: /^Check the backup of / }).click();
    return row.getByRole('status');
  }

  async restore(row: Locator): Promise<void> {
    await row.getByRole('button', { name: /^Restore the backup of / }).click();
    await this.question.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(this.question).toBeHidden();
  }
}

export class SaveCopyDialog {
  readonly root: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog', { name: 'Save a copy as one file' });
  }

  get problem(): Locator {
    return this.root.getByRole('alert');
  }

  /** The answer of the file dialog is set before. */
  async choose(): Promise<void> {
    await this.root.getByRole('button', { name: 'Choose where…' }).click();
  }

  /** Chooses, and waits for the word that it is written. */
  async save(file: string): Promise<void> {
    await this.choose();
    const messages = this.page.getByRole('region', { name: 'Messages' });
    await expect(messages.getByText(`A copy was saved as ${file}, `)).toBeVisible();
    await expect(this.root).toBeHidden();
  }
}

/** What is said above the page: that the dossier is for reading only, and what happened to its files. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Banners {
  readonly root: Locator;
  readonly openForWork: Locator;
  readonly notices: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('region', { name: 'About this dossier' });
    this.openForWork = this.root.getByRole('button', { name: 'Open for work' });
    this.notices = this.root.getByRole('list', { name: 'Notices' }).getByRole('listitem');
  }

  async expectReading(why: RegExp): Promise<void> {
    await expect(this.root).toContainText('For reading only');
    await expect(this.root).toContainText(why);
  }
}

/** The sitting in which one says which records of a collection are the same. */
import { expect, type Locator, type Page } from '@playwright/test';

export class IdentityDialog {
  readonly root: Locator;
  readonly counts: Locator;
  /** The switch for pairs that were said to be maybe the same. */
  readonly maybe: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog', { name: /^Same or different/ });
    this.counts = this.root.getByText(/^\d+ left/);
    this.maybe = this.root.getByRole('switch', { name: 'Also those that may be the same' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+j');
    await expect(this.root).toBeVisible();
  }

  /** The titles of the two, with nothing of the pair before left on the screen. */
  async titles(): Promise<[string, string]> {
    const heads = this.root.getByRole('columnheader').getByRole('button');
    await expect(heads).toHaveCount(2);
    const [a = '', b = ''] = await heads.allTextContents();
    return [a, b];
  }

  row(field: string): Locator {
    const head = this.page.getByRole('rowheader', { name: field, exact: true });
    return this.root.getByRole('row').filter({ has: head });
  }

  get reasons(): Locator {
    return this.root.getByRole('list', { name: 'Why these two' }).getByRole('listitem');
  }

  answer(label: string): Locator {
    return this.root.getByRole('button', { name: new RegExp(`${label}$`) });
  }

  /** The keys count once the pair is there. */
  async ready(): Promise<void> {
    await expect(this.root.getByRole('region', { name: 'The two records' })).toBeFocused();
    await expect(this.root.getByRole('table')).toBeVisible();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.root).toBeHidden();
  }
}

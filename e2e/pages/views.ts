/** Named views: the menu above the grid, and the list in the rail. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Views {
  readonly button: Locator;
  readonly menu: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    const bar = page.getByRole('group', { name: 'Filters' });
    this.button = bar.getByRole('button', { name: /^View: / });
    this.menu = page.getByRole('menu', { name: /^View: / });
  }

  /** `none`, or the name; with `changed` where the screen says something else. */
  async expectShown(name: string, changed = false): Promise<void> {
    const words = `View: ${name}${changed ? ', changed' : ''}`;
    await expect(this.button).toHaveAccessibleName(words);
  }

  async saveAs(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+s');
    const dialog = this.page.getByRole('dialog', { name: 'Save view as' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await this.expectShown(name);
  }

  async pick(item: string | RegExp): Promise<void> {
    await this.button.click();
    await this.menu.getByRole('menuitem', { name: item }).click();
    await expect(this.menu).toBeHidden();
  }

  get inRail(): Locator {
    return this.page
      .getByRole('navigation', { name: 'Collections' })
      .getByRole('list', { name: 'Views' })
      .getByRole('button');
  }

  entry(name: string): Locator {
    return this.page
      .getByRole('navigation', { name: 'Collections' })
      .getByRole('button', { name: `View: ${name}`, exact: true });
  }
}

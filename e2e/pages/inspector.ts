/** The panel beside the grid: one record, its fields, what each source says about them. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Inspector {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('complementary', { name: 'Inspector' });
  }

  async expectRecord(title: string): Promise<void> {
    await expect(
      this.root.getByRole('heading', { level: 2, name: title, exact: true }),
    ).toBeVisible();
  }

  /** A field by its title; within it are its value, its claims, its buttons. */
  field(title: string): Locator {
    return this.root.getByRole('group', { name: title, exact: true });
  }

  claims(title: string): Locator {
    return this.root
      .getByRole('list', { name: `Claims on ${title}`, exact: true })
      .getByRole('listitem');
  }

  async edit(title: string): Promise<Locator> {
    await this.field(title).hover();
    await this.field(title)
      .getByRole('button', { name: `Edit ${title}`, exact: true })
      .click();
    return this.field(title).getByRole('textbox', { name: title, exact: true });
  }

  async revert(title: string): Promise<void> {
    await this.field(title)
      .getByRole('button', { name: `${title}: back to what the sources say` })
      .click();
  }

  async showEmptyFields(): Promise<void> {
    await this.root.getByRole('button', { name: /^\d+ empty fields?$/, expanded: false }).click();
  }

  tab(name: 'Fields' | 'Notes' | 'History'): Locator {
    return this.root.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  /** What was done to the record, or to one of its fields: one item a change, newest first. */
  history(of: string): Locator {
    return this.root
      .getByRole('list', { name: `History of ${of}`, exact: true })
      .getByRole('listitem');
  }

  async openFieldHistory(title: string): Promise<void> {
    await this.field(title).hover();
    await this.field(title)
      .getByRole('button', { name: `${title}: history` })
      .click();
  }

  get previous(): Locator {
    return this.root.getByRole('button', { name: 'Previous record' });
  }

  get next(): Locator {
    return this.root.getByRole('button', { name: 'Next record' });
  }
}

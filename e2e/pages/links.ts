/** The links of the record in the inspector: read by their words, made and changed in the form. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Links {
  readonly tab: Locator;
  readonly form: Locator;
  private readonly page: Page;
  private readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('complementary', { name: 'Inspector' });
    this.tab = this.root.getByRole('tab', { name: /^Links/ });
    this.form = this.root.getByRole('form');
  }

  async expectCount(count: number): Promise<void> {
    await expect(this.tab).toHaveText(`Links ${count}`);
  }

  /** `was commanded by`: the links that say so. */
  group(words: string): Locator {
    return this.root.getByRole('region', { name: words, exact: true });
  }

  link(words: string, title: string): Locator {
    const stop = this.page.getByRole('button', { name: title, exact: true });
    return this.group(words).getByRole('listitem').filter({ has: stop });
  }

  /** The other end, which a click goes to. */
  end(words: string, title: string): Locator {
    return this.link(words, title).getByRole('button', { name: title, exact: true });
  }

  get kind(): Locator {
    return this.form.getByRole('combobox', { name: /^This .* …$/ });
  }

  get record(): Locator {
    return this.form.getByRole('combobox', { name: 'The other record' });
  }

  get when(): Locator {
    return this.form.getByRole('textbox', { name: 'When it held' });
  }

  get why(): Locator {
    return this.form.getByRole('textbox', { name: 'Why, and after whom' });
  }

  get save(): Locator {
    return this.form.getByRole('button', { name: 'Save link' });
  }

  /** By keys alone, as far as the record; the rest may be left out. */
  async begin(words: string, search: string, title: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+l');
    await expect(this.kind).toBeFocused();
    await this.page.keyboard.type(words);
    await this.page.keyboard.press('Enter');
    await expect(this.record).toBeFocused();
    await this.page.keyboard.type(search);
    const option = this.form.getByRole('option', { name: title }).first();
    await expect(option).toBeVisible();
    await expect(option).toHaveAttribute('data-active');
    await this.page.keyboard.press('Enter');
    await expect(this.save).toBeFocused();
  }
}

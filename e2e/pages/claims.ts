/** Claims: the form in the inspector, the card over a cell, the dialog that asks why. */
import { expect, type Locator, type Page } from '@playwright/test';

export class ClaimForm {
  readonly root: Locator;
  private readonly page: Page;

  /** `title`: `New claim on Killed`, `Change claim on Killed`. */
  constructor(page: Page, title: string) {
    this.page = page;
    this.root = page.getByRole('region', { name: title, exact: true });
  }

  box(label: string): Locator {
    return this.root.getByRole('textbox', { name: label, exact: true });
  }

  choice(label: string): Locator {
    return this.root.getByRole('combobox', { name: label, exact: true });
  }

  get source(): Locator {
    return this.root.getByRole('button', { name: /^Source: / });
  }

  /** By keyboard, from the button that has the focus: type words, take the first that is found. */
  async chooseSource(words: string, option: string | RegExp): Promise<void> {
    await this.source.press('Enter');
    const list = this.page.getByRole('dialog', { name: /^Source: / });
    await expect(list.getByRole('combobox')).toBeFocused();
    await this.page.keyboard.type(words);
    const wanted = list.getByRole('option', { name: option });
    await expect(wanted).toBeVisible();
    for (let steps = 0; steps < 30; steps += 1) {
      if ((await wanted.getAttribute('data-active')) !== null) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await expect(list).toBeHidden();
    await expect(this.source).toBeFocused();
  }

  get problem(): Locator {
    return this.root.getByRole('alert');
  }

  get question(): Locator {
    return this.root.getByRole('alertdialog', { name: 'Discard what you typed?' });
  }
}

/** The dialog that asks why a claim is preferred, or held to be wrong. */
export class RankDialog {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', {
      name: /^(Prefer this claim|Hold this claim to be wrong)$/,
    });
  }

  async answer(reason: string): Promise<void> {
    await expect(this.root.getByRole('textbox')).toBeFocused();
    await this.root.getByRole('textbox').fill(reason);
    await this.root.getByRole('textbox').press('ControlOrMeta+Enter');
    await expect(this.root).toBeHidden();
  }
}

/** What is said about a cell, in the card over the grid. */
export function claimCard(page: Page, column: string): Locator {
  return page.getByRole('dialog', { name: `Claims on ${column}`, exact: true });
}

/** The history: all that was done, to be found, gone back to, done again. */
import { expect, type Locator, type Page } from '@playwright/test';
import { escaped } from './workbench-page.ts';

export class HistoryPage {
  readonly grid: Locator;
  /** One row a step, newest first. */
  readonly steps: Locator;
  readonly search: Locator;
  readonly question: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'History' });
    this.steps = this.grid
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: /^Go back to before: / }) });
    this.search = page.getByRole('searchbox', { name: 'Search the history' });
    this.question = page.getByRole('dialog', { name: 'Go back to before this?' });
    this.undo = page.getByRole('main').getByRole('button', { name: 'Undo', exact: true });
    this.redo = page.getByRole('main').getByRole('button', { name: 'Redo', exact: true });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+H');
    await expect(this.page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
  }

  /** By its whole label. */
  step(label: string): Locator {
    return this.steps.filter({
      has: this.page.getByRole('button', { name: `Go back to before: ${label}`, exact: true }),
    });
  }

  /** The steps are these, newest first: each is known by how it begins. */
  async expectSteps(...labels: string[]): Promise<void> {
    const what = this.steps.locator('td:nth-child(2)');
    await expect(what).toHaveText(labels.map((label) => new RegExp(`^${escaped(label)}`)));
  }

  async choose(filter: 'Where it came from' | 'Collection', option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: filter }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** By a button of its row. */
  async again(label: string): Promise<void> {
    await this.step(label).hover();
    await this.step(label)
      .getByRole('button', { name: `Do again: ${label}`, exact: true })
      .click();
  }

  async rewind(label: string): Promise<void> {
    await this.step(label).hover();
    await this.step(label)
      .getByRole('button', { name: `Go back to before: ${label}`, exact: true })
      .click();
  }
}

/** The page without a dossier: what went wrong, what to do, what was open before. */
import { expect, type Locator, type Page } from '@playwright/test';
import { WorkbenchPage } from './workbench-page.ts';

export class StartPage {
  readonly root: Locator;
  readonly problem: Locator;
  readonly recent: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('main');
    this.problem = this.root.getByRole('alert');
    this.recent = page.getByRole('region', { name: 'Opened before' });
  }

  async expectShown(): Promise<void> {
    await expect(this.root.getByRole('heading', { level: 1, name: 'Dossier' })).toBeVisible();
  }

  /** By the button; the answer of the folder dialog is set before. */
  async openPicked(): Promise<void> {
    await this.root.getByRole('button', { name: 'Open…', exact: true }).click();
  }

  /** What kind of problem it is, in the heading, and what happened, below it. */
  async expectProblem(title: string, ...words: (string | RegExp)[]): Promise<void> {
    await expect(this.problem.getByRole('heading', { level: 2 })).toHaveText(title);
    for (const each of words) await expect(this.problem).toContainText(each);
    // What to do: at least one step.
    await expect(this.problem.getByRole('listitem').first()).toBeVisible();
  }

  async create(title: string): Promise<void> {
    await this.root.getByRole('button', { name: 'New…', exact: true }).click();
    await fillNewDossier(this.page, title);
  }
}

/** The dialog for a new dossier; the answer of the file dialog is set before. */
export async function fillNewDossier(page: Page, title: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'New dossier' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
  await dialog.getByRole('button', { name: 'Choose folder…' }).click();
}

/** Of a program with a dossier open. */
export async function closeDossier(page: Page): Promise<StartPage> {
  const program = new WorkbenchPage(page);
  // Until it is there, the shortcut for it is not either.
  await expect(program.rail).toBeVisible();
  await program.run('Close dossier');
  const start = new StartPage(page);
  await start.expectShown();
  return start;
}

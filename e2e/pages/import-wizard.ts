/** The dialog in which a file becomes records, step by step; and the page of what was imported. */
import { expect, type Locator, type Page } from '@playwright/test';
import { escaped } from './workbench-page.ts';

/** Large files are read several times on the way; patient also on a machine that does other things. */
const PATIENT = { timeout: 60_000 };

type StepName = 'The file' | 'What it is' | 'Columns to fields' | 'Try it' | 'Done';

export class ImportWizard {
  readonly root: Locator;
  readonly question: Locator;
  readonly problem: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog', { name: /^Import / });
    this.question = page.getByRole('dialog', { name: 'Give up this import?' });
    this.problem = this.root.getByRole('alert');
  }

  async expectStep(name: StepName): Promise<void> {
    const steps = this.root.getByRole('list', { name: 'Steps' });
    await expect(steps.locator('[aria-current="step"]')).toHaveText(new RegExp(`${name}$`));
    if (name === 'The file') await expect(this.preview).toBeVisible(PATIENT);
    if (name === 'What it is') await expect(this.field('Name').last()).toBeVisible(PATIENT);
    if (name === 'Columns to fields') await expect(this.fields).toBeVisible();
    if (name === 'Try it') await expect(this.figure('New')).toBeVisible(PATIENT);
    if (name === 'Done') await expect(this.button('Show the records')).toBeVisible(PATIENT);
  }

  /** On to the next step, by its button. */
  async next(to: StepName): Promise<void> {
    const label = to === 'Try it' ? 'Try it' : to === 'Done' ? /^(Import|Update)/ : 'Next';
    await this.button(label).click(PATIENT);
    await this.expectStep(to);
  }

  /** From the file to the dry run, as everything is proposed. */
  async tryAsProposed(): Promise<void> {
    await this.expectStep('The file');
    await this.next('What it is');
    await this.next('Columns to fields');
    await this.next('Try it');
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** A box by its label. */
  field(label: string): Locator {
    return this.root.getByRole('textbox', { name: label, exact: true });
  }

  /** A choice, as a person makes it: opened, and picked from the list. */
  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.root.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  chosen(label: string): Locator {
    return this.root.getByRole('combobox', { name: label, exact: true });
  }

  get preview(): Locator {
    return this.root.getByRole('grid', { name: 'First rows of the file' });
  }

  /** Of the preview: titles of columns. */
  get columns(): Locator {
    return this.preview.getByRole('columnheader');
  }

  previewCell(text: string): Locator {
    return this.preview.getByRole('gridcell', { name: text, exact: true }).first();
  }

  /** All of the cell that has the focus. */
  get wholeCell(): Locator {
    return this.root.getByRole('group', { name: 'All of the cell' });
  }

  purpose(label: string | RegExp): Locator {
    return this.root.getByRole('radio', { name: label });
  }

  get fields(): Locator {
    return this.root.getByRole('table', { name: 'Fields' });
  }

  /** The line of a field or of a column that is left out. */
  line(title: string): Locator {
    const name = this.page.getByRole('button', { name: title, exact: true });
    return this.fields.getByRole('row').filter({ has: name });
  }

  async selectField(title: string): Promise<void> {
    await this.line(title).getByRole('button', { name: title, exact: true }).click();
    await expect(this.panel.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }

  /** All about the field that is selected. */
  get panel(): Locator {
    return this.root.getByRole('region', { name: 'The field chosen' });
  }

  /** What a row is known again by. */
  get key(): Locator {
    return this.root.getByRole('group', { name: 'Key' });
  }

  get outcomes(): Locator {
    return this.panel.getByRole('list', { name: 'What comes of the first rows' });
  }

  figure(name: string): Locator {
    return this.root.getByRole('tab', { name: new RegExp(`^[\\d,]+ ?${escaped(name)}$`) });
  }

  async expectFigures(figures: Record<string, number>): Promise<void> {
    for (const [name, count] of Object.entries(figures)) {
      const text = `${count.toLocaleString('en')}${name}`;
      await expect(this.figure(name)).toHaveText(text);
    }
  }

  get rows(): Locator {
    return this.root.getByRole('listbox', { name: 'Rows' });
  }

  /** All of the row that is selected. */
  get detail(): Locator {
    return this.root.getByRole('region', { name: 'The row chosen' });
  }

  async undo(): Promise<void> {
    await this.button('Undo').click();
    await expect(this.root).toBeHidden();
  }

  async showRecords(): Promise<void> {
    await this.button('Show the records').click();
    await expect(this.root).toBeHidden();
  }
}

export class ImportsPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  row(dataset: string): Locator {
    const name = this.page.getByRole('rowheader', { name: dataset });
    return this.page.getByRole('main').getByRole('row').filter({ has: name });
  }

  async run(dataset: string, what: string): Promise<void> {
    await this.row(dataset)
      .getByRole('button', { name: /^What can be done with/ })
      .click();
    await this.page.getByRole('menuitem', { name: what }).click();
  }

  /** The records that the newest release does not have, in their grid. */
  async showGone(dataset: string): Promise<void> {
    await this.row(dataset)
      .getByRole('button', { name: /^Show the .* not have any more$/ })
      .click();
  }
}

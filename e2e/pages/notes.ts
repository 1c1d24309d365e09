/** Notes as a person writes and finds them: the editor, wherever it is, and the page that lists all of them. */
import { expect, type Locator, type Page } from '@playwright/test';

/** One editor of a note, in the inspector or on the notes page. */
export class NoteEditor {
  readonly root: Locator;
  readonly text: Locator;

  private readonly page: Page;

  /** `label`: what the text box is called, for example "New note on Killed". */
  constructor(page: Page, label: string) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: label, exact: true });
    // Not told by its text box, which makes room for the preview.
    this.root = page.locator('[data-note-editor]');
  }

  /** Types key by key and waits until the program says that it is saved. */
  async write(text: string): Promise<void> {
    await this.text.pressSequentially(text);
    await this.expectSaved();
  }

  get state(): Locator {
    return this.root.getByRole('status');
  }

  async expectSaved(): Promise<void> {
    await expect(this.state).toHaveText('Saved');
  }

  async addTags(...tags: string[]): Promise<void> {
    const box = this.root.getByRole('combobox', { name: 'Tags' });
    for (const tag of tags) await box.pressSequentially(`${tag},`);
    for (const tag of tags) await expect(this.root.getByText(tag, { exact: true })).toBeVisible();
    // Its list of suggestions would lie over what is below.
    await this.page.keyboard.press('Escape');
  }

  async setDone(done: boolean): Promise<void> {
    await this.root.getByRole('switch', { name: 'Done' }).setChecked(done);
  }

  async preview(): Promise<void> {
    await this.root.getByText('Preview', { exact: true }).click();
    await expect(this.root.getByRole('radio', { name: 'Preview' })).toBeChecked();
  }

  async close(): Promise<void> {
    await this.root.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(this.root).toHaveCount(0);
  }
}

/** The page that lists all notes of the dossier. */
export class NotesPage {
  readonly search: Locator;
  readonly list: Locator;
  /** What is beside the list. */
  readonly pane: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole('searchbox', { name: 'Search notes' });
    this.list = page.getByRole('region', { name: 'Notes', exact: true });
    this.pane = page.getByRole('region', { name: 'The note chosen' });
  }

  /** By the rail. */
  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Collections' })
      .getByRole('button', { name: /^Notes, / })
      .click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Notes' })).toBeVisible();
  }

  /** A line of the list. */
  note(words: string | RegExp): Locator {
    return this.list.getByRole('listitem').filter({ hasText: words }).filter({ has: this.opener });
  }

  private get opener(): Locator {
    return this.page.getByRole('button', { name: /^Open note: / });
  }

  /** The lines are these, in this order: each is known by some of its words. */
  async expectNotes(...words: string[]): Promise<void> {
    const lines = this.list.getByRole('listitem').filter({ has: this.opener });
    await expect(lines).toHaveCount(words.length);
    await expect(lines).toContainText(words);
  }

  async select(words: string): Promise<void> {
    await this.note(words)
      .getByRole('button', { name: /^Open note: / })
      .click();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).click();
    // The choices of the editor beside the list have the same words; they have no role that is written out.
    const listed = this.page.locator('[role="option"]');
    await listed.and(this.page.getByRole('option', { name: option, exact: true })).click();
  }

  async filterByTag(tag: string): Promise<void> {
    await this.choose('Tags that a note must have', tag);
    await this.page.keyboard.press('Escape');
  }

  async filterByStatus(status: 'All' | 'Open' | 'Done'): Promise<void> {
    const group = this.page.getByRole('radiogroup', { name: 'Status' });
    await group.getByText(status, { exact: true }).click();
    await expect(group.getByRole('radio', { name: status })).toBeChecked();
  }
}

/** The dialog that makes reports, with its preview. */
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

export type Format = 'PDF' | 'HTML' | 'Word' | 'Markdown';

export class ReportDialog {
  readonly root: Locator;
  readonly preview: FrameLocator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog', { name: 'Make a report' });
    this.preview = this.root.frameLocator('iframe');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+p');
    await expect(this.root).toBeVisible();
  }

  template(title: string): Locator {
    return this.root.getByRole('radio', { name: title });
  }

  section(title: string): Locator {
    return this.root.getByRole('checkbox', { name: title, exact: true });
  }

  choice(label: string): Locator {
    return this.root.getByRole('combobox', { name: label });
  }

  /** "104 records, 92 footnotes" */
  get size(): Locator {
    return this.root.getByRole('status');
  }

  get problem(): Locator {
    return this.root.getByRole('alert');
  }

  /** The preview is the one of what is chosen now. */
  async expectPreview(title: string): Promise<void> {
    await expect(this.root.getByRole('region', { name: 'Preview' })).toHaveAttribute(
      'aria-busy',
      'false',
      { timeout: 30_000 },
    );
    await expect(this.preview.getByRole('heading', { level: 1 })).toHaveText(title);
  }

  async format(format: Format): Promise<void> {
    await this.root.getByText(format, { exact: true }).click();
    await expect(this.root.getByRole('radio', { name: format, exact: true })).toBeChecked();
  }

  async start(): Promise<void> {
    await this.root.getByRole('button', { name: 'Save as…' }).click();
  }

  /** Starts, and waits for the word that the file is written. */
  async write(file: string): Promise<void> {
    await this.start();
    const messages = this.page.getByRole('region', { name: 'Messages' });
    await expect(messages.getByText(`${file} is written: `)).toBeVisible({ timeout: 60_000 });
    await expect(this.root).toBeHidden();
    await messages.getByRole('button', { name: 'Close message' }).last().click();
  }
}

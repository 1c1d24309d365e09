/** The dialog that writes files, and the CSV that it wrote, read by a parser that is not the program's. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';

export class ExportDialog {
  readonly root: Locator;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog', { name: 'Export', exact: true });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+e');
    await expect(this.root).toBeVisible();
  }

  /** What is exported: 'Events', 'Claims', 'The whole dossier' ... */
  kind(name: string): Locator {
    return this.root
      .getByRole('radiogroup', { name: 'What' })
      .getByRole('radio', { name, exact: true });
  }

  /** The boxes themselves lie hidden below their words. */
  async format(choice: 'CSV' | 'Workbook' | 'JSON' | 'GeoJSON'): Promise<void> {
    await this.root.getByText(choice, { exact: true }).click();
    await expect(this.root.getByRole('radio', { name: choice, exact: true })).toBeChecked();
  }

  rows(choice: 'As the grid shows them' | 'Selected rows' | RegExp): Locator {
    return this.root.getByRole('radio', { name: choice });
  }

  /** Comma, Semicolon or Tab; the boxes themselves lie hidden below their words. */
  async delimiter(choice: 'Comma' | 'Semicolon' | 'Tab'): Promise<void> {
    await this.root.getByText(choice, { exact: true }).click();
    await this.expectDelimiter(choice);
  }

  async expectDelimiter(choice: 'Comma' | 'Semicolon' | 'Tab'): Promise<void> {
    await expect(this.root.getByRole('radio', { name: choice, exact: true })).toBeChecked();
  }

  values(choice: 'Exact' | 'For spreadsheets'): Locator {
    return this.root.getByRole('radio', { name: choice });
  }

  option(name: 'Byte order mark' | 'Column with the ids' | 'Column with the notes'): Locator {
    return this.root.getByRole('checkbox', { name });
  }

  get preview(): Locator {
    return this.root.getByLabel('First lines of the file');
  }

  get problem(): Locator {
    return this.root.getByRole('alert');
  }

  async start(): Promise<void> {
    await this.root.getByRole('button', { name: 'Export…' }).click();
  }

  /** Starts, and waits for the word that so many rows are written. */
  async write(file: string, rows: number): Promise<void> {
    await this.writeAs(file, rows === 1 ? '1 row' : `${rows.toLocaleString('en')} rows`);
  }

  /** `amount`: "3 sources", and what is said after the name of the file. */
  async writeAs(file: string, amount: string, more = ''): Promise<void> {
    await this.start();
    const written = `${amount} written to ${file}.${more}`;
    const messages = this.page.getByRole('region', { name: 'Messages' });
    await expect(messages.getByText(written)).toBeVisible();
    await expect(this.root).toBeHidden();
    await messages.getByRole('button', { name: 'Close message' }).last().click();
  }

  async cancel(): Promise<void> {
    await this.root.getByRole('button', { name: 'Cancel' }).click();
    await expect(this.root).toBeHidden();
  }
}

/** Strict: every line must have as many cells as the first. */
export function readCsv(file: string, delimiter: ',' | ';' | '\t' = ','): string[][] {
  return parse(readFileSync(file), { delimiter, bom: true });
}

export function startsWithBom(file: string): boolean {
  return readFileSync(file)
    .subarray(0, 3)
    .equals(Buffer.from([0xef, 0xbb, 0xbf]));
}

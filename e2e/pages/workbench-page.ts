/** The open dossier as a person sees it: the rail on the left, the page, the inspector beside it, the status below. */
import { expect, type Locator, type Page } from '@playwright/test';
import { Filters } from './filters.ts';
import { Grid } from './grid.ts';
import { Inspector } from './inspector.ts';

export class WorkbenchPage {
  readonly page: Page;
  readonly rail: Locator;
  readonly filters: Filters;
  readonly inspector: Inspector;
  readonly status: Locator;
  /** Toasts: what the program says about what it just did. */
  readonly messages: Locator;
  readonly palette: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rail = page.getByRole('navigation', { name: 'Collections' });
    this.filters = new Filters(page);
    this.inspector = new Inspector(page);
    this.status = page.getByRole('contentinfo', { name: 'Status' });
    this.messages = page.getByRole('region', { name: 'Messages' });
    this.palette = page.getByRole('dialog', { name: 'Find anything' });
  }

  /** The entry of a collection, or of another page ('Notes', 'Backups' ...), in the rail; not all of them have a number. */
  entry(title: string): Locator {
    return this.rail.getByRole('button', { name: new RegExp(`^${escaped(title)}(, [\\d,]+)?$`) });
  }

  /** The number beside it. */
  async count(title: string): Promise<number> {
    const name = (await this.entry(title).getAttribute('aria-label')) ?? '';
    return Number(name.slice(name.lastIndexOf(', ') + 2).replaceAll(',', ''));
  }

  async expectCount(title: string, count: number): Promise<void> {
    await expect(
      this.rail.getByRole('button', { name: `${title}, ${count}`, exact: true }),
    ).toBeVisible();
  }

  /** By the rail, to the grid of a collection. */
  async open(title: string): Promise<Grid> {
    await this.entry(title).click();
    const grid = this.grid(title);
    await grid.expectReady();
    return grid;
  }

  grid(title: string): Grid {
    return new Grid(this.page, title);
  }

  get searchBox(): Locator {
    return this.page.getByRole('main').getByRole('searchbox');
  }

  /** `to`: how many records are left, as the bar above the grid says. */
  async search(words: string, to?: number): Promise<void> {
    await this.searchBox.fill(words);
    if (to !== undefined) await this.filters.expectLeft(to);
  }

  /** Everything is on the disk. */
  async expectSaved(): Promise<void> {
    await expect(this.status.getByRole('status')).toHaveText(/^(Saved \d|All saved)/);
  }

  /** A command by the palette, as its title says. */
  async run(command: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await this.palette.getByRole('combobox').fill(command);
    await this.palette.getByRole('option', { name: command }).first().click();
    await expect(this.palette).toBeHidden();
  }

  /** The editor over a cell. */
  editor(column: string): Locator {
    return this.page.getByRole('dialog', { name: `Edit ${column}`, exact: true });
  }

  dialog(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  menuItem(name: string): Locator {
    return this.page.getByRole('menuitem', { name });
  }

  /** Where the keyboard is. */
  focused(): Locator {
    return this.page.locator(':focus');
  }
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The document beside the page: its text, what is selected in it, its search, its passages; and the dialog that adds one. */
import { expect, type Locator, type Page } from '@playwright/test';
import { invoke } from './bridge.ts';

export class Reader {
  readonly root: Locator;
  readonly text: Locator;
  readonly search: Locator;
  /** The small bar beside selected words. */
  readonly tools: Locator;
  readonly passages: Locator;
  readonly contents: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('complementary', { name: 'Document' });
    this.text = this.root.getByRole('document');
    this.search = this.root.getByRole('searchbox', { name: 'Search in this document' });
    this.tools = this.root.getByRole('group', { name: 'Selected words' });
    this.passages = this.root.getByRole('region', { name: 'Passages' });
    this.contents = this.root.getByRole('region', { name: 'Contents' });
  }

  async expectOpen(source: string): Promise<void> {
    const heading = this.root.locator('header').getByRole('heading', { level: 2, name: source });
    await expect(heading).toBeVisible();
    await expect(this.text).toBeVisible();
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** The block that a jump has led to. */
  get goal(): Locator {
    return this.text.locator('[data-goal-block]');
  }

  /** The claims that rest on a block, as its margin counts them. */
  marginOf(block: Locator): Locator {
    return block.getByRole('button', { name: /claims? rests? on/ });
  }

  /** A passage at the side, by its words. */
  passage(words: string): Locator {
    return this.passages.getByRole('listitem').filter({ hasText: words }).first();
  }

  /** The words that are drawn as passages. */
  get highlights(): Locator {
    return this.text.locator('[data-passages]');
  }

  /** The document that is open, by the one that was added last where none is named. */
  async textOf(name: string): Promise<string> {
    const documents = await invoke<{ id: string; name: string }[]>(this.page, 'documents.list', {
      source: null,
    });
    const found = documents.find((document) => document.name === name);
    if (!found) throw new Error(`There is no document ${name}.`);
    return (await invoke<{ text: string }>(this.page, 'documents.read', { id: found.id })).text;
  }

  /** Drags over the words, which stand once in what is drawn. */
  async select(words: string): Promise<void> {
    const ends = await this.text.evaluate((root, wanted) => {
      for (const leaf of root.querySelectorAll('[data-at]')) {
        const at = leaf.textContent?.indexOf(wanted) ?? -1;
        const node = leaf.firstChild;
        if (at < 0 || !node) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const rects = [...range.getClientRects()];
        const first = rects[0];
        const last = rects.at(-1);
        if (!first || !last) continue;
        return {
          from: { x: first.left + 0.5, y: first.top + first.height / 2 },
          to: { x: last.right - 0.5, y: last.top + last.height / 2 },
        };
      }
      return null;
    }, words);
    if (!ends) throw new Error(`“${words}” is not drawn.`);
    const { mouse } = this.page;
    await mouse.move(ends.from.x, ends.from.y);
    await mouse.down();
    await mouse.move(ends.to.x, ends.to.y, { steps: 6 });
    await mouse.up();
    await expect(this.tools).toBeVisible();
    const selected = await this.page.evaluate(() => document.getSelection()?.toString());
    expect(selected).toBe(words);
  }
}

/** What is found in a file before it is added. */
export class AddDocument {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: 'Add a document to a source' });
  }

  get source(): Locator {
    return this.root.getByRole('button', { name: /^Source: / });
  }

  get problem(): Locator {
    return this.root.getByRole('alert');
  }

  async add(): Promise<void> {
    await this.root.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(this.root).toBeHidden();
  }
}

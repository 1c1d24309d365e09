/** A report as its reader finds it: values with their footnotes, sums with their parts. Shares no code with the program. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

export type ReadReport = {
  /** Values in the text: the claim they are from, and the footnote they point to. */
  values: { claim: string; text: string; note: number }[];
  /** One a line of a table: the three figures, and how many records have one. */
  sums: { note: number; figures: string[]; known: number }[];
  /** Figures drawn in charts, one string a bar. */
  drawn: string[];
  /** Text with digits that is none of these, and no count, year or name of a group. */
  stray: string[];
  notes: { number: number; text: string; cited: string[]; rivals: string[]; parts: number[] }[];
  /** All words of the page. */
  text: string;
  /** Addresses that a browser would fetch by itself. */
  loads: string[];
};

/** By the page's own parser; nothing in the file runs there. */
export function readReport(page: Page, file: string): Promise<ReadReport> {
  // The page's policy takes no style of others, not even in a document that nobody sees.
  const bare = readFileSync(file, 'utf8').replace(/<style>.*?<\/style>/s, '');
  return page.evaluate((html) => {
    const root = new DOMParser().parseFromString(html, 'text/html');
    const all = (selector: string, from: ParentNode = root): Element[] => [
      ...from.querySelectorAll(selector),
    ];
    const words = (element: Element | null | undefined): string => element?.textContent ?? '';
    const claimOf = (element: Element): string => element.getAttribute('data-claim') ?? '';
    const noteOf = (element: Element | null): number =>
      Number(/^#n(\d+)$/.exec(element?.querySelector('a')?.getAttribute('href') ?? '')?.[1]);

    const values = all('main [data-claim]').map((element) => ({
      claim: claimOf(element),
      text: words(element),
      note: noteOf(element.nextElementSibling),
    }));
    const sums = all('main tr')
      .filter((row) => row.querySelector('[data-sum]'))
      .map((row) => ({
        note: Number(row.querySelector('[data-sum]')?.getAttribute('data-sum')),
        figures: all('[data-sum]', row).map(words),
        known: Number(words(row.querySelector('[data-count]'))),
      }));
    const drawn = all('main svg text.figure').map(words);

    const accounted = '[data-claim], [data-sum], [data-count], [data-label], sup.ref, svg';
    const stray: string[] = [];
    const texts: string[] = [];
    const walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      const parent = node.parentElement;
      texts.push(text);
      if (/\d/.test(text) && parent?.closest('main') && !parent.closest(accounted))
        stray.push(text.trim());
    }

    const numbers = (links: Element[]): number[] =>
      links
        .map((link) => /^#n(\d+)$/.exec(link.getAttribute('href') ?? '')?.[1])
        .filter((number) => number !== undefined)
        .map(Number);
    /** `3–5, 9` */
    const partsOf = (note: Element): number[] =>
      all('a[href^="#n"]', note).flatMap((link) => {
        const [first = 0] = numbers([link]);
        const next = link.nextElementSibling;
        if (link.nextSibling?.nodeValue !== '–' || !next) return [first];
        const [last = first] = numbers([next]);
        return Array.from({ length: last - first }, (_, at) => first + at);
      });
    const notes = all('.notes > li').map((note) => ({
      number: Number(note.id.slice(1)),
      text: words(note.querySelector('p')),
      cited: all('.ids [data-claim]', note).map(claimOf),
      rivals: all('[data-claim]', note)
        .filter((each) => !each.closest('.ids'))
        .map(claimOf),
      parts: partsOf(note),
    }));
    const loads = all('[src], link[href], image[href], use[href], iframe, object, embed').map(
      (element) => element.outerHTML,
    );
    return { values, sums, drawn, stray, notes, text: texts.join(' '), loads };
  }, bare);
}

/** Numbers as they stand, without the commas between thousands: `1,049` → 1049. */
export const numbersIn = (text: string): number[] =>
  [...text.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '').matchAll(/\d+(?:\.\d+)?/g)].map(([number]) =>
    Number(number),
  );

export type ReadPdf = {
  pages: string[];
  tagged: boolean;
  language: string | null;
  /** Of the outline's first level. */
  outline: string[];
  /** Kinds of elements in the tree of tags. */
  tags: Set<string>;
};

/** By pdf.js. */
export async function readPdf(file: string): Promise<ReadPdf> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  const tags = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    collectRoles(await page.getStructTree(), tags);
  }
  const mark = await document.getMarkInfo();
  const { info } = await document.getMetadata();
  const outline = (await document.getOutline()) ?? [];
  await task.destroy();
  return {
    pages,
    tagged: mark?.Marked === true,
    language: 'Language' in info ? String(info.Language) : null,
    outline: outline.map(({ title }) => title),
    tags,
  };
}

function collectRoles(node: unknown, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('role' in node && typeof node.role === 'string') into.add(node.role);
  if ('children' in node && Array.isArray(node.children))
    for (const child of node.children) collectRoles(child, into);
}

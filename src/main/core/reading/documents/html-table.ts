/** Tables of an HTML file as rows, where they hold data and not the layout of a page. */
import { attribute, elementsIn, type HtmlElement } from './html-tree.ts';

const LAYOUT = /^(?:table|h[1-6]|article|main|section)$/;

export function isDataTable(table: HtmlElement): boolean {
  const role = attribute(table, 'role') ?? '';
  if (role === 'presentation' || role === 'none') return false;
  return elementsIn(table, ({ tagName }) => LAYOUT.test(tagName)).next().done === true;
}

export type TableRow = { cells: HtmlElement[]; isHead: boolean };

export function* rowsOf(table: HtmlElement): Generator<TableRow, void, undefined> {
  for (const row of elementsIn(table, ({ tagName }) => tagName === 'tr')) {
    const cells = [...elementsIn(row, isCell)];
    const isAllHeads = cells.length > 1 && cells.every(({ tagName }) => tagName === 'th');
    const parent = row.parentNode;
    const isInHead = parent !== null && 'tagName' in parent && parent.tagName === 'thead';
    yield { cells, isHead: isInHead || isAllHeads };
  }
}

const isCell = ({ tagName }: HtmlElement): boolean => tagName === 'td' || tagName === 'th';

/** How many columns a cell takes: the following ones are empty, so that what stands below one another stays so. */
export function columnsOf(cell: HtmlElement): number {
  const span = Number.parseInt(attribute(cell, 'colspan') ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), 100);
}

/** Several items in one cell. */
import { readQuoted, splitItems, unquoteItem } from '#shared/values/items.ts';
import type { ItemSeparator } from '#shared/model/import-mapping.ts';

export type Items = { items: string[]; problem?: string };

/**
 * `;`: as our own text form, quotes around an item with a semicolon in it. `quoted`: a CSV in a CSV, `"a; b";"c"`, as UCDP GED names its
 * sources; what does not begin with a quote is one item. `json`: an array. Anything else is simply split at. Items are trimmed, empty ones left
 * out, of equal ones the first kept. Where quotes or brackets do not match, the cell is one item, and the problem says so.
 */
export function splitCell(cell: string, separator: ItemSeparator): Items {
  const { items, problem } = split(cell, separator);
  const tidy = [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))];
  return problem === undefined ? { items: tidy } : { items: tidy, problem };
}

function split(cell: string, separator: ItemSeparator): Items {
  switch (separator) {
    case 'none':
      return { items: [cell] };
    case ';':
      return { items: splitItems(cell).map(unquoteItem) };
    case 'quoted':
      return splitQuoted(cell);
    case 'json':
      return splitJson(cell);
    case ',':
    case '|':
    case '\n':
      return { items: cell.split(separator) };
  }
}

/** Quoted items with `;` or `,` between them. */
function splitQuoted(cell: string): Items {
  const text = cell.trim();
  const isUneven = text.split('"').length % 2 === 0;
  if (isUneven)
    return { items: [text], problem: 'the quotes in it do not match, so it was kept as one text' };
  const items: string[] = [];
  let at = 0;
  while (text[at] === '"') {
    const quoted = readQuoted(text.slice(at));
    if (!quoted) break;
    items.push(quoted.item);
    at += quoted.length;
    if (at === text.length) return { items };
    const between = /^\s*[;,]\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (between === 0) break;
    at += between;
  }
  return { items: [text] };
}

function splitJson(cell: string): Items {
  const problem = 'it is not a JSON array of texts and numbers, so it was kept as one text';
  let parsed: unknown;
  try {
    parsed = JSON.parse(cell);
  } catch {
    // The cell stays as it is, and the problem is told.
    return { items: [cell], problem };
  }
  if (!Array.isArray(parsed)) return { items: [cell], problem };
  const isPlain = parsed.every((item) => ['string', 'number', 'boolean'].includes(typeof item));
  return isPlain ? { items: parsed.map(String) } : { items: [cell], problem };
}

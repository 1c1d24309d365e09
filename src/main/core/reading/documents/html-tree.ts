/** Parses HTML into parse5's tree, and stops in the middle of a file that would make too large or too deep a tree. */
import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap } from 'parse5';
import { count, MOST_DEPTH, refuse } from './limits.ts';

export type HtmlNode = DefaultTreeAdapterMap['node'];
export type HtmlParent = DefaultTreeAdapterMap['parentNode'];
export type HtmlElement = DefaultTreeAdapterMap['element'];

const MOST_ELEMENTS = 1_000_000;

/** Nothing is run or fetched: this is a parser and no browser. Throws `invalid_input` for what goes too far. */
export function parseHtml(html: string, name: string): HtmlParent {
  let depth = 0;
  let elements = 0;
  return parse(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...element) {
        elements += 1;
        if (elements > MOST_ELEMENTS)
          throw refuse(name, `has more than ${count(MOST_ELEMENTS)} elements`);
        return defaultTreeAdapter.createElement(...element);
      },
      onItemPush() {
        depth += 1;
        if (depth > MOST_DEPTH)
          throw refuse(name, `has elements more than ${MOST_DEPTH} deep in one another`);
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
}

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;

export const attribute = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

/** In the order of the document, without those below one that fits. */
export function* elementsIn(
  parent: HtmlParent,
  fits: (element: HtmlElement) => boolean,
): Generator<HtmlElement, void, undefined> {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    if (fits(node)) yield node;
    else yield* elementsIn(node, fits);
  }
}

export function textIn(parent: HtmlParent): string {
  return parent.childNodes
    .map((node) => {
      if ('value' in node) return node.value;
      return isElement(node) ? textIn(node) : '';
    })
    .join('');
}

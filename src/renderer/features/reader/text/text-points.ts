/**
 * Between indexes of a document's text and places in what is drawn of it. Every stretch of drawn text is an element with the index it
 * begins at (`data-at`) and one text node; all else (numbers, buttons) has none, and counts as what lies between two stretches.
 */

type Point = { node: Node; offset: number };

const LEAF = '[data-at]';

const leavesIn = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(LEAF)];
const startOf = (leaf: HTMLElement): number => Number(leaf.dataset['at']);
const endOf = (leaf: HTMLElement): number => startOf(leaf) + (leaf.textContent?.length ?? 0);

/** The index that a place in the drawn text stands for. `side`: between two stretches, the start of the next or the end of the last. */
export function indexAt(
  root: Element,
  { node, offset }: Point,
  side: 'start' | 'end',
): number | null {
  const leaf = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(LEAF);
  if (leaf && root.contains(leaf)) {
    if (node.nodeType === Node.TEXT_NODE) return startOf(leaf) + offset;
    return offset === 0 ? startOf(leaf) : endOf(leaf);
  }
  if (!root.contains(node)) return null;
  const place = document.createRange();
  place.setStart(node, offset);
  const leaves = leavesIn(root);
  const next = leaves.findIndex((one) => place.comparePoint(one, 0) >= 0);
  const found = side === 'start' ? leaves[next] : leaves[(next < 0 ? leaves.length : next) - 1];
  if (!found) return null;
  return side === 'start' ? startOf(found) : endOf(found);
}

/** Null where that place is not drawn now. `side`: where two stretches meet, the beginning of one or the end of the other. */
export function pointAt(root: Element, index: number, side: 'start' | 'end'): Point | null {
  const leaves = leavesIn(root);
  const leaf = leaves.find((one) =>
    side === 'start'
      ? startOf(one) <= index && index < endOf(one)
      : startOf(one) < index && index <= endOf(one),
  );
  // At the very end of the text, and in an empty block, there is nothing behind the place, or nothing before it.
  const at = leaf ?? leaves.find((one) => startOf(one) <= index && index <= endOf(one));
  const node = at?.firstChild ?? at;
  return at && node ? { node, offset: index - startOf(at) } : null;
}

/** Null where its beginning or its end is not drawn now. */
export function rangeOf(root: Element, start: number, end: number): Range | null {
  const from = pointAt(root, start, 'start');
  const to = start === end ? from : pointAt(root, end, 'end');
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** What is selected in the drawn text, as indexes; null where nothing is, or where it reaches beyond. */
export function selectedIn(root: Element): { start: number; end: number } | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = indexAt(root, { node: range.startContainer, offset: range.startOffset }, 'start');
  const end = indexAt(root, { node: range.endContainer, offset: range.endOffset }, 'end');
  return start !== null && end !== null && start < end ? { start, end } : null;
}

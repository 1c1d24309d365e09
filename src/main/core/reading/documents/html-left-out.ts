/** What of an HTML file is not text of the document, and how the user is told. */
import { attribute, type HtmlElement } from './html-tree.ts';

/** Never seen, so nobody misses it. */
const SILENT = new Set(
  'head script style template noscript noframes param source track map area col colgroup rp'.split(
    ' ',
  ),
);

const TOLD = new Map<string, string>([
  ...['img', 'picture', 'svg', 'canvas'].map((name) => [name, 'pictures'] as const),
  ['math', 'formulas'],
  ...['iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'audio', 'video', 'portal'].map(
    (name) => [name, 'embedded files'] as const,
  ),
  ...'input button select textarea option optgroup datalist output progress meter'
    .split(' ')
    .map((name) => [name, 'form fields'] as const),
  ...['del', 's', 'strike'].map((name) => [name, 'struck-out passages'] as const),
]);

/** Where the style sheet is in the element itself; others are not looked at. */
const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*\.?0*\s*(?:;|!|$)|font-size\s*:\s*0)/i;

/** How many of each sort were left out. */
export type LeftOut = Map<string, number>;

/** True: nothing below this element is read. */
export function isLeftOut(element: HtmlElement, leftOut: LeftOut): boolean {
  const { tagName } = element;
  if (SILENT.has(tagName)) return true;
  const sort = TOLD.get(tagName) ?? (isHidden(element) ? 'hidden passages' : undefined);
  if (sort === undefined) return false;
  leftOut.set(sort, (leftOut.get(sort) ?? 0) + 1);
  return true;
}

function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== undefined) return true;
  if (element.tagName === 'dialog') return attribute(element, 'open') === undefined;
  return HIDING.test(attribute(element, 'style') ?? '');
}

export function noticeOf(leftOut: LeftOut): string[] {
  if (leftOut.size === 0) return [];
  const sorts = [...leftOut].map(([sort, count]) => `${sort} (${count})`).join(', ');
  return [`Left out: ${sorts}.`];
}

/** The words of an HTML file as pieces. Scripts, styles, forms, pictures and addresses have no place in them. */
import type { Mark } from '#shared/model/document.ts';
import { isLeftOut, noticeOf, type LeftOut } from './html-left-out.ts';
import { columnsOf, isDataTable, rowsOf } from './html-table.ts';
import { attribute, elementsIn, isElement, parseHtml, textIn } from './html-tree.ts';
import type { HtmlElement, HtmlNode, HtmlParent } from './html-tree.ts';
import { createHtmlWriter, type HtmlWriter, type Setting } from './html-writer.ts';
import { languageTag, plain, type Inline, type Pieces } from './pieces.ts';
import { lowered, raised } from './small-figures.ts';

const MARKS = new Map<string, Mark['kind']>([
  ...['b', 'strong'].map((name) => [name, 'strong'] as const),
  ...['i', 'em', 'cite', 'dfn', 'var'].map((name) => [name, 'emphasis'] as const),
  ...['code', 'kbd', 'samp', 'tt'].map((name) => [name, 'code'] as const),
  ['a', 'link'],
]);
/** All others begin a block, as unknown ones in a browser do not, but words of two blocks must not run together. */
const INLINE = new Set(
  'abbr acronym bdi bdo big data font ins label mark nobr q ruby rb rt rtc small span time u wbr'.split(
    ' ',
  ),
);

/** The class of a rule where a new page begins. */
export const PAGE_BREAK = 'page-break';

/** `name` is the file's, for messages. */
export function piecesOfHtml(html: string, name: string): Omit<Pieces, 'kind'> {
  const tree = parseHtml(html, name);
  const leftOut: LeftOut = new Map();
  const writer = createHtmlWriter();
  const setting: Setting = { kind: 'paragraph' };
  writeChildren(tree, { writer, setting, leftOut, listDepth: 0 });
  writer.endBlock(setting);
  return {
    title: firstText(tree, 'title'),
    language: languageOf(tree),
    pieces: writer.pieces,
    notices: noticeOf(leftOut),
  };
}

function firstText(tree: HtmlParent, tagName: string): string | undefined {
  const [element] = elementsIn(tree, (candidate) => candidate.tagName === tagName);
  return element && textIn(element);
}

function languageOf(tree: HtmlParent): string | undefined {
  const [root] = elementsIn(tree, ({ tagName }) => tagName === 'html');
  return languageTag(root && attribute(root, 'lang'));
}

type Context = { writer: HtmlWriter; setting: Setting; leftOut: LeftOut; listDepth: number };

function writeChildren(parent: HtmlParent, context: Context): void {
  for (const node of parent.childNodes) writeNode(node, context);
}

function writeNode(node: HtmlNode, context: Context): void {
  if (isElement(node)) writeElement(node, context);
  else if (node.nodeName === '#text' && 'value' in node)
    context.writer.words(node.value, context.setting);
}

function writeElement(element: HtmlElement, context: Context): void {
  if (isLeftOut(element, context.leftOut)) return;
  const { writer, setting } = context;
  const { tagName } = element;
  const mark = MARKS.get(tagName);
  if (tagName === 'br') writer.lineBreak();
  else if (tagName === 'sup' || tagName === 'sub') writeSmall(element, context);
  else if (mark && !isPlainAnchor(element))
    writer.marked(mark, () => writeChildren(element, context));
  else if (mark || INLINE.has(tagName)) writeChildren(element, context);
  else {
    writer.endBlock(setting);
    writeBlock(element, context);
  }
}

/** A place to link to, and no link. */
const isPlainAnchor = (element: HtmlElement): boolean =>
  element.tagName === 'a' && attribute(element, 'href') === undefined;

function writeSmall(element: HtmlElement, context: Context): void {
  const text = textIn(element);
  if (!/^[\s\d−-]+$/.test(text)) writeChildren(element, context);
  else
    context.writer.words(element.tagName === 'sup' ? raised(text) : lowered(text), context.setting);
}

function writeBlock(element: HtmlElement, context: Context): void {
  const { tagName } = element;
  if (tagName === 'ul' || tagName === 'ol' || tagName === 'menu') writeList(element, context);
  else if (tagName === 'table' && isDataTable(element)) writeTable(element, context);
  else if (tagName === 'hr') {
    if (attribute(element, 'class') === PAGE_BREAK)
      context.writer.pieces.push({ kind: 'pageBreak' });
  } else {
    const setting = settingFor(tagName) ?? context.setting;
    writeChildren(element, { ...context, setting });
    context.writer.endBlock(setting);
  }
}

function settingFor(tagName: string): Setting | undefined {
  if (/^h[1-6]$/.test(tagName)) return { kind: 'heading', level: Number(tagName[1]) };
  if (tagName === 'blockquote') return { kind: 'quotation' };
  return /^(?:pre|listing|plaintext|xmp)$/.test(tagName) ? { kind: 'preformatted' } : undefined;
}

function writeList(list: HtmlElement, context: Context): void {
  const depth = context.listDepth + 1;
  const isNumbered = list.tagName === 'ol';
  const step = attribute(list, 'reversed') === undefined ? 1 : -1;
  const items = list.childNodes.filter((node) => isElement(node) && node.tagName === 'li').length;
  let ordinal = numberOf(list, 'start') ?? (step === 1 ? 1 : items);
  for (const node of list.childNodes) {
    if (!isElement(node) || node.tagName !== 'li') {
      writeNode(node, { ...context, listDepth: depth });
      continue;
    }
    context.writer.endBlock(context.setting);
    if (isLeftOut(node, context.leftOut)) continue;
    ordinal = numberOf(node, 'value') ?? ordinal;
    const number = isNumbered ? ordinal : undefined;
    const setting: Setting = { kind: 'item', depth, ordinal: number, isTaken: false };
    writeChildren(node, { ...context, setting, listDepth: depth });
    context.writer.endBlock(setting);
    ordinal += step;
  }
  context.writer.endBlock(context.setting);
}

function numberOf(element: HtmlElement, name: string): number | undefined {
  const text = attribute(element, name)?.trim() ?? '';
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function writeTable(table: HtmlElement, context: Context): void {
  const { pieces } = context.writer;
  for (const caption of elementsIn(table, ({ tagName }) => tagName === 'caption')) {
    pieces.push({ kind: 'paragraph', ...inlineOf(caption, context) });
  }
  for (const { cells, isHead } of rowsOf(table)) {
    const words = cells.flatMap((cell) => [
      inlineOf(cell, context),
      ...Array.from({ length: columnsOf(cell) - 1 }, () => plain('')),
    ]);
    if (words.length > 0) pieces.push({ kind: 'row', isHead, cells: words });
  }
}

/** All that stands in an element as one line. */
function inlineOf(element: HtmlElement, context: Context): Inline {
  const writer = createHtmlWriter();
  const setting: Setting = { kind: 'paragraph' };
  if (!isLeftOut(element, context.leftOut)) writeChildren(element, { ...context, writer, setting });
  writer.endBlock(setting);
  const whole = plain('');
  for (const piece of writer.pieces) {
    if (!('text' in piece)) continue;
    if (whole.text !== '') whole.text += ' ';
    const by = whole.text.length;
    whole.marks.push(
      ...piece.marks.map(({ kind, start, end }) => ({ kind, start: start + by, end: end + by })),
    );
    whole.text += piece.text;
  }
  return whole;
}

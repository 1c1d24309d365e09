/** Notes in Markdown as blocks of a report: no HTML, no pictures from anywhere, headings no headings of the page. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Parents, PhrasingContent, RootContent } from 'mdast';
import { quiet, text, type Block, type Inline } from '#shared/report/report.ts';
import { parseWikiLinks } from '#shared/text/wiki-links.ts';

type Text = Extract<Inline, { kind: 'text' }>;
type Tone = Text['tone'];
/** The title of a record, as far as it may be told; undefined where there is none. */
type TitleOf = (record: string) => string | undefined;

/** Longer or more deeply nested ones are shown as they were typed: parsing them could take long. */
const LONGEST = 60_000;
const DEEPEST = 40;

export function noteBlocks(markdown: string, titleOf: TitleOf): Block[] {
  if (markdown.length > LONGEST || isDeep(markdown)) return [{ kind: 'code', text: markdown }];
  const tree = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const addresses = new Map<string, string>();
  for (const node of tree.children)
    if (node.type === 'definition') addresses.set(node.identifier, node.url);
  return blocksOf(tree, { titleOf, addresses });
}

/** A line that opens many quotes or lists at once. */
const isDeep = (markdown: string): boolean =>
  new RegExp(`^(?:[ \\t]*(?:[>*+-]|\\d+[.)])){${DEEPEST},}`, 'mu').test(markdown);

type Context = { titleOf: TitleOf; addresses: ReadonlyMap<string, string> };

const blocksOf = (parent: Parents, context: Context): Block[] =>
  parent.children.flatMap((child) => blockOf(child as RootContent, context));

function blockOf(node: RootContent, context: Context): Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'paragraph', text: inlinesOf(node.children, context, 'strong') }];
    case 'paragraph':
      return [{ kind: 'paragraph', text: inlinesOf(node.children, context) }];
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksOf(node, context) }];
    case 'list': {
      const items = node.children.map((item) => withTick(blocksOf(item, context), item.checked));
      return [{ kind: 'list', ordered: node.ordered === true, items }];
    }
    case 'code':
      return [{ kind: 'code', text: node.value }];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'table': {
      const rows = node.children.map((row) =>
        row.children.map((cell) => inlinesOf(cell.children, context)),
      );
      const [head = [], ...body] = rows;
      const columns = head.map((cell, at) => ({
        title: wordsOf(cell),
        align: node.align?.[at] === 'right' ? ('end' as const) : ('start' as const),
      }));
      const cells = body.map((row) => ({ cells: columns.map((_, at) => row[at] ?? []) }));
      return [{ kind: 'table', caption: 'Table in a note', columns, rows: cells }];
    }
    case 'html':
      return [{ kind: 'paragraph', text: [text(node.value)] }];
    case 'footnoteDefinition':
      return [
        { kind: 'paragraph', text: [quiet(`[${node.identifier}]`)] },
        ...blocksOf(node, context),
      ];
    case 'definition':
      return [];
    default:
      return [{ kind: 'paragraph', text: inlinesOf([node as PhrasingContent], context) }];
  }
}

function withTick(blocks: Block[], checked: boolean | null | undefined): Block[] {
  if (checked == null) return blocks;
  const tick = text(checked ? '☑ ' : '☐ ');
  const [first, ...rest] = blocks;
  return first?.kind === 'paragraph'
    ? [{ ...first, text: [tick, ...first.text] }, ...rest]
    : [{ kind: 'paragraph', text: [tick] }, ...blocks];
}

function inlinesOf(nodes: readonly PhrasingContent[], context: Context, tone?: Tone): Inline[] {
  const toned = (words: string, own: Tone = tone): Inline => ({
    kind: 'text',
    text: words,
    ...(own === undefined ? {} : { tone: own }),
  });
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
        return linked(node.value, context).map((words) => toned(words));
      case 'strong':
        return inlinesOf(node.children, context, 'strong');
      case 'emphasis':
        return inlinesOf(node.children, context, tone ?? 'emphasis');
      case 'delete':
        return inlinesOf(node.children, context, 'struck');
      case 'inlineCode':
        return [toned(node.value, 'code')];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return linkOf(inlinesOf(node.children, context, tone), node.url);
      case 'linkReference':
        return linkOf(
          inlinesOf(node.children, context, tone),
          context.addresses.get(node.identifier),
        );
      case 'image':
        return [pictureOf(node.alt, node.url)];
      case 'imageReference':
        return [pictureOf(node.alt, context.addresses.get(node.identifier))];
      case 'footnoteReference':
        return [toned(`[${node.identifier}]`)];
      case 'html':
        return [toned(node.value)];
    }
  });
}

/** `[[record]]` becomes the record's title. */
const linked = (words: string, { titleOf }: Context): string[] =>
  parseWikiLinks(words).map((part) =>
    part.kind === 'text'
      ? part.text
      : (part.words ?? titleOf(part.id) ?? `${part.id} (no such record)`),
  );

function linkOf(inlines: Inline[], url: string | undefined): Inline[] {
  const words = wordsOf(inlines);
  if (url === undefined) return [text(words)];
  return [{ kind: 'link', text: words === '' ? url : words, url }];
}

/** Never loaded: a picture's address would tell its owner who reads the report, and when. */
const pictureOf = (alt: string | null | undefined, url: string | undefined): Inline =>
  quiet(`Picture not loaded: ${alt || 'no words'}${url ? ` (${url})` : ''}`);

const wordsOf = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('text' in inline ? inline.text : ' ')).join('');

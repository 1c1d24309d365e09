/** Blocks of a report as Markdown, with an empty line between any two. */
import type { Block, Entry } from '#shared/report/report.ts';
import { codeBlock, escapeMarkdown, paragraphOf } from './escape.ts';
import { breaks, inlinesMarkdown } from './inline-markdown.ts';

/** `gap`: what stands between it and what comes before. */
export type Line = { gap: '\n\n' | '\n'; text: string };

/** A table in many, for it may hold thousands of rows. */
export function* linesOf(block: Block): Generator<Line> {
  if (block.kind === 'table') yield* tableLines(block);
  else yield { gap: '\n\n', text: blockMarkdown(block) };
}

export const blocksMarkdown = (blocks: readonly Block[]): string =>
  blocks
    .map(blockMarkdown)
    .filter((part) => part !== '')
    .join('\n\n');

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlinesMarkdown(block.text, breaks.heading).trim()}`;
    case 'paragraph':
      return paragraphOf(inlinesMarkdown(block.text, breaks.paragraph).trim());
    case 'list':
      return block.items
        .map((item, at) => listItem(item, block.ordered ? `${at + 1}. ` : '- '))
        .join('\n');
    case 'quote':
      return quoted(blocksMarkdown(block.blocks));
    case 'code':
      return codeBlock(block.text);
    case 'rule':
      return '---';
    case 'table':
      return [...tableLines(block)]
        .map(({ gap, text }, at) => (at === 0 ? text : gap + text))
        .join('');
    case 'chart':
      // Markdown has no drawings; the table that follows says the same.
      return '';
    case 'entry':
      return entryMarkdown(block);
    case 'note': {
      const about = [block.about, ...block.details].filter((part) => part !== '');
      const head = `**Note** ${escapeMarkdown(about.join(' · '))}`;
      return quoted(`${head}\n\n${blocksMarkdown(block.blocks)}`);
    }
  }
}

const quoted = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

function listItem(blocks: readonly Block[], mark: string): string {
  const [first = '', ...rest] = blocksMarkdown(blocks).split('\n');
  const indent = ' '.repeat(mark.length);
  return [`${mark}${first}`, ...rest.map((line) => (line === '' ? '' : `${indent}${line}`))].join(
    '\n',
  );
}

function entryMarkdown({ level, when, title, facts, blocks }: Entry): string {
  const date = when.length === 0 ? '' : `${inlinesMarkdown(when, breaks.heading)} – `;
  const heading = `${'#'.repeat(level)} ${date}${inlinesMarkdown(title, breaks.heading)}`;
  const line = facts
    .map(({ term, text }) => `${escapeMarkdown(term)}: ${inlinesMarkdown(text, breaks.paragraph)}`)
    .join(' · ');
  return [heading, paragraphOf(line), blocksMarkdown(blocks)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function* tableLines({
  caption,
  columns,
  rows,
}: Extract<Block, { kind: 'table' }>): Generator<Line> {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  yield { gap: '\n\n', text: `**${escapeMarkdown(caption)}**` };
  yield { gap: '\n\n', text: line(columns.map(({ title }) => escapeMarkdown(title))) };
  yield { gap: '\n', text: line(columns.map(({ align }) => (align === 'end' ? '---:' : '---'))) };
  for (const { cells, total } of rows) {
    const texts = cells.map((cell) => {
      const words = inlinesMarkdown(cell, breaks.cell).trim();
      return total && words !== '' && !words.includes('[^') ? `**${words}**` : words;
    });
    yield { gap: '\n', text: line(texts) };
  }
}

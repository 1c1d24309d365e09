/** Blocks of a report as HTML. */
import { chartWords, pictureOf, type Shape } from '#shared/report/chart-shapes.ts';
import type { Chart } from '#shared/report/chart.ts';
import type { Block, Entry } from '#shared/report/report.ts';
import { escapeHtml } from '../printable.ts';
import { inlinesHtml, type Marks } from './inline-html.ts';

export const blocksHtml = (blocks: readonly Block[], marks: Marks): string =>
  blocks.map((block) => blockHtml(block, marks)).join('');

/** A table in many pieces, for it may hold thousands of rows; it ends where there is no room for more. */
export function* blockPieces(block: Block, marks: Marks, isFull: () => boolean): Generator<string> {
  if (block.kind === 'table') yield* tablePieces(block, marks, isFull);
  else yield blockHtml(block, marks);
}

function blockHtml(block: Block, marks: Marks): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} dir="auto">${inlinesHtml(block.text, marks)}</h${block.level}>\n`;
    case 'paragraph':
      return `<p dir="auto">${inlinesHtml(block.text, marks)}</p>\n`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li dir="auto">${blocksHtml(item, marks)}</li>\n`);
      return `<${tag}>\n${items.join('')}</${tag}>\n`;
    }
    case 'quote':
      return `<blockquote dir="auto">${blocksHtml(block.blocks, marks)}</blockquote>\n`;
    case 'code':
      return `<pre dir="auto">${escapeHtml(block.text)}</pre>\n`;
    case 'rule':
      return '<hr>\n';
    case 'table':
      return [...tablePieces(block, marks, () => false)].join('');
    case 'chart':
      return chartHtml(block.chart);
    case 'entry':
      return entryHtml(block, marks);
    case 'note': {
      const about = [block.about, ...block.details].filter((part) => part !== '');
      return `<div class="note" role="note"><p class="about" dir="auto">${about.map(escapeHtml).join(' · ')}</p>${blocksHtml(block.blocks, marks)}</div>\n`;
    }
  }
}

function entryHtml({ level, when, title, facts, blocks }: Entry, marks: Marks): string {
  const date = when.length === 0 ? '' : `<p class="when">${inlinesHtml(when, marks)}</p>`;
  const heading = `<h${level} dir="auto">${inlinesHtml(title, marks)}</h${level}>`;
  const list = facts.map(
    ({ term, text }) =>
      `<div><dt>${escapeHtml(term)}</dt>&nbsp;<dd>${inlinesHtml(text, marks)}</dd></div>`,
  );
  const inside = `${list.length === 0 ? '' : `<dl class="facts">${list.join('')}</dl>`}${blocksHtml(blocks, marks)}`;
  const kind = when.length === 0 ? 'entry plain' : 'entry';
  return `<article class="${kind}">${date}<div>${heading}${inside}</div></article>\n`;
}

type Table = Extract<Block, { kind: 'table' }>;

/** A table that is too wide for the screen is scrolled by itself, also by key. */
function* tablePieces(
  { caption, columns, rows }: Table,
  marks: Marks,
  isFull: () => boolean,
): Generator<string> {
  const cellClass = (at: number): string => (columns[at]?.align === 'end' ? ' class="end"' : '');
  const head = columns.map(
    ({ title }, at) => `<th scope="col"${cellClass(at)} dir="auto">${escapeHtml(title)}</th>`,
  );
  yield `<div class="table" role="region" aria-label="${escapeHtml(caption)}" tabindex="0"><table><caption dir="auto">${escapeHtml(caption)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>\n`;
  for (const { cells, total } of rows) {
    if (isFull()) break;
    const inside = cells.map((cell, at) => {
      const words = inlinesHtml(cell, marks);
      return at === 0
        ? `<th scope="row"${cellClass(at)}>${words}</th>`
        : `<td${cellClass(at)}>${words}</td>`;
    });
    yield `<tr${total ? ' class="total"' : ''}>${inside.join('')}</tr>\n`;
  }
  yield '</tbody></table></div>\n';
}

function chartHtml(chart: Chart): string {
  const { width, height, shapes } = pictureOf(chart);
  const drawn = shapes.map(shapeSvg).join('');
  return `<figure class="chart"><figcaption dir="auto">${escapeHtml(chart.title)}</figcaption><svg role="img" aria-label="${escapeHtml(chartWords(chart))}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawn}</svg></figure>\n`;
}

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'rect':
      return `<rect class="${shape.role}" x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}"/>`;
    case 'line':
      return `<line class="${shape.role}" x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}"/>`;
    case 'text':
      return `<text class="${shape.role}" x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}">${escapeHtml(shape.text)}</text>`;
  }
}

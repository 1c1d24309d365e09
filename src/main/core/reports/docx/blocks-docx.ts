/** Blocks of a report as paragraphs and tables of a Word document. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import { plainText, type Block, type Entry, type Inline } from '#shared/report/report.ts';
import { directionOf } from '#shared/text/direction.ts';
import { chartParagraphs } from './chart-docx.ts';
import { inlineRuns, QUIET, textRuns, type Pen } from './inline-docx.ts';

export type Part = Paragraph | Table;

/** Sizes of the page that blocks go by. */
export type Measures = { pen: Pen; /** Pixels. */ width: number };

/** Twips. */
const STEP = 360;
const LEVELS = { 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 } as const;

type Place = Pick<IParagraphOptions, 'indent' | 'border'>;

export const blockParts = (
  blocks: readonly Block[],
  measures: Measures,
  place: Place = {},
): Part[] => blocks.flatMap((block) => partsOf(block, measures, place));

function partsOf(block: Block, measures: Measures, place: Place): Part[] {
  const { pen } = measures;
  switch (block.kind) {
    case 'heading':
      return [headingOf(block.level, block.text, pen)];
    case 'paragraph':
      return [paragraphOf(block.text, pen, place)];
    case 'list':
      return listParts(block, measures);
    case 'quote':
      return blockParts(block.blocks, measures, { indent: { start: STEP }, border: QUOTE_LINE });
    case 'code':
      return [new Paragraph({ ...place, children: textRuns(block.text, { font: 'Consolas' }) })];
    case 'rule':
      return [new Paragraph({ thematicBreak: true })];
    case 'table':
      return tableParts(block, pen);
    case 'chart':
      return chartParagraphs(block.chart, measures.width);
    case 'entry':
      return entryParts(block, measures);
    case 'note': {
      const about = [block.about, ...block.details].filter((part) => part !== '').join(' · ');
      const noted: Place = { indent: { start: STEP }, border: NOTE_LINE };
      const head = new Paragraph({
        ...noted,
        keepNext: true,
        bidirectional: directionOf(about) === 'rtl',
        children: textRuns(about, { color: QUIET, size: 17 }),
      });
      return [head, ...blockParts(block.blocks, measures, noted)];
    }
  }
}

const QUOTE_LINE = { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: 'D9D8D2' } };
const NOTE_LINE = { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: '0E6377' } };

const headingOf = (level: 3 | 4, text: readonly Inline[], pen: Pen): Paragraph =>
  new Paragraph({
    heading: LEVELS[level],
    bidirectional: isRtl(text),
    children: inlineRuns(text, pen),
  });

export const paragraphOf = (text: readonly Inline[], pen: Pen, place: Place = {}): Paragraph =>
  new Paragraph({ ...place, bidirectional: isRtl(text), children: inlineRuns(text, pen) });

const isRtl = (text: readonly Inline[]): boolean => directionOf(plainText(text)) === 'rtl';

/** The first paragraph of an item has its sign, the rest stand below it. */
function listParts(
  { ordered, items }: Extract<Block, { kind: 'list' }>,
  measures: Measures,
): Part[] {
  const { pen } = measures;
  pen.lists += 1;
  const instance = pen.lists;
  const sign = ordered
    ? { numbering: { reference: 'ordered', level: 0, instance } }
    : { bullet: { level: 0 } };
  return items.flatMap(([first, ...rest]): Part[] => {
    const isText = first?.kind === 'paragraph';
    const text = isText ? first.text : [];
    const others = isText || first === undefined ? rest : [first, ...rest];
    const head = new Paragraph({
      ...sign,
      bidirectional: isRtl(text),
      children: inlineRuns(text, pen),
    });
    return [head, ...blockParts(others, measures, { indent: { start: 2 * STEP } })];
  });
}

/** The date stands before the title: Word has no margin that a list of contents would read. */
function entryParts({ level, when, title, facts, blocks }: Entry, measures: Measures): Part[] {
  const { pen } = measures;
  const date = when.length === 0 ? [] : [...inlineRuns(when, pen), ...textRuns(' – ')];
  const heading = new Paragraph({
    heading: LEVELS[level],
    bidirectional: isRtl(title),
    children: [...date, ...inlineRuns(title, pen)],
  });
  const line = facts.flatMap(({ term, text }, at): ParagraphChild[] => [
    ...textRuns(`${at === 0 ? '' : ' · '}${term} `, { color: QUIET }),
    ...inlineRuns(text, pen),
  ]);
  return [
    heading,
    ...(line.length === 0 ? [] : [new Paragraph({ children: line })]),
    ...blockParts(blocks, measures),
  ];
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: 'D9D8D2' };
const STRONG = { style: BorderStyle.SINGLE, size: 8, color: '1B1D1F' };

function tableParts(
  { caption, columns, rows }: Extract<Block, { kind: 'table' }>,
  pen: Pen,
): Part[] {
  const alignment = (at: number) =>
    columns[at]?.align === 'end' ? AlignmentType.END : AlignmentType.START;
  const cell = (children: ParagraphChild[], at: number, rtl: boolean): TableCell =>
    new TableCell({
      children: [
        new Paragraph({ style: 'Cell', alignment: alignment(at), bidirectional: rtl, children }),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, at) => cell(textRuns(title, { color: QUIET }), at, false)),
  });
  const body = rows.map(({ cells, total }) => {
    const look = total ? { bold: true } : {};
    const children = cells.map((text, at) => cell(inlineRuns(text, pen, look), at, isRtl(text)));
    return new TableRow({ cantSplit: true, children });
  });
  return [
    new Paragraph({ style: 'Caption', keepNext: true, children: textRuns(caption) }),
    new Table({
      rows: [head, ...body],
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders: {
        top: STRONG,
        bottom: HAIR,
        left: NONE,
        right: NONE,
        insideVertical: NONE,
        insideHorizontal: HAIR,
      },
    }),
    new Paragraph({ children: [] }),
  ];
}

/** A report as a Word document: headings, footnotes, a table of contents, a running head, and page numbers. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
  type FileChild,
} from 'docx';
import { markingLabels, type Marking } from '#shared/model/marking.ts';
import { colophonEntries } from '#shared/report/colophon.ts';
import { dayWords } from '#shared/report/date-words.ts';
import type { Paper } from '#shared/report/options.ts';
import type { Report } from '#shared/report/report.ts';
import { finish } from '#shared/steps.ts';
import { notesOnlyOfSums } from '#shared/report/walk.ts';
import { directionOf } from '#shared/text/direction.ts';
import { printable } from '../printable.ts';
import { blockParts, paragraphOf, type Measures } from './blocks-docx.ts';
import { footnoteRuns, noteRun, QUIET, textRuns } from './inline-docx.ts';
import { styles } from './styles.ts';

/** Twips: width and height of the sheet, and what stays free on each side. */
const SHEETS: Record<Paper, { width: number; height: number; margin: number }> = {
  a4: { width: 11_906, height: 16_838, margin: 1_247 },
  letter: { width: 12_240, height: 15_840, margin: 1_247 },
  a5: { width: 8_391, height: 11_906, margin: 850 },
};
const TWIPS_PER_PIXEL = 15;

/** The colours that the Traffic Light Protocol 2.0 prescribes, on black. */
const TLP: Record<Marking, string> = {
  clear: 'FFFFFF',
  green: '33FF00',
  amber: 'FFC000',
  'amber-strict': 'FFC000',
  red: 'FF2B2B',
};

export async function reportDocx(report: Report): Promise<Uint8Array> {
  const { title, subtitle, paper, footnotes } = report;
  const { width, height, margin } = SHEETS[paper];
  const text = width - 2 * margin;
  const notes = footnotes.map((footnote) => {
    const paragraph = new Paragraph({ style: 'FootnoteText', children: footnoteRuns(footnote) });
    return [String(footnote.number), { children: [paragraph] }] as const;
  });
  const file = new Document({
    title: printable(title),
    subject: printable(subtitle),
    creator: 'Dossier',
    lastModifiedBy: 'Dossier',
    styles,
    numbering: { config: [ordered] },
    footnotes: Object.fromEntries(notes),
    sections: [
      {
        properties: {
          page: {
            size: { width, height },
            margin: { top: margin + 200, bottom: margin, left: margin, right: margin },
          },
        },
        headers: { default: new Header({ children: [runningHead(report, text)] }) },
        footers: { default: new Footer({ children: [runningFoot(report, text)] }) },
        children: partsOf(report, {
          pen: { noted: new Set(), lists: 0 },
          width: text / TWIPS_PER_PIXEL,
        }),
      },
    ],
  });
  return Packer.pack(file, 'uint8array');
}

const ordered = {
  reference: 'ordered',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left: 720, hanging: 360 } } },
    },
  ],
};

const tlpRun = (marking: Marking): TextRun =>
  new TextRun({
    text: ` ${markingLabels[marking]} `,
    bold: true,
    color: TLP[marking],
    shading: { type: 'clear', fill: '000000', color: 'auto' },
  });

const acrossThePage = (width: number) => ({
  style: 'Running',
  tabStops: [{ type: TabStopType.RIGHT, position: width }],
});

const runningHead = ({ title, marking }: Report, width: number): Paragraph =>
  new Paragraph({
    ...acrossThePage(width),
    children: [...textRuns(title), new TextRun({ text: '\t' }), tlpRun(marking)],
  });

function runningFoot({ subtitle, colophon }: Report, width: number): Paragraph {
  const { revision, made, dates } = colophon;
  const words = `${subtitle} · revision ${revision} · ${dayWords(made, dates)}`;
  const page = ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return new Paragraph({
    ...acrossThePage(width),
    children: [...textRuns(words), new TextRun({ children: page })],
  });
}

function partsOf(report: Report, measures: Measures): FileChild[] {
  const { title, subtitle, marking, sections, references, colophon } = report;
  const { pen } = measures;
  const { scope, made, dates, revision } = colophon;
  const further = finish(notesOnlyOfSums(report));
  return [
    new Paragraph({ children: [tlpRun(marking)] }),
    plain(subtitle, { color: QUIET }),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      bidirectional: directionOf(title) === 'rtl',
      children: textRuns(title),
    }),
    plain(scope),
    plain(`${dayWords(made, dates)}, revision ${revision}`),
    new TableOfContents('Contents', {
      hyperlink: true,
      headingStyleRange: '1-2',
      beginDirty: false,
    }),
    ...sections.flatMap((section) => [
      heading(section.title),
      ...blockParts(section.blocks, measures),
    ]),
    ...(further.length === 0
      ? []
      : [
          heading('Further notes'),
          new Paragraph({
            children: further.flatMap((note) => [noteRun(note, pen), ...textRuns(' ')]),
          }),
        ]),
    ...(references.length === 0 ? [] : [heading('Sources')]),
    ...references.map(({ text }) =>
      paragraphOf(text, pen, { indent: { left: 360, hanging: 360 } }),
    ),
    heading('About this report'),
    ...colophonEntries(colophon).map(
      ({ term, sentences }) =>
        new Paragraph({
          children: [
            ...textRuns(`${term}: `, { bold: true }),
            ...textRuns(sentences.map((sentence) => `${sentence}.`).join(' ')),
          ],
        }),
    ),
  ];
}

const heading = (words: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    bidirectional: directionOf(words) === 'rtl',
    children: textRuns(words),
  });

const plain = (words: string, look: Parameters<typeof textRuns>[1] = {}): Paragraph =>
  new Paragraph({ bidirectional: directionOf(words) === 'rtl', children: textRuns(words, look) });

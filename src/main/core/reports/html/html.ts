/** A report as one HTML file that needs nothing else: no script, nothing loaded, the same bytes for the same report. */
import { createHash } from 'node:crypto';
import { markingLabels } from '#shared/model/marking.ts';
import { dayWords } from '#shared/report/date-words.ts';
import type { Report, Section } from '#shared/report/report.ts';
import type { Core } from '../../context.ts';
import { blockPieces } from './blocks-html.ts';
import { escapeHtml } from '../printable.ts';
import { createFonts } from './fonts.ts';
import type { Marks } from './inline-html.ts';
import { colophonHtml, footnoteHtml, placesOf, referencesHtml } from './notes-html.ts';
import { styleOf } from './style.ts';

/** `pieces`: of the file, in order. `whole`: nothing was cut off. */
export type Page = { pieces: string[]; whole: boolean };

/**
 * With the fonts that its letters need. `limit`: in characters; what does not fit is cut off at the end of a block or a row, and it
 * is said so.
 */
export async function reportHtml(
  { inTurns }: Pick<Core, 'inTurns'>,
  report: Report,
  signal: AbortSignal,
  limit = Infinity,
): Promise<Page> {
  const body: string[] = [];
  const fonts = createFonts();
  const onStep = (piece: string): void => {
    body.push(piece);
    fonts.see(piece);
  };
  const whole = await inTurns(bodyPieces(report, limit), { signal, onStep });
  // All that runs along at the edges of pages stands in the text, too.
  const style = styleOf(runningOf(report), await fonts.rules());
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'`;
  const head = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${report.title} – ${report.subtitle}`)}</title>
<style>${style}</style>
</head>
<body>
`;
  return { pieces: [head, ...body, '</body>\n</html>\n'], whole };
}

function runningOf({ title, subtitle, marking, paper, colophon }: Report) {
  const { revision, made, dates } = colophon;
  return {
    title,
    marking,
    paper,
    foot: `${subtitle} · revision ${revision} · ${dayWords(made, dates)}`,
  };
}

/** Answers whether nothing was cut off. */
function* bodyPieces(report: Report, limit: number): Generator<string, boolean> {
  const { sections, footnotes, references, colophon } = report;
  const marks: Marks = new Map();
  const places = placesOf(references);
  yield `${headHtml(report)}<main>\n`;
  let length = 0;
  for (const [at, section] of sections.entries()) {
    for (const piece of sectionPieces(section, at + 1, marks, () => length > limit)) {
      length += piece.length;
      yield piece;
    }
  }
  const whole = length <= limit;
  if (!whole) yield CUT;
  yield '</main>\n';
  const told = whole ? footnotes : footnotes.filter(({ number }) => marks.has(number));
  if (told.length > 0) {
    yield `${partHead('notes', 'Notes', 'doc-endnotes')}<ol class="notes">\n`;
    for (const footnote of told) yield footnoteHtml(footnote, places, marks);
    yield `</ol>\n${PART_END}`;
  }
  if (references.length > 0)
    yield `${partHead('sources', 'Sources', 'doc-bibliography')}${referencesHtml(references)}${PART_END}`;
  yield `${partHead('about', 'About this report', 'doc-colophon')}${colophonHtml(colophon)}${PART_END}`;
  return whole;
}

const CUT =
  '<p role="note"><strong>The preview ends here.</strong> The report that is saved holds all of it.</p>\n';

function headHtml({ title, subtitle, marking, sections, footnotes, references, colophon }: Report) {
  const contents = [
    ...sections.map((section, at) => ({ id: `part-${at + 1}`, title: section.title })),
    ...(footnotes.length > 0 ? [{ id: 'notes', title: 'Notes' }] : []),
    ...(references.length > 0 ? [{ id: 'sources', title: 'Sources' }] : []),
    { id: 'about', title: 'About this report' },
  ];
  return `<header class="head"><p class="tlp">${markingLabels[marking]}</p><p class="subtitle" dir="auto">${escapeHtml(subtitle)}</p><h1 dir="auto">${escapeHtml(title)}</h1><p dir="auto">${escapeHtml(colophon.scope)}</p><p>${escapeHtml(dayWords(colophon.made, colophon.dates))}, revision ${colophon.revision}</p></header>
<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${contents.map(({ id, title: words }) => `<li><a href="#${id}">${escapeHtml(words)}</a></li>`).join('')}</ol></nav>
`;
}

/** Blocks, and rows of tables, that begin while there is room. */
function* sectionPieces(
  { title, blocks }: Section,
  number: number,
  marks: Marks,
  isFull: () => boolean,
): Generator<string> {
  yield `<section aria-labelledby="part-${number}"><h2 id="part-${number}" dir="auto">${escapeHtml(title)}</h2>\n`;
  for (const block of blocks) if (!isFull()) yield* blockPieces(block, marks, isFull);
  yield '</section>\n';
}

const partHead = (id: string, title: string, role: string): string =>
  `<section role="${role}" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n`;
const PART_END = '</section>\n';

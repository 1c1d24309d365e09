/** A report as one HTML file that needs nothing else: no script, nothing loaded, the same bytes for the same report. */
import { createHash } from 'node:crypto';
import { markingLabels } from '#shared/model/marking.ts';
import { dayWords } from '#shared/report/date-words.ts';
import type { Report } from '#shared/report/report.ts';
import { blockHtml } from './blocks-html.ts';
import { escapeHtml } from '../printable.ts';
import { fontRules } from './fonts.ts';
import type { Marks } from './inline-html.ts';
import { colophonHtml, footnoteHtml, placesOf, referencesHtml } from './notes-html.ts';
import { styleOf } from './style.ts';

/** `whole`: nothing was cut off. */
export type Page = { html: string; whole: boolean };

/**
 * With the fonts that its letters need. `limit`: in characters; what does not fit is cut off at the end of a block, and it
 * is said so.
 */
export async function reportHtml(report: Report, limit = Infinity): Promise<Page> {
  const { html: body, whole } = bodyHtml(report, limit);
  // All that runs along at the edges of pages stands in the text, too.
  const style = styleOf(runningOf(report), await fontRules(body));
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'`;
  const html = `<!doctype html>
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
${body}</body>
</html>
`;
  return { html, whole };
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

function bodyHtml(report: Report, limit: number): Page {
  const { title, subtitle, marking, sections, footnotes, references, colophon } = report;
  const marks: Marks = new Map();
  const places = placesOf(references);
  const contents = [
    ...sections.map((section, at) => ({ id: `part-${at + 1}`, title: section.title })),
    ...(footnotes.length > 0 ? [{ id: 'notes', title: 'Notes' }] : []),
    ...(references.length > 0 ? [{ id: 'sources', title: 'Sources' }] : []),
    { id: 'about', title: 'About this report' },
  ];
  const head = `<header class="head"><p class="tlp">${markingLabels[marking]}</p><p class="subtitle" dir="auto">${escapeHtml(subtitle)}</p><h1 dir="auto">${escapeHtml(title)}</h1><p dir="auto">${escapeHtml(colophon.scope)}</p><p>${escapeHtml(dayWords(colophon.made, colophon.dates))}, revision ${colophon.revision}</p></header>
<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${contents.map(({ id, title: words }) => `<li><a href="#${id}">${escapeHtml(words)}</a></li>`).join('')}</ol></nav>
`;
  const page = pieces(limit);
  for (const [at, section] of sections.entries()) {
    page.add(
      `<section aria-labelledby="part-${at + 1}"><h2 id="part-${at + 1}" dir="auto">${escapeHtml(section.title)}</h2>\n`,
    );
    for (const block of section.blocks) if (!page.isFull()) page.add(blockHtml(block, marks));
    page.add('</section>\n');
  }
  const told = page.isFull() ? footnotes.filter(({ number }) => marks.has(number)) : footnotes;
  const cut = page.isFull()
    ? '<p role="note"><strong>The preview ends here.</strong> The report that is saved holds all of it.</p>\n'
    : '';
  const notes = told.map((footnote) => footnoteHtml(footnote, places, marks));
  const html = `${head}<main>
${page.html()}${cut}</main>
${part('notes', 'Notes', 'doc-endnotes', notes.length === 0 ? '' : `<ol class="notes">\n${notes.join('')}</ol>\n`)}${part('sources', 'Sources', 'doc-bibliography', references.length === 0 ? '' : referencesHtml(references))}${part('about', 'About this report', 'doc-colophon', colophonHtml(colophon))}`;
  return { html, whole: !page.isFull() };
}

const part = (id: string, title: string, role: string, inside: string): string =>
  inside === ''
    ? ''
    : `<section role="${role}" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${inside}</section>\n`;

/** Collects pieces until there are so many characters; the one that goes beyond is the last. */
function pieces(limit: number) {
  const all: string[] = [];
  let length = 0;
  return {
    add(html: string): void {
      all.push(html);
      length += html.length;
    },
    isFull: () => length > limit,
    html: () => all.join(''),
  };
}

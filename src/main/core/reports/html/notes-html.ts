/** Footnotes, sources and colophon as HTML: footnotes lead to the text, to one another, and to the sources. */
import { colophonEntries, type Colophon } from '#shared/report/colophon.ts';
import { noteParts, shortIds, type NotePart } from '#shared/report/footnote-words.ts';
import type { Footnote } from '#shared/report/footnote.ts';
import type { Reference } from '#shared/report/report.ts';
import { escapeHtml } from '../printable.ts';
import { inlinesHtml, isolated, type Marks } from './inline-html.ts';

/** By source, the number of its place in the list: ids of records are no names for anchors. */
export type Places = ReadonlyMap<string, number>;

export const placesOf = (references: readonly Reference[]): Places =>
  new Map(references.map(({ source }, at) => [source, at + 1]));

/** Most of the ways back that one footnote shows; more are no help to anybody. */
const MOST_BACK = 12;

export function footnoteHtml(footnote: Footnote, places: Places, marks: Marks): string {
  const { number } = footnote;
  const parts = noteParts(footnote).map((part) => partHtml(part, places));
  const times = Math.min(marks.get(number) ?? 0, MOST_BACK);
  const back = Array.from({ length: times }, (_, at) => {
    const words = `Back to where note ${number} stands${times > 1 ? `, ${at + 1}` : ''}`;
    return `<a class="back" href="#r${number}-${at + 1}" role="doc-backlink" aria-label="${words}">↩${times > 1 ? letter(at) : ''}</a>`;
  });
  return `<li id="n${number}"><span class="number">${number}</span><p dir="auto">${parts.join('')}${back.join('')}</p></li>\n`;
}

const letter = (at: number): string => String.fromCharCode(97 + at);

function partHtml(part: NotePart, places: Places): string {
  switch (part.kind) {
    case 'text':
      return escapeHtml(part.text);
    case 'source': {
      const place = places.get(part.source);
      const title = `“${isolated(part.text)}”`;
      return place === undefined ? title : `<a href="#s${place}">${title}</a>`;
    }
    case 'value':
      return `<span data-claim="${escapeHtml(part.claim)}">${isolated(part.text)}</span>`;
    case 'quote':
      return `“${isolated(part.text)}”`;
    case 'notes': {
      const link = (note: number): string => `<a href="#n${note}">${note}</a>`;
      return part.from === part.to ? link(part.from) : `${link(part.from)}–${link(part.to)}`;
    }
    case 'ids': {
      const short = shortIds(part.ids);
      const ids = part.ids.map(
        (id, at) => `<span data-claim="${escapeHtml(id)}">${escapeHtml(short[at] ?? id)}</span>`,
      );
      return ` <span class="ids">${ids.join(' ')}</span>`;
    }
  }
}

export function referencesHtml(references: readonly Reference[]): string {
  const items = references.map(({ text, cited }, at) => {
    const times =
      cited === 1 ? 'Cited in 1 note.' : `Cited in ${cited.toLocaleString('en')} notes.`;
    return `<li id="s${at + 1}" dir="auto">${inlinesHtml(text, new Map())} <span class="quiet">${times}</span></li>\n`;
  });
  return `<ol class="references">\n${items.join('')}</ol>\n`;
}

export function colophonHtml(colophon: Colophon): string {
  const entries = colophonEntries(colophon).map(({ term, sentences }) => {
    const words = sentences.map((one) => `<p dir="auto">${escapeHtml(one)}.</p>`).join('');
    return `<div><dt>${escapeHtml(term)}</dt><dd>${words}</dd></div>\n`;
  });
  return `<dl class="colophon">\n${entries.join('')}</dl>\n`;
}

/** Pieces of text as HTML: every value of the dossier stands isolated, so that its direction disturbs nothing beside it. */
import type { Inline, Piece } from '#shared/report/report.ts';
import { directionOf } from '#shared/text/direction.ts';
import { escapeHtml, isOpenable } from '../printable.ts';

/** Counts how often each footnote was pointed to, so that it can point back. */
export type Marks = Map<number, number>;

export const inlinesHtml = (inlines: readonly Inline[], marks: Marks): string =>
  inlines.map((inline) => inlineHtml(inline, marks)).join('');

function inlineHtml(inline: Inline, marks: Marks): string {
  switch (inline.kind) {
    case 'text':
      return toned(escapeHtml(inline.text), inline.text, inline.tone);
    case 'link':
      return linkHtml(inline.text, inline.url);
    case 'break':
      return '<br>';
    case 'count':
      return `<span data-count="">${escapeHtml(inline.text)}</span>`;
    case 'label':
      return `<span data-label="">${isolated(inline.text)}</span>`;
    case 'sum':
      return `<span data-sum="${inline.note}">${escapeHtml(inline.text)}</span>`;
    case 'mark':
      return mark(inline.note, marks);
    case 'value': {
      const { pieces, claim, note, quiet } = inline;
      const hasLines = pieces.some(({ text }) => text.includes('\n'));
      const classes = [quiet ? 'quiet' : '', hasLines ? 'lines' : ''].filter(Boolean).join(' ');
      const shown = `<span${classes ? ` class="${classes}"` : ''} data-claim="${escapeHtml(claim)}">${pieces.map(pieceHtml).join('')}</span>`;
      return `${shown}${mark(note, marks)}`;
    }
  }
}

function toned(
  html: string,
  text: string,
  tone: Extract<Inline, { kind: 'text' }>['tone'],
): string {
  const inside = directionOf(text) === 'rtl' ? `<bdi>${html}</bdi>` : html;
  switch (tone) {
    case 'strong':
      return `<strong>${inside}</strong>`;
    case 'emphasis':
      return `<em>${inside}</em>`;
    case 'struck':
      return `<s>${inside}</s>`;
    case 'code':
      return `<code>${inside}</code>`;
    case 'quiet':
      return `<span class="quiet">${inside}</span>`;
    case undefined:
      return inside;
  }
}

function pieceHtml({ text, lang }: Piece): string {
  return `<bdi${lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`}>${escapeHtml(text)}</bdi>`;
}

function linkHtml(text: string, url: string): string {
  if (!isOpenable(url)) return isolated(text === url ? text : `${text} (${url})`);
  return `<a href="${escapeHtml(url)}" rel="noreferrer noopener">${isolated(text)}</a>`;
}

export const isolated = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

function mark(note: number, marks: Marks): string {
  const times = (marks.get(note) ?? 0) + 1;
  marks.set(note, times);
  return `<sup class="ref"><a id="r${note}-${times}" href="#n${note}" role="doc-noteref" aria-label="Note ${note}">${note}</a></sup>`;
}

/** Markdown (CommonMark with GitHub's tables) by way of HTML, so that both kinds of file are read by the same rules. */
import { micromark, type Options } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { piecesOfHtml } from './html-pieces.ts';
import { refuse } from './limits.ts';
import { languageTag, type Pieces } from './pieces.ts';

/** Data about the document in front of it, as Pandoc and static site generators write it. */
const FRONT_MATTER = /^---[ \t]*\n([^]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const TITLE = /^title[ \t]*:[ \t]*(["']?)(.+?)\1[ \t]*$/m;
const LANGUAGE = /^lang(?:uage)?[ \t]*:[ \t]*(["']?)(.+?)\1[ \t]*$/m;

type HtmlExtension = NonNullable<Options['htmlExtensions']>[number];
type Handle = NonNullable<HtmlExtension['exit']>['htmlFlowData'];

/** Otherwise scripts would be written out as text, as GitHub does; here they are to be left out as in any HTML. */
const asItIs: Handle = function asItIs(token) {
  this.raw(this.sliceSerialize(token));
};
const RAW: HtmlExtension = { exit: { htmlFlowData: asItIs, htmlTextData: asItIs } };

/** micromark takes time with the third power of the depth, so that its own tree comes too late to be looked at. */
const TOO_DEEP =
  /^(?:[ \t>]{300}|(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){100})[ \t]*(?:[-*+>]|\d{1,9}[.)])/m;

export function piecesOfMarkdown(source: string, name: string): Omit<Pieces, 'kind'> {
  const text = source.replace(/\r\n?/g, '\n');
  if (TOO_DEEP.test(text))
    throw refuse(name, 'has lists or quotations more than 100 deep in one another');
  const [whole = '', front = ''] = FRONT_MATTER.exec(text) ?? [];
  const html = micromark(text.slice(whole.length), {
    // It never reaches a page: the pieces hold no markup.
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml(), RAW],
  });
  const { pieces, notices } = piecesOfHtml(html, name);
  const title = TITLE.exec(front)?.[2];
  return { title, language: languageTag(LANGUAGE.exec(front)?.[2]), pieces, notices };
}

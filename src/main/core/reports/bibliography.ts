/**
 * The list of sources: those that footnotes name, in one style. The fields are those of CSL-JSON; what may not be told of
 * them is left out like anything else.
 */
import { EDITOR } from '#shared/model/claim.ts';
import type { Footnote } from '#shared/report/footnote.ts';
import { text, type Inline, type Reference } from '#shared/report/report.ts';
import { COMPUTED } from '../claims/resolve.ts';
import { collator } from '../query/ranks.ts';
import type { Table } from '../query/table.ts';
import { textOf, type Teller } from './teller.ts';

/** By author or title. `sources`: undefined where the dossier has no such collection. */
export function referencesOf(
  teller: Teller,
  sources: Table | undefined,
  footnotes: readonly Footnote[],
): Reference[] {
  const cited = citations(footnotes);
  return [...cited]
    .map(([source, times]) => ({ source, cited: times, ...entryOf(teller, sources, source) }))
    .sort((a, b) => collator.compare(a.key, b.key))
    .map(({ key: _, ...reference }) => reference);
}

/** In how many footnotes each source is named. What the program worked out has none. */
function citations(footnotes: readonly Footnote[]): Map<string, number> {
  const cited = new Map<string, number>();
  for (const footnote of footnotes) {
    if (footnote.kind !== 'claims') continue;
    const named = [footnote.evidence, ...footnote.rivals].map(({ source }) => source);
    for (const source of new Set(named))
      if (source !== COMPUTED) cited.set(source, (cited.get(source) ?? 0) + 1);
  }
  return cited;
}

function entryOf(
  teller: Teller,
  sources: Table | undefined,
  source: string,
): { key: string; text: Inline[] } {
  const row = sources?.rowOf(source);
  if (!sources || row === undefined) {
    const words =
      source === EDITOR ? 'The keeper of the dossier: own knowledge and choices' : source;
    return { key: words, text: [text(`${words}.`)] };
  }
  const field = (id: string): string => valueWords(teller, sources, row, id);
  const parts = styled(field);
  const author = field('author');
  return {
    key: author === '' ? field('title') : author,
    text: parts.length > 0 ? parts : [text(source)],
  };
}

function valueWords(teller: Teller, table: Table, row: number, id: string): string {
  const field = table.fields().find((known) => known.id === id);
  if (!field) return '';
  const { shown } = teller.resolved({ table, row }, field);
  return shown?.value == null ? '' : textOf(teller.pieces(field, shown));
}

/** Author. “Title.” Interview by …. Container, number. Publisher, date. Address. Licence. Known through …. */
function styled(field: (id: string) => string): Inline[] {
  const title = field('title');
  const place = listed([field('containerTitle'), numbered(field('number'))]);
  const publication = listed([field('publisher'), field('issued')]);
  const url = field('url');
  const accessed = field('accessed');
  const through = field('citedIn');
  const interviewer = field('interviewer');
  const sentences: Inline[][] = [
    sentence(field('author')),
    title === '' ? [] : [text(`“${closed(title)}”`)],
    sentence(interviewer === '' ? '' : `Interview by ${interviewer}`),
    sentence(place),
    sentence(publication),
    url === ''
      ? []
      : [{ kind: 'link', text: url, url }, text(accessed === '' ? '.' : ` (read ${accessed}).`)],
    sentence(field('licence')),
    sentence(through === '' ? '' : `Not seen; known through “${through}”`),
  ];
  return sentences
    .filter((part) => part.length > 0)
    .flatMap((part, at) => (at === 0 ? part : [text(' '), ...part]));
}

const listed = (parts: string[]): string => parts.filter((part) => part !== '').join(', ');
const numbered = (number: string): string => (number === '' ? '' : `no. ${number}`);
const sentence = (words: string): Inline[] => (words === '' ? [] : [text(closed(words))]);
const closed = (words: string): string => (/[.!?…]$/u.test(words) ? words : `${words}.`);

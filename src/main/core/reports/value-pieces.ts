/** A value as pieces of text, each with its own language and direction: items of lists and names stand apart. */
import type { Field } from '#shared/model/field.ts';
import type { Breakdown, Names, Value } from '#shared/model/value.ts';
import { dateWords, type DateFormat } from '#shared/report/date-words.ts';
import type { Piece } from '#shared/report/report.ts';
import { formatValue, type TitleOf } from '#shared/values/format.ts';

/** The text is the one that the grid shows, but for dates, and for the languages of names, which are in words. */
export function valuePieces(
  field: Field,
  value: Value,
  dates: DateFormat,
  titleOf: TitleOf,
): Piece[] {
  switch (field.type) {
    case 'date':
      return [dateWords(value as string, dates)];
    case 'names':
      return apart((value as Names).map(namePieces));
    case 'list':
    case 'choices':
      return apart(
        (value as string[]).map((item) => [{ text: formatValue(field, [item], titleOf) }]),
      );
    case 'breakdown':
      return apart(
        (value as Breakdown).map((part) => [{ text: formatValue(field, [part], titleOf) }]),
      );
    default:
      return [{ text: formatValue(field, value, titleOf) }];
  }
}

const apart = (groups: Piece[][]): Piece[] =>
  groups.flatMap((group, at) => (at === 0 ? group : [{ text: '; ' }, ...group]));

function namePieces({ name, lang, kind }: Names[number]): Piece[] {
  const about = [lang === undefined ? '' : languageWords(lang), kind ?? '']
    .filter(Boolean)
    .join(', ');
  const piece: Piece = { text: name, ...(lang === undefined ? {} : { lang }) };
  return about === '' ? [piece] : [piece, { text: ` (${about})` }];
}

const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** `ps` → Pashto. A tag that nobody knows stays as it is. */
function languageWords(lang: string): string {
  try {
    return languages.of(lang) ?? lang;
  } catch {
    // Of the right shape, and no language: Intl refuses those.
    return lang;
  }
}

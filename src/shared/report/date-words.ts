/** Dates in a report: plain ones as one likes them, and what is not exact always in words. */
import * as z from 'zod';
import { describeDate } from '../dates/describe.ts';
import { parseEdtf, type EdtfPart } from '../dates/edtf.ts';

/** `locale`: null = the program's own words. All of them count the Gregorian calendar. */
export const dateFormats = {
  words: { label: '3 January 2024', locale: null },
  'month-first': { label: 'January 3, 2024', locale: 'en-US' },
  iso: { label: '2024-01-03 (ISO 8601)', locale: null },
  arabic: { label: 'Arabic', locale: 'ar' },
  dari: { label: 'Dari', locale: 'fa-AF' },
  french: { label: 'French', locale: 'fr' },
  german: { label: 'German', locale: 'de' },
  pashto: { label: 'Pashto', locale: 'ps' },
  persian: { label: 'Persian', locale: 'fa' },
  russian: { label: 'Russian', locale: 'ru' },
  spanish: { label: 'Spanish', locale: 'es' },
  turkish: { label: 'Turkish', locale: 'tr' },
  urdu: { label: 'Urdu', locale: 'ur' },
} as const;

export type DateFormat = keyof typeof dateFormats;
export const dateFormatNames = Object.keys(dateFormats) as [DateFormat, ...DateFormat[]];
export const DateFormat = z.enum(dateFormatNames);

/** Text that is no EDTF comes back as it is. The language is that of the date's names, where it is not English. */
export function dateWords(edtf: string, format: DateFormat): { text: string; lang?: string } {
  const date = parseEdtf(edtf);
  if (!date.ok) return { text: edtf };
  const { locale } = dateFormats[format];
  const text = describeDate(date, (part) => plainPart(part, format));
  return locale === null || locale === 'en-US' ? { text } : { text, lang: locale };
}

/** An instant as the day that it was in UTC. */
export const dayWords = (instant: string, format: DateFormat): string =>
  dateWords(instant.slice(0, 10), format).text;

/** null: as the program says it, because there is more to it than figures or because that is the format. */
function plainPart(part: EdtfPart, format: DateFormat): string | null {
  const { year, month, day } = part;
  if (format === 'words' || `${year}${month}${day}`.includes('X') || Number(month) > 12)
    return null;
  if (format === 'iso') return [year, month, day].filter((each) => each !== undefined).join('-');
  const formatter = formatterOf(
    format,
    month === undefined ? 'year' : day === undefined ? 'month' : 'day',
  );
  const time = new Date(0);
  time.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  return formatter.format(time);
}

const shapes = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(format: DateFormat, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${format} ${shape}`;
  const known = formatters.get(key);
  if (known) return known;
  const locale = `${dateFormats[format].locale ?? 'en'}-u-ca-gregory`;
  const made = new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone: 'UTC' });
  formatters.set(key, made);
  return made;
}

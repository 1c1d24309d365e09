/** What words of a source may mean as the value of a field: a proposal for a form, to be looked at by a person. */
import type { Field } from '../model/field.ts';
import { fold } from '../text/fold.ts';
import { parseValue } from './parse.ts';

/**
 * The text form, '' where there is none or more than one: no guess is better than a wrong one. Words that are the value as they
 * stand are left as they are.
 */
export function guessText(field: Field, words: string): string {
  const tidy = words.replace(/\s+/g, ' ').trim();
  switch (field.type) {
    case 'text':
    case 'list':
      return tidy;
    case 'longtext':
      return words.trim();
    case 'reference':
      return '';
    case 'choice':
      return wholeOr(field, tidy, () => onlyOne(labelsIn(field, tidy)));
    case 'choices':
      return wholeOr(field, tidy, () => labelsIn(field, tidy).join('; '));
    case 'number':
    case 'quantity':
      return wholeOr(field, tidy, () => onlyOne(figuresIn(field, tidy)));
    case 'date':
      return wholeOr(field, tidy, () => onlyOne(parsedOf(field, tidy.match(DATES) ?? [])));
    case 'duration':
      return wholeOr(field, tidy, () => onlyOne(parsedOf(field, tidy.match(DURATIONS) ?? [])));
    case 'names':
    case 'breakdown':
    case 'coordinates':
      return wholeOr(field, tidy, () => '');
  }
}

function wholeOr(field: Field, words: string, otherwise: () => string): string {
  return isValue(field, words) ? words : otherwise();
}

function isValue(field: Field, text: string): boolean {
  const { computed: _, ...typed } = field;
  const parsed = parseValue(typed, text);
  return parsed.ok && parsed.value !== null;
}

const onlyOne = (found: readonly string[]): string => (found.length === 1 ? (found[0] ?? '') : '');

const parsedOf = (field: Field, candidates: readonly string[]): string[] => [
  ...new Set(candidates.map((one) => one.trim()).filter((one) => isValue(field, one))),
];

function labelsIn({ choices = [] }: Field, words: string): string[] {
  const text = ` ${plain(words)} `;
  return choices.map(({ label }) => label).filter((label) => text.includes(` ${plain(label)} `));
}

/** Words with one space between them. */
const plain = (text: string): string => fold(text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?';
const POINT = `(?:\\d{4}-\\d{2}-\\d{2}|\\d{4}-\\d{2}|\\d{1,2} ${MONTH} \\d{4}|${MONTH} \\d{1,2}, \\d{4}|${MONTH} \\d{4}|(?:1[89]|20)\\d{2})`;
const DATES = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?:(?:before|after|since|until|circa|around|about|c\\.) )?${POINT}\\b`,
  'giu',
);
const DURATIONS =
  /\b\d+ (?:years?|months?|weeks?|days?)(?:,? (?:and )?\d+ (?:months?|weeks?|days?))*\b/gi;
/** Some of them no value can say; what they stand before is then no guess either. */
const BOUND =
  '(?:at least|no fewer than|no less than|not less than|at most|no more than|not more than|up to|more than|over|in excess of|upwards of|less than|fewer than|about|around|approximately|roughly|nearly|almost|some)';
const NUMBER = '(?:\\d{1,3}(?:[,\\u00a0\\u202f ]\\d{3})+|\\d+(?:\\.\\d+)?)';
const FIGURES = new RegExp(
  `(?:${BOUND} )?(?<![\\p{L}\\p{N}.,-])${NUMBER}(?:[–-]${NUMBER})?(?: or more)?(?![\\p{L}\\p{N}]|[.,-]\\d)`,
  'giu',
);

/** Days and years are no figures of what is counted. */
const figuresIn = (field: Field, words: string): string[] =>
  parsedOf(field, withDigits(words.replace(DATES, ' … ')).match(FIGURES) ?? []);

const UNITS = words(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const TENS = words('twenty thirty forty fifty sixty seventy eighty ninety');
const WORDS = new RegExp(
  `\\b(?:(${[...TENS.keys()].join('|')})(?:[- ](${[...UNITS.keys()].slice(1, 10).join('|')}))?|(${[...UNITS.keys()].join('|')}))\\b`,
  'gi',
);

/** Numbers up to 99 that are spelt out. */
function withDigits(text: string): string {
  return text.replace(WORDS, (_, tens?: string, unit?: string, small?: string) => {
    const valueOf = (word: string | undefined): number => UNITS.get(word?.toLowerCase() ?? '') ?? 0;
    if (small !== undefined) return String(valueOf(small));
    return String(((TENS.get(tens?.toLowerCase() ?? '') ?? 0) + 2) * 10 + valueOf(unit));
  });
}

function words(list: string): ReadonlyMap<string, number> {
  return new Map(list.split(' ').map((word, at) => [word, at]));
}

/** Edits such as a later version of a document brings, on a text that knows of each character where it came from. */
import {
  below,
  FIGURE,
  otherFigure,
  otherFigures,
  pick,
  randomSentence,
  type Random,
} from './random-text.ts';

/** `origins[i]`: the index in the first version that the character `i` comes from (a copy's as well); -1 where it is new. */
export type Traced = { text: string; origins: readonly number[] };

export const trace = (text: string): Traced => ({
  text,
  origins: Array.from({ length: text.length }, (_, at) => at),
});

const added = (text: string): Traced => ({
  text,
  origins: Array.from(text, () => -1),
});

function splice({ text, origins }: Traced, start: number, end: number, by: Traced): Traced {
  return {
    text: text.slice(0, start) + by.text + text.slice(end),
    origins: [...origins.slice(0, start), ...by.origins, ...origins.slice(end)],
  };
}

const cut = ({ text, origins }: Traced, start: number, end: number): Traced => ({
  text: text.slice(start, end),
  origins: origins.slice(start, end),
});

type Stretch = { start: number; end: number };
/** `near`: where in the text the edit is to happen, more or less. */
type Edit = (traced: Traced, near: number, random: Random) => Traced;

const NOTHING = added('');

const EDITS: readonly Edit[] = [
  // words
  (traced, near, random) => insertAt(traced, wordAt(traced, near).start, `${pick(random, WORDS)} `),
  (traced, near) => remove(traced, wordWithSpace(traced, near)),
  (traced, near, random) => replace(traced, wordAt(traced, near), pick(random, WORDS)),
  (traced, near, random) =>
    insertAt(traced, wordAt(traced, near).start, `${pick(random, NEGATIONS)} `),
  typo,
  changeFigure,
  changeFigure,
  // marks and spaces
  (traced, near, random) => replaceAll(traced, near, /[,،;]/, pick(random, [',', ';', ' –', ''])),
  (traced, near, random) => replaceAll(traced, near, / /, pick(random, ['  ', '\n', '\u00a0'])),
  (traced, near, random) =>
    replace(traced, { start: near, end: near }, pick(random, ['"', '’', '\u200f', 'ـ'])),
  // sentences and paragraphs
  (traced, near, random) =>
    insertAt(traced, paragraphAt(traced, near).start, `${randomSentence(random)} `),
  (traced, near, random) =>
    insertAt(traced, paragraphAt(traced, near).start, `${randomSentence(random)}\n`),
  (traced, near) => remove(traced, paragraphWithBreak(traced, near)),
  (traced, near) => remove(traced, paragraphWithBreak(traced, near)),
  moveParagraph,
  duplicateParagraph,
  duplicateWithOtherFigures,
  replaceByTwin,
  removeStretch,
];

/** Between one and six edits, half of them at or beside the passage while something of it is left. */
export function randomEdits(first: Traced, passage: Stretch, random: Random): Traced {
  let traced = first;
  const count = 1 + below(random, 6);
  for (let done = 0; done < count && traced.text.length > 0; done++) {
    const origin = passage.start - 20 + below(random, passage.end - passage.start + 40);
    const kept = traced.origins.indexOf(origin);
    const near = random() < 0.5 && kept !== -1 ? kept : below(random, traced.text.length);
    traced = pick(random, EDITS)(traced, near, random);
  }
  return traced;
}

const WORDS = [
  'armed',
  'local',
  'later',
  'another',
  'police',
  'الماضي',
  'المحلية',
  'of',
  'in',
  'من',
];
const NEGATIONS = ['not', 'no', 'never', 'لم', 'لا', 'غير'];

const insertAt = (traced: Traced, at: number, text: string): Traced =>
  splice(traced, at, at, added(text));
const remove = (traced: Traced, { start, end }: Stretch): Traced =>
  splice(traced, start, end, NOTHING);
const replace = (traced: Traced, { start, end }: Stretch, text: string): Traced =>
  splice(traced, start, end, added(text));

function stretchOf({ text }: Traced, near: number, within: RegExp): Stretch {
  let start = near;
  while (start > 0 && within.test(text[start - 1] ?? '')) start--;
  let end = near;
  while (end < text.length && within.test(text[end] ?? '')) end++;
  return { start, end };
}

const wordAt = (traced: Traced, near: number): Stretch => stretchOf(traced, near, /\S/);
const paragraphAt = (traced: Traced, near: number): Stretch => stretchOf(traced, near, /[^\n]/);

function wordWithSpace(traced: Traced, near: number): Stretch {
  const { start, end } = wordAt(traced, near);
  return { start, end: Math.min(traced.text.length, end + 1) };
}

function paragraphWithBreak(traced: Traced, near: number): Stretch {
  const { start, end } = paragraphAt(traced, near);
  return { start, end: Math.min(traced.text.length, end + 1) };
}

function typo(traced: Traced, near: number, random: Random): Traced {
  const end = Math.min(traced.text.length, near + below(random, 2));
  return replace(traced, { start: near, end }, pick(random, ['', 'e', 'n', 'ا']));
}

function changeFigure(traced: Traced, near: number, random: Random): Traced {
  const { start, end } = paragraphAt(traced, near);
  const figures = [...traced.text.slice(start, end).matchAll(FIGURE)];
  if (figures.length === 0) return traced;
  const { 0: figure, index } = pick(random, figures);
  const at = start + index;
  return replace(traced, { start: at, end: at + figure.length }, otherFigure(random, figure));
}

/** The next few of these in the paragraph. */
function replaceAll(traced: Traced, near: number, what: RegExp, by: string): Traced {
  let result = traced;
  let at = paragraphAt(traced, near).start;
  for (let count = 0; count < 4; count++) {
    const found = what.exec(result.text.slice(at));
    if (!found) break;
    at += found.index;
    result = replace(result, { start: at, end: at + found[0].length }, by);
    at += by.length + 1;
  }
  return result;
}

function moveParagraph(traced: Traced, near: number, random: Random): Traced {
  const paragraph = paragraphWithBreak(traced, near);
  const moved = cut(traced, paragraph.start, paragraph.end);
  const rest = remove(traced, paragraph);
  return putParagraph(rest, moved, random);
}

function duplicateParagraph(traced: Traced, near: number, random: Random): Traced {
  const { start, end } = paragraphWithBreak(traced, near);
  return putParagraph(traced, cut(traced, start, end), random);
}

function duplicateWithOtherFigures(traced: Traced, near: number, random: Random): Traced {
  const { start, end } = paragraphWithBreak(traced, near);
  return putParagraph(traced, twinOf(cut(traced, start, end), random), random);
}

function replaceByTwin(traced: Traced, near: number, random: Random): Traced {
  const { start, end } = paragraphAt(traced, near);
  return splice(traced, start, end, twinOf(cut(traced, start, end), random));
}

/** The same words with other figures. */
function twinOf({ text, origins }: Traced, random: Random): Traced {
  const twin = otherFigures(random, text);
  return {
    text: twin,
    origins: origins.map((origin, at) => (text[at] === twin[at] ? origin : -1)),
  };
}

function putParagraph(traced: Traced, paragraph: Traced, random: Random): Traced {
  const at = paragraphAt(traced, below(random, traced.text.length + 1)).start;
  const isWhole = paragraph.text.endsWith('\n');
  const closed = isWhole
    ? paragraph
    : splice(paragraph, paragraph.text.length, paragraph.text.length, added('\n'));
  return splice(traced, at, at, closed);
}

function removeStretch(traced: Traced, near: number, random: Random): Traced {
  return remove(traced, {
    start: near,
    end: Math.min(traced.text.length, near + below(random, 120)),
  });
}

/** 10,000 random later versions of made-up documents: a passage never points at other words, nor at another place. */
import { expect, test } from 'vitest';
import { generator } from '../../main/core/dossier/kill-test/random-steps.ts';
import { fold } from '../text/fold.ts';
import { anchorIn, GUARDS, prepareText, type Anchored, type Guards } from './anchor.ts';
import { randomEdits, trace, type Traced } from './property-test/random-edits.ts';
import { below, randomText } from './property-test/random-text.ts';
import { selectorsFor } from './selectors.ts';

const CASES = Number(process.env['DOSSIER_ANCHORING_CASES'] ?? 10_000);

type Case = { seed: number; text: string; start: number; end: number; later: Traced };

function randomCase(seed: number): Case {
  const random = generator(seed);
  const text = randomText(random);
  const start = below(random, text.length - 2);
  const length = 1 + below(random, random() < 0.5 ? 40 : 300);
  const end = Math.min(text.length, start + length);
  return { seed, text, start, end, later: randomEdits(trace(text), { start, end }, random) };
}

function anchorCase({ text, start, end, later }: Case, guards: Guards): Anchored {
  const within = prepareText(later.text, 'b'.repeat(64));
  return anchorIn(within, { textHash: 'a'.repeat(64), ...selectorsFor(text, start, end) }, guards);
}

/** What is wrong with an answer, judged without any of the code under test; undefined when nothing is. */
function wrongIn(one: Case, answer: Anchored): string | undefined {
  if (answer.how === 'orphan') return undefined;
  const quote = one.text.slice(one.start, one.end);
  const found = one.later.text.slice(answer.start, answer.end);
  if (answer.how !== 'fuzzy' && found !== quote) return 'other words';
  if (answer.how === 'exact' && answer.start !== one.start) return 'not where it was';
  if (numbersIn(found) !== numbersIn(quote)) return 'other numbers';
  if (negationsIn(found) !== negationsIn(quote)) return 'a negation more or less';
  return isOwn(one, answer) || isBetweenTheSameWords(one, answer) ? undefined : 'another place';
}

const numbersIn = (text: string): string =>
  (
    fold(text).match(/\d+|\b(?:two|three|seven|eleven|twelve|thirteen|thirty|dozens)\b/g) ?? []
  ).join();
const negationsIn = (text: string): string =>
  (fold(text).match(/(?<!\p{L})(?:not|no|never|denied|لم|لا|غیر|ولم)(?!\p{L})/gu) ?? []).join();

type Found = { start: number; end: number };

/** At least half of it came from the passage. */
function isOwn({ start, end, later }: Case, found: Found): boolean {
  const origins = later.origins.slice(found.start, found.end);
  return origins.filter((from) => from >= start && from < end).length * 2 >= origins.length;
}

/** Another copy: four words before and four after are the same, so that nobody could tell the two apart. */
function isBetweenTheSameWords({ text, start, end, later }: Case, found: Found): boolean {
  const words = (part: string): string[] => fold(part).match(/[\p{L}\p{N}]+/gu) ?? [];
  const before = (whole: string, at: number): string =>
    words(whole.slice(Math.max(0, at - 80), at))
      .slice(-4)
      .join(' ');
  const after = (whole: string, at: number): string =>
    words(whole.slice(at, at + 80))
      .slice(0, 4)
      .join(' ');
  return (
    before(text, start) === before(later.text, found.start) &&
    after(text, end) === after(later.text, found.end)
  );
}

type Outcome = { figures: Map<string, number>; wrong: { seed: number; what: string }[] };

function run(cases: number, guards: Guards): Outcome {
  const outcome: Outcome = { figures: new Map(), wrong: [] };
  for (let seed = 1; seed <= cases; seed++) {
    const one = randomCase(seed);
    const answer = anchorCase(one, guards);
    const how = answer.how === 'orphan' ? `orphan (${answer.why})` : answer.how;
    outcome.figures.set(how, (outcome.figures.get(how) ?? 0) + 1);
    const what = wrongIn(one, answer);
    if (what !== undefined) outcome.wrong.push({ seed, what: `${answer.how}: ${what}` });
  }
  return outcome;
}

test('no passage points at other words, or at another place', () => {
  const { figures, wrong } = run(CASES, GUARDS);
  const sorted = [...figures]
    .sort(([, a], [, b]) => b - a)
    .map(([how, count]) => `${how} ${count}`);
  // oxlint-disable-next-line no-console -- the figures are the point
  console.info(`anchoring in ${CASES} later versions: ${sorted.join(', ')}; wrong ${wrong.length}`);
  expect(wrong).toEqual([]);
  for (const how of ['exact', 'moved', 'fuzzy'])
    expect(figures.get(how)).toBeGreaterThan(CASES / 100);
}, 120_000);

test.each<[string, Partial<Guards>, RegExp]>([
  ['facts may change', { keepsFacts: () => true }, /fuzzy: other numbers/],
  [
    'surroundings do not matter',
    { surroundingsOf: () => ({ before: 'same', after: 'same' }) },
    /moved: another place/,
  ],
])('the property sees it when %s', (_, without, expected) => {
  const { wrong } = run(2_000, { ...GUARDS, ...without });
  expect(wrong.map(({ what }) => what).join('\n')).toMatch(expected);
});

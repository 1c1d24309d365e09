import { describe, expect, it, test } from 'vitest';
import { anchor, type Anchored } from './anchor.ts';
import { selectorsFor } from './selectors.ts';

const OLD = 'a'.repeat(64);
const NEW = 'b'.repeat(64);

const REPORT = [
  'A made-up report',
  'On 3 May 2021 a convoy was stopped near the bridge of Alpha, and at least 12 crates were taken. Nobody claimed it.',
  'On 9 May 2021 a convoy was stopped near the bridge of Beta, and at least 15 crates were taken. Nobody claimed it.',
  'The council of Alpha met in June. It did not reopen the road, although several traders had asked for it.',
  'في ٣ مايو أوقفت قافلة قرب الجسر، ولم يعرف عدد الصناديق التي أخذت منها.',
].join('\n');

const passageOf = (words: string, text = REPORT, from = 0) => {
  const start = text.indexOf(words, from);
  return { textHash: OLD, ...selectorsFor(text, start, start + words.length) };
};
const anchored = (words: string, later: string): Anchored => anchor(later, NEW, passageOf(words));
const wordsAt = (later: string, answer: Anchored): string =>
  answer.how === 'orphan' ? answer.why : later.slice(answer.start, answer.end);

describe('the same words', () => {
  it('in the same text are where they were, whatever stands elsewhere', () => {
    const passage = passageOf('crates', REPORT, REPORT.indexOf('15'));
    expect(anchor(REPORT, OLD, passage)).toMatchObject({
      how: 'exact',
      start: REPORT.indexOf('crates', 200),
    });
  });

  it('in a text that changed further down', () => {
    expect(anchored('at least 12 crates', `${REPORT}\nAdded.`)).toMatchObject({ how: 'exact' });
  });

  it('behind what was put before them', () => {
    const later = REPORT.replace('A made-up', 'A thoroughly made-up');
    const answer = anchored('at least 12 crates', later);
    expect(answer.how).toBe('moved');
    expect(wordsAt(later, answer)).toBe('at least 12 crates');
  });

  it('of a whole paragraph that moved away from its neighbours', () => {
    const [title = '', first = '', ...rest] = REPORT.split('\n');
    const later = [title, ...rest, first].join('\n');
    expect(anchored(first, later)).toMatchObject({ how: 'moved', end: later.length });
  });

  it('that stand twice are told apart by what is around them', () => {
    const later = REPORT.replace('A made-up report\n', '');
    const answer = anchor(later, NEW, passageOf('crates were taken', REPORT, REPORT.indexOf('15')));
    expect(answer).toMatchObject({ how: 'moved', start: later.indexOf('15') + 3 });
  });
});

describe('a twin is not taken for the passage', () => {
  const twinRemoved = REPORT.replace(/On 9 May.*\n/, '');

  it('when the passage is gone, though its words still stand elsewhere', () => {
    const passage = passageOf('crates were taken', REPORT, REPORT.indexOf('15'));
    expect(anchor(twinRemoved, NEW, passage)).toEqual({ how: 'orphan', why: 'elsewhere' });
  });

  it('when only its numbers and names differ', () => {
    const words = 'near the bridge of Beta, and at least 15 crates were taken';
    expect(anchored(words, twinRemoved)).toMatchObject({ how: 'orphan' });
  });

  it('when the words are short, were alone, and come to stand in another sentence', () => {
    const later = REPORT.replace('did not reopen the road', 'closed a bridge');
    const elsewhere = `${later}\nThe traders wish to reopen the road.`;
    expect(anchored('reopen the road', elsewhere)).toEqual({ how: 'orphan', why: 'elsewhere' });
  });

  it('when it is a copy that nothing tells from the passage', () => {
    const later = `Preface.
${REPORT}
${REPORT}`;
    expect(anchored('met in June', later)).toEqual({ how: 'orphan', why: 'several' });
  });
});

describe('edited words', () => {
  const quote =
    'The council of Alpha met in June. It did not reopen the road, although several traders had asked';

  it.each([
    ['a word more', 'asked', 'already asked', 'had already asked'],
    ['a spelling', 'traders', 'tradesmen', 'tradesmen'],
    ['spaces and marks', 'June. It', 'June;\u00a0 it', 'June;\u00a0 it'],
  ])('are found: %s', (_, from, to, now) => {
    const later = REPORT.replace(from, to);
    const answer = anchored(quote, later);
    expect(answer.how).toBe('fuzzy');
    expect(wordsAt(later, answer)).toContain(now);
    expect(wordsAt(later, answer)).toMatch(/^The council .* asked$/);
  });

  it.each([
    ['a number word', 'several traders', 'two traders'],
    ['a negation', 'did not reopen', 'did reopen'],
    ['a negation by a syllable', 'reopen', 'unopen'],
    ['a name', 'council of Alpha', 'council of Alpho'],
    ['a month', 'June', 'July'],
  ])('are not the passage when they change %s', (_, from, to) => {
    expect(anchored(quote, REPORT.replace(from, to))).toEqual({ how: 'orphan', why: 'changed' });
  });

  it.each([
    ['12', '13'],
    ['12', '1,2'],
    ['12', '120'],
    ['at least', 'at most'],
    ['crates', '$ crates'],
  ])('are not the passage when %s becomes %s', (from, to) => {
    const words = 'the bridge of Alpha, and at least 12 crates were';
    expect(anchored(words, REPORT.replace(from, to))).toEqual({ how: 'orphan', why: 'changed' });
  });

  it('in a language whose negations are not listed may differ in marks and spaces only', () => {
    const words = 'أوقفت قافلة قرب الجسر، ولم يعرف عدد';
    const marks = REPORT.replace('الجسر،', 'الجِسر؛ ');
    expect(anchored(words, marks)).toMatchObject({ how: 'fuzzy' });
    const denied = REPORT.replace('ولم يعرف', 'ويعرف');
    expect(anchored(words, denied)).toEqual({ how: 'orphan', why: 'changed' });
  });

  it('in a Latin script that is not English, too', () => {
    const french = REPORT.replace(
      /The council.*/,
      'Le conseil de la ville n’a pas encore ouvert la route, quoique plusieurs marchands le demandent.',
    );
    const words = 'conseil de la ville n’a pas encore ouvert la route, quoique plusieurs';
    const passage = passageOf(words, french);
    const denied = french.replace('n’a pas encore ouvert', 'a encore ouvert');
    expect(anchor(denied, NEW, passage)).toEqual({ how: 'orphan', why: 'changed' });
    const marks = french.replace('route, quoique', 'route – quoique');
    expect(anchor(marks, NEW, passage)).toMatchObject({ how: 'fuzzy' });
  });

  it('of a twin are not the passage: what is further away has changed', () => {
    const first =
      'On 3 May it was stopped near the old bridge and some crates were taken from it, as was said later.';
    const passage = passageOf('the old bridge and some crates were taken', `Title\n${first}`);
    const twin = first.replace('3 May', '9 May').replace('some crates', 'some small crates');
    expect(anchor(`Title\n${twin}`, NEW, passage)).toEqual({ how: 'orphan', why: 'changed' });
    const edited = first.replace('some crates', 'some small crates');
    expect(anchor(`Title\n${edited}`, NEW, passage)).toMatchObject({ how: 'fuzzy' });
  });

  it('are not looked for where nothing around them stands any more', () => {
    expect(anchored(quote, 'Something else altogether.')).toEqual({ how: 'orphan', why: 'gone' });
  });
});

test('positions count code points, so that 😀 before the passage is one', () => {
  const text = `😀😀 ${REPORT}`;
  const passage = passageOf('at least 15', text);
  expect(passage.position.start).toBe(text.indexOf('at least 15') - 2);
  expect(anchor(text, OLD, passage)).toMatchObject({
    how: 'exact',
    start: text.indexOf('at least 15'),
  });
});

describe('5 MB of text', () => {
  const SECONDS = 3;
  const paragraph =
    'In the year 2021 the office counted 1,200 boxes, and none of them was ever opened by anyone. ';
  const large = Array.from({ length: 52_000 }, (_, at) => `${at}: ${paragraph}`).join('\n');

  /** In seconds of the processor: others may keep the machine busy. */
  function timed(work: () => Anchored): [Anchored, number] {
    const begun = process.cpuUsage();
    const answer = work();
    return [answer, process.cpuUsage(begun).user / 1e6];
  }

  it.each<[string, (text: string) => string, Anchored['how']]>([
    ['moved', (text) => `Preface.\n${text}`, 'moved'],
    ['edited', (text) => text.replace('30000: In the year', '30000: In this year'), 'fuzzy'],
    ['gone', (text) => text.slice(0, 2_000_000), 'orphan'],
  ])('with a quote of 10,000 characters that is %s takes less than 3 s', (_, edit, how) => {
    const start = large.indexOf('29950: ') + 9;
    const passage = { textHash: OLD, ...selectorsFor(large, start, start + 10_000) };
    const later = edit(large);
    const [answer, took] = timed(() => anchor(later, NEW, passage));
    expect(answer.how).toBe(how);
    expect(took).toBeLessThan(SECONDS);
  });

  it.each([
    ['one letter', 'a'.repeat(5_000_000)],
    ['two letters', 'ab'.repeat(2_500_000)],
  ])('of nothing but %s takes less than 3 s', (_, text) => {
    const exact = `${text.slice(0, 5_000)}c${text.slice(0, 4_999)}`;
    const quote = { exact, prefix: text.slice(0, 32), suffix: text.slice(0, 32) };
    const position = { start: 0, end: 10_000 };
    const passage = { textHash: OLD, quote, position, toldApartBy: 'words' as const };
    const [answer, took] = timed(() => anchor(text, NEW, passage));
    expect(answer).toEqual({ how: 'orphan', why: 'several' });
    expect(took).toBeLessThan(SECONDS);
  });
});

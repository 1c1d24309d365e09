import { describe, expect, it } from 'vitest';
import { read, shown } from './shown.ts';

const LONG =
  'The office counted the boxes on every floor of the house, and wrote the sum of them into its book.';
const text = async (lines: readonly string[]): Promise<string[]> =>
  shown(await read(lines.join('\n'), 'a.txt'));

describe('plain text', () => {
  it('has its title in the first line, by-lines without number, and paragraphs between blank lines', async () => {
    expect(await text(['A report', '', 'by Nobody', '', LONG, '', 'It ends.'])).toEqual([
      'heading 1: A report',
      'paragraph -: by Nobody',
      `paragraph 1: ${LONG}`,
      'paragraph 2: It ends.',
    ]);
  });

  it('has a paragraph in every line where lines are not broken at a margin', async () => {
    const longer = `${LONG} ${LONG}`;
    expect(await text([longer, longer, '', 'End.'])).toEqual([
      `paragraph 1: ${longer}`,
      `paragraph 2: ${longer}`,
      'paragraph 3: End.',
    ]);
  });

  it('has its lines put together where they are', async () => {
    const lines = [
      'The office counted the boxes on every floor of the',
      'house, and wrote the sum of them into its book. On',
      '15. The keeper signed it, and put the book away again.',
    ];
    expect(await text([...lines, '', ...lines])).toEqual([
      `paragraph 1: ${lines.join(' ')}`,
      `paragraph 2: ${lines.join(' ')}`,
    ]);
  });

  it('has pages where form feeds are', async () => {
    expect(await text(['One.', '\fTwo.'])).toEqual([
      'paragraph 1 [page 1]: One.',
      'pageBreak [page 2]: ',
      'paragraph 1 [page 2]: Two.',
    ]);
  });

  it('has lists, quotations and tables', async () => {
    const lines = [
      '- one',
      '  - within',
      '1. first',
      '2) second',
      '> said',
      '| Name | No. |',
      '|------|-----|',
      '| a | 1 |',
      '| b | - |',
      '| alone |',
    ];
    expect(await text(['Title', '', ...lines.slice(0, 9), '', '| alone |'])).toEqual([
      'heading 1: Title',
      'item 1: one',
      'item in 2 2: within',
      'item 1. 3: first',
      'item 2. 4: second',
      'quotation 5: said',
      'head: Name | No.',
      'row 1: a | 1',
      'row 2: b | -',
      'row 3: alone',
    ]);
  });
});

describe('headings of plain text', () => {
  it('are those with equals signs, and the lines set off below them, where a wiki was exported', async () => {
    const lines = [
      '= Thing =',
      'Thing',
      '- Made: 1999',
      LONG,
      '== Past ==',
      '=== Early ===',
      'Text.',
      ';Set off',
      'Text.',
      '',
      'Short line',
      '',
      LONG,
    ];
    expect(await text(lines)).toEqual([
      'heading 1: Thing',
      'paragraph -: Thing',
      'item row 1: Made: 1999',
      `paragraph 1: ${LONG}`,
      'heading 2: Past',
      'heading 3: Early',
      'paragraph 1: Text.',
      'heading 4: Set off',
      'paragraph 1: Text.',
      'paragraph 2: Short line',
      `paragraph 3: ${LONG}`,
    ]);
  });

  it('are the lines with more space above than below, where there are such', async () => {
    const lines = [
      'What is this?',
      '',
      LONG,
      '',
      '',
      'So, what is it?',
      '',
      '',
      LONG,
      '',
      '',
      'Who made it?',
      '',
      LONG,
      '',
      'Share this',
      '',
      LONG,
      '',
      '',
      'And why?',
      '',
      LONG,
    ];
    expect(await text(lines)).toEqual([
      'heading 1: What is this?',
      `paragraph 1: ${LONG}`,
      'paragraph 2: So, what is it?',
      `paragraph 3: ${LONG}`,
      'heading 2: Who made it?',
      `paragraph 1: ${LONG}`,
      'paragraph 2: Share this',
      `paragraph 3: ${LONG}`,
      'heading 2: And why?',
      `paragraph 1: ${LONG}`,
    ]);
  });

  it('are numbered, underlined, in capitals, or short between two paragraphs', async () => {
    const lines = [
      'Title',
      '',
      LONG,
      '',
      '1. Beginnings',
      '',
      LONG,
      '',
      '1.2 More',
      '',
      LONG,
      '',
      'Under',
      '-----',
      '',
      LONG,
      '',
      'ALL CAPITALS',
      '',
      LONG,
      '',
      'A short line',
      '',
      LONG,
    ];
    expect((await text(lines)).filter((line) => line.startsWith('heading'))).toEqual([
      'heading 1: Title',
      'heading 2: 1. Beginnings',
      'heading 3: 1.2 More',
      'heading 2: Under',
      'heading 2: ALL CAPITALS',
      'heading 2: A short line',
    ]);
  });

  it.each([
    ['a sentence', 'This is one.'],
    ['what leads to something', 'As follows:'],
    ['a line that goes on', 'Dear all,'],
    ['lower case', 'and so on'],
    ['numbered items that stand apart', '1. one'],
  ])('are not %s', async (_, line) => {
    const next = line.startsWith('1.') ? '2. two' : LONG;
    const found = await text([`${LONG} ${LONG}`, '', line, '', next, '', LONG]);
    expect(found.filter((each) => each.startsWith('heading'))).toEqual([]);
  });
});

describe('a hyphen at the end of a line', () => {
  const margin = 'The words are put so that this line has a good length and';
  const joined = async (first: string, second: string, elsewhere = ''): Promise<string> => {
    const lines = [
      `${margin} ${first}`,
      `${second} of it is here, so that the line is as long as others.`,
      `${margin} ${elsewhere} so on.`,
    ];
    return (await text(lines))[0]?.slice(13 + margin.length + 1) ?? '';
  };

  it('goes where the document writes the word in one piece', async () => {
    expect(await joined('exam-', 'ples', 'Examples and')).toMatch(/^examples of it/);
  });

  it.each([
    ['nothing tells', 'exam-', 'ples', '', /^exam-ples of/],
    ['the word has it elsewhere', 'well-', 'known', 'wellknown well-known', /^well-known of/],
    ['a name goes on', 'al-', 'Azm', 'alAzm', /^al-Azm of/],
    ['numbers are on both sides', '2014-', '2016', '', /^2014-2016 of/],
    ['it is a dash', 'it -', 'whatever', '', /^it - whatever of/],
  ])('stays where %s', async (_, first, second, elsewhere, expected) => {
    expect(await joined(first, second, elsewhere)).toMatch(expected);
  });
});

import { describe, expect, it, test } from 'vitest';
import { makePdf, pdfLines, type PdfLine } from './fixture.ts';
import { asLetters, linesOf, type TextItem } from './pdf-lines.ts';
import { read, shown } from './shown.ts';

const page = (...lines: PdfLine[]): string => pdfLines(lines);
/** Lines below one another, 14 points apart. */
const paragraph = (top: number, ...lines: string[]): PdfLine[] =>
  lines.map((text, at) => ({ text, y: top - at * 14 }));

describe('a PDF', () => {
  it('has pages, headings by their size, and paragraphs by gap, indent and early end', async () => {
    const first = page(
      { text: 'A made-up report', y: 740, size: 24 },
      { text: 'Beginnings', y: 700, size: 16 },
      ...paragraph(
        670,
        'The office counted the boxes on every floor of the house,',
        'and wrote the sum of them into its book on the same day.',
      ),
      ...paragraph(
        630,
        'After a gap there is another paragraph, which is so long that',
        'its end comes early.',
        'The next paragraph begins without any gap, but it is clear that',
        'it does.',
      ),
      ...paragraph(566, 'This one has no gap and ends late, and still it is over here now.').concat(
        { text: 'Indented, the last one begins.', x: 96, y: 552 },
      ),
    );
    const document = await read(makePdf([first, page({ text: 'Page two.', y: 700 })]), 'a.pdf');
    expect(document).toMatchObject({ kind: 'pdf', title: 'A made-up report', notices: [] });
    expect(shown(document)).toEqual([
      'heading 1 [page 1]: A made-up report',
      'heading 2 [page 1]: Beginnings',
      'paragraph 1 [page 1]: The office counted the boxes on every floor of the house, and wrote the sum of them into its book on the same day.',
      'paragraph 2 [page 1]: After a gap there is another paragraph, which is so long that its end comes early.',
      'paragraph 3 [page 1]: The next paragraph begins without any gap, but it is clear that it does.',
      'paragraph 4 [page 1]: This one has no gap and ends late, and still it is over here now.',
      'paragraph 5 [page 1]: Indented, the last one begins.',
      'pageBreak [page 2]: ',
      'paragraph 1 [page 2]: Page two.',
    ]);
  });

  it('has its title, language and page labels from the file, where it says them', async () => {
    const file = makePdf([page({ text: 'One.', y: 700 }), page({ text: 'Two.', y: 700 })], {
      catalog: '/Lang (ps) /PageLabels << /Nums [0 << /S /r >> 1 << /S /D /St 5 >>] >>',
      objects: ['<< /Title (Told title) >>'],
      trailer: '/Info 10 0 R',
    });
    const document = await read(file, 'a.pdf');
    expect(document).toMatchObject({ title: 'Told title', language: 'ps' });
    expect(shown(document)).toEqual([
      'paragraph 1 [page i]: One.',
      'pageBreak [page 5]: ',
      'paragraph 1 [page 5]: Two.',
    ]);
  });

  it('goes on in the next column, where the sentence does', async () => {
    const columns = page(
      ...paragraph(700, 'The left column is narrow', 'and its last line does not'),
      { text: 'end the sentence.', x: 320, y: 700 },
      { text: 'Another one.', x: 320, y: 660 },
    );
    expect(shown(await read(makePdf([columns]), 'a.pdf'))).toEqual([
      'paragraph 1 [page 1]: The left column is narrow and its last line does not end the sentence.',
      'paragraph 2 [page 1]: Another one.',
    ]);
  });

  it('keeps numbers that begin a line, and items apart', async () => {
    const list = page(
      ...paragraph(
        700,
        'It was on May',
        '15. The office said:',
        '1. one thing,',
        '2. another one.',
        '\x95 and a bullet',
      ),
    );
    expect(shown(await read(makePdf([list]), 'a.pdf'))).toEqual([
      'paragraph 1 [page 1]: It was on May 15. The office said: 1. one thing, 2. another one.',
      'item 2 [page 1]: and a bullet',
    ]);
  });

  it('keeps the mark of a footnote apart from the number before it', async () => {
    const raised = `BT /F1 12 Tf 72 700 Td (killed 15) Tj /F1 7 Tf 5 Ts (3) Tj /F1 12 Tf 0 Ts ( people) Tj ET`;
    expect((await read(makePdf([raised]), 'a.pdf')).text).toBe('killed 15³ people');
  });

  it('says which pages are pictures or broken, and is refused when all are', async () => {
    const broken = Buffer.from('<< /Filter /FlateDecode /Length 4 >>\nstream\nabcd\nendstream');
    const { notices } = await read(makePdf([page({ text: 'One.', y: 700 }), '', broken]), 'a.pdf');
    expect(notices).toEqual(['Pages that hold no text and may be pictures: 2, 3.']);
    await expect(read(makePdf(['', '']), 'a.pdf')).rejects.toThrow(/its pages are pictures/);
  });
});

/** As Chromium writes Arabic: each letter by itself, in its shape, from left to right. */
const items = (line: string, direction: 1 | -1): TextItem[] => {
  const letters = Array.from(line);
  return letters.map((str, at) => ({
    str,
    transform: [12, 0, 0, 12, 100 + (direction === 1 ? at : letters.length - at) * 6, 700],
    width: 6,
    height: str === ' ' ? 0 : 12,
    hasEOL: at === letters.length - 1,
  }));
};

test.each<[string, TextItem[], string]>([
  ['letters from left to right', items('ﻞﺑﺎﻛ ﻲﻓ', 1), 'في كابل'],
  ['letters from right to left', items('ﻓﻲ ﻛﺎﺑﻞ', -1), 'في كابل'],
  ['a number and a Latin word among them', items('ﺔﻤﻠﻛ ISIS 2017 ﻢﻗر', 1), 'رقم ISIS 2017 كلمة'],
  ['an Arabic word in a Latin line', items('the word ﺔﻤﻠﻛ is here', 1), 'the word كلمة is here'],
])('a line of %s is in reading order', (_, parts, expected) => {
  expect(linesOf(parts).map(({ text }) => text)).toEqual([expected]);
});

test('shapes and ligatures are letters again, and nothing else changes', () => {
  expect(asLetters('ﻻ ﷲ ﬁ ﬃ ﹶ m² ½ ① Ⅳ')).toBe('لا الله fi ffi َ m² ½ ① Ⅳ');
});

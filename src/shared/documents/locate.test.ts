import { describe, expect, it, test } from 'vitest';
import type { Locator } from '../model/claim.ts';
import type { Document } from '../model/document.ts';
import { piecesOfText } from '../../main/core/reading/documents/plain-text.ts';
import { assemble } from '../../main/core/reading/documents/assemble.ts';
import { locate, locatorAt } from './locate.ts';
import { recogniseSource } from './recognise.ts';

const SENTENCE =
  'This is a sentence of the made-up article, and it is long enough to be a paragraph.';
const ARTICLE = `= The Thing – a made-up article =

The Thing
- Made: 1999
- Size: 12

Lead one. ${SENTENCE}

Lead two. ${SENTENCE}

== Past ==

=== Beginnings ===
Beginnings one. ${SENTENCE}
Beginnings two. ${SENTENCE}

=== Keepers ===
Keepers one. ${SENTENCE}

| No. | Keeper |
| 1 | First |
| 2 | Second |

== Ḥāʾil and the question that takes more than six words ==
Ḥāʾil one. ${SENTENCE}

== Present ==
=== Beginnings ===
Present one. ${SENTENCE}

== Past ==
=== Keepers ===
Again. ${SENTENCE}
`;

const documentOf = (text: string): Document =>
  assemble({ kind: 'text', pieces: piecesOfText(text), notices: [] }, 'a.txt');
const article = documentOf(ARTICLE);

function wordsAt(document: Document, locator: Locator): string | null {
  const place = locate(document, locator);
  return (
    place &&
    document.text
      .slice(place.start, place.end)
      .replace(/\. This is.*/, '')
      .replace(/\t/g, ' | ')
  );
}

describe('a locator leads to', () => {
  it.each<[Locator, string | null]>([
    [{ section: 'Title' }, 'The Thing – a made-up article'],
    [{ section: 'Lead', paragraph: 2 }, 'Lead two'],
    [{ section: 'Introduction', paragraph: 1 }, 'Lead one'],
    [{ section: 'Info box', row: 2 }, 'Size: 12'],
    [{ section: 'Past › Beginnings', paragraph: 2 }, 'Beginnings two'],
    [{ section: 'past › BEGINNINGS', paragraph: 1 }, 'Beginnings one'],
    [{ section: 'Past › Beginnings' }, 'Beginnings'],
    [{ section: 'Past › Keepers › table', row: 2 }, '2 | Second'],
    [{ section: 'Past › Keepers', row: 1 }, '1 | First'],
    [{ section: 'Past › Keepers › table' }, 'Keepers'],
    [{ section: 'Keepers', paragraph: 1 }, 'Keepers one'],
    [{ section: 'Hail and the question …', paragraph: 1 }, 'Ḥāʾil one'],
    // It is there twice, and goes on counting the second time.
    [{ section: 'Past › Keepers', paragraph: 2 }, 'Again'],
  ])('%j', (locator, words) => {
    expect(wordsAt(article, locator)).toBe(words);
  });

  it.each<[Locator, string]>([
    [{ section: 'Past › Beginnings', paragraph: 3 }, 'a paragraph too many'],
    [{ section: 'Future' }, 'no such section'],
    [{ section: 'Beginnings', paragraph: 1 }, 'two sections of that name'],
    [{ paragraph: 1 }, 'no section, where there are several'],
    [{ page: '1' }, 'a page, where there are none'],
    [{ section: 'Lead', row: 9 }, 'a row too many'],
  ])('nowhere: %j, %s', (locator) => {
    expect(locate(article, locator)).toBeNull();
  });

  it('a paragraph or row by its number alone, where there are no sections', () => {
    const plain = documentOf(`${SENTENCE}\n\n${SENTENCE} Two.\n\n| a | b |\n| c | d |`);
    expect(locate(plain, { paragraph: 2 })).toMatchObject({ block: 1 });
    expect(wordsAt(plain, { row: 1 })).toBe('c | d');
  });

  it('a page, by its number or label', () => {
    const paged = documentOf(`One.\fTwo.\n\nThree.`);
    expect(wordsAt(paged, { page: '2', paragraph: 2 })).toBe('Three.');
    expect(wordsAt(paged, { page: '1' })).toBe('One.');
    expect(locate(paged, { page: '3' })).toBeNull();
  });
});

test.each([
  ['the article', article],
  ['pages', documentOf('Title\n\nOne.\n\nTwo.\f\nThree.\n\nFour.')],
])('the locator of every place leads back to it: %s', (_, document) => {
  for (const [index, block] of document.blocks.entries()) {
    const locator = locatorAt(document, Math.max(block.start, block.end - 1));
    const numbered = locator.paragraph !== undefined || locator.row !== undefined;
    if (numbered) expect([locator, locate(document, locator)?.block]).toEqual([locator, index]);
    else expect(['heading', 'paragraph', 'row', 'pageBreak']).toContain(block.kind);
    expect((locator.section ?? '').length).toBeLessThanOrEqual(300);
  }
});

test('long headings are cut in locators, and found again', () => {
  const heading =
    'A heading that is very long indeed, and goes on for quite a while, as if it would never end at all';
  const sections = Array.from(
    { length: 5 },
    (_, at) => `${'='.repeat(at + 2)} ${heading} ${at} ${'='.repeat(at + 2)}\n${SENTENCE} ${at}\n`,
  );
  const document = documentOf(`= T =\n${SENTENCE}\n${sections.join('')}`);
  const last = document.blocks.at(-1);
  const locator = locatorAt(document, last?.start ?? 0);
  expect(locator.section?.length).toBeLessThanOrEqual(300);
  expect(locate(document, locator)).toMatchObject({ start: last?.start });
});

describe('a document is recognised', () => {
  const sections = [
    'Title',
    'Lead',
    'Past › Beginnings',
    'Past › Keepers › table',
    'Present › Beginnings',
  ];
  const thing = { id: 'thing', title: 'The thing - a made-up article', sections };
  const other = { id: 'other', title: 'Another article', sections: ['Name', 'Funding', 'Media'] };

  it.each([
    ['by its title and sections', [other, thing], 'thing'],
    ['by its title alone, where no section is known', [{ ...thing, sections: [] }], 'thing'],
    ['by its sections alone', [{ ...thing, title: 'x' }, other], 'thing'],
    [
      'not by half of its sections',
      [{ ...thing, title: 'x', sections: [...sections, 'Name', 'Media'] }],
      null,
    ],
    ['not by a few sections', [{ ...thing, title: 'x', sections: ['Past › Beginnings'] }], null],
    ['not by its title with other sections', [{ ...other, title: thing.title }], null],
    ['not when two fit', [thing, { ...thing, id: 'same' }], null],
    ['not without sources', [], null],
  ])('%s', (_, sources, expected) => {
    expect(recogniseSource(article, sources)?.id ?? null).toBe(expected);
  });
});

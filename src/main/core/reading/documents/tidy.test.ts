import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tidy, tidyText } from './tidy.ts';

const word = fc.oneof(
  fc.stringMatching(/^[a-z]{1,6}$/),
  fc.constantFrom('cafe\u0301', '\ud800x', 'a\rb', '\u00adso\u00adft', '\x01', 'كِتاب', '😀'),
);

test('marks stay on their words, whatever became of the text', () => {
  const words = fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, (made) => {
      let text = '  ';
      const marks = made.flatMap(([each, isMarked]) => {
        const start = text.length;
        text += `${each} `;
        return isMarked ? [{ start, end: start + each.length, kind: 'strong' as const }] : [];
      });
      const clean = tidy({ text, marks });
      expect(clean.text).toBe(tidyText(text).trim());
      const expected = made.filter(([, isMarked]) => isMarked).map(([each]) => tidyText(each));
      expect(clean.marks.map(({ start, end }) => clean.text.slice(start, end))).toEqual(
        expected.filter((each) => each !== ''),
      );
    }),
    { numRuns: 2_000 },
  );
});

test('preformatted text keeps its indentation, and loses the empty lines around it', () => {
  expect(tidy({ text: '\n \n  x\n y \n\n', marks: [] }, true).text).toBe('  x\n y');
});

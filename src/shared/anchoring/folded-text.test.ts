import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../text/fold.ts';
import { foldText } from './folded-text.ts';

const anyText = fc
  .array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('ﷺ', 'ß', '  \n ', 'Ḥa', '’', '😀')),
  )
  .map((parts) => parts.join(''));

// A few Arabic marks stand for a space and themselves; alone, the space is lost.
test('folds as search does, but for spaces', () => {
  const letters = (text: string): string => text.replace(/\s/g, '');
  fc.assert(
    fc.property(anyText, (text) => {
      expect(letters(foldText(text).text)).toBe(letters(fold(text)));
    }),
    { numRuns: 2_000 },
  );
});

test('knows where each letter came from', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { text: folded, starts } = foldText(text);
      expect(starts).toHaveLength(folded.length + 1);
      expect(starts[folded.length]).toBe(text.length);
      for (let at = 0; at < folded.length; at++) {
        const start = starts[at] ?? 0;
        expect(start).toBeLessThanOrEqual(starts[at + 1] ?? 0);
        const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
        expect(/\s/.test(character) ? ' ' : fold(character)).toContain(folded[at]);
      }
    }),
  );
});

test('has room for characters that become many', () => {
  expect(foldText('ﷺ'.repeat(1_000)).text).toHaveLength(18_000);
});

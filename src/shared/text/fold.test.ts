import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { otherSpellings } from './spellings.ts';

test.each([
  ['Dāʿish', 'daish'],
  ['Daʼesh', 'daesh'],
  ['Ḥaqqānī', 'haqqani'],
  ['Jamāʿat al-Aḥrār', 'jamaat al-ahrar'],
  ['Łódź, Ørsted, Straße, Ægir, Œuvre', 'lodz, orsted, strasse, aegir, oeuvre'],
  ['DIYARBAKIR / Dıyarbakır / İzmir', 'diyarbakir / diyarbakir / izmir'],
  ['2014–2016 — 5−3', '2014-2016 - 5-3'],
  ['  a \u00a0 b\n c ', 'a b c'],
  ['ﬁeld', 'field'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test.each([
  ['كابل', 'کابل'],
  ['ولاية خراسان', 'ولایه خراسان'],
  ['أبو إسماعيل', 'ابو اسماعیل'],
  ['آية ٱلله', 'ایه الله'],
  ['مُحَمَّد', 'محمد'],
  ['محمـــد', 'محمد'],
  ['می‌خواهم', 'میخواهم'],
  ['مؤمن', 'مومن'],
  ['٢٠١٧', '2017'],
  ['۲۰۱۷', '2017'],
])('%s and %s fold to the same', (a, b) => {
  expect(fold(a)).toBe(fold(b));
});

test('folding twice changes nothing', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(text, (value) => {
      expect(fold(fold(value))).toBe(fold(value));
    }),
    { numRuns: 5_000 },
  );
});

test('the short way for ASCII answers the same as the long one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (value) => {
      expect(fold(`${value} Ā`)).toBe(`${fold(`${value} x`).slice(0, -1)}a`);
    }),
  );
});

test('other spellings of a name', () => {
  expect(otherSpellings('daesh')).toContain('daish');
  expect(otherSpellings('mansur')).toEqual(expect.arrayContaining(['mansour', 'mansoor']));
  expect(otherSpellings('hussein')).toContain('hussain');
});

test.each(['raed', 'raid', 'saad', 'killed', 'کابل', '2017-'])('none for %s', (word) => {
  expect(otherSpellings(word)).toEqual([]);
});

test('there are never many of them', () => {
  expect(otherSpellings('u'.repeat(500)).length).toBeLessThanOrEqual(16);
});

import { describe, expect, test } from 'vitest';
import type { Field } from '#shared/model/field.ts';
import { differingParts, lacking } from './difference.ts';

const field = (type: Field['type']): Field => ({ id: 'x', title: 'X', type });

/** `[like this]` where it differs. */
const marked = (type: Field['type'], text: string, shown: string): string =>
  differingParts(field(type), text, shown)
    .map((part) => (part.differs ? `[${part.text}]` : part.text))
    .join(type === 'list' || type === 'names' ? '; ' : '');

describe('differingParts', () => {
  test.each<[Field['type'], string, string, string]>([
    ['quantity', '96', '94', '[96]'],
    ['quantity', '≥94', '94', '[≥]94'],
    ['quantity', '90 (80–100)', '90 (80–110)', '90 (80–[100])'],
    ['number', '-5', '5', '[-]5'],
    ['date', '2024-01-05', '2024-01-03', '2024-01-[05]'],
    ['date', '2015-03-01', '2014-03-01', '[2015]-03-01'],
    // The month is another one, though the shown date has the same digits as its day.
    ['date', '2024-03', '2024-01-03', '2024-[03]'],
    ['date', '2018-07/2018-08', '2018-07', '2018-07[/2018-08]'],
    ['duration', '1 year, 5 months', '1 year, 6 months, 15 days', '1 year, [5 months]'],
    ['text', 'Abu Omar al-Khorasani', 'Abu Saad al-Khorasani', 'Abu [Omar] al-Khorasani'],
    ['text', 'Ziya ul-Haq', 'Abu Omar', '[Ziya ul-Haq]'],
    // Case and marks do not count, as they do not when claims are compared.
    ['text', 'the DĀʿISH group', 'the Daish groups', 'the DĀʿISH [group]'],
    ['list', 'Iran; Iraq', 'Iran; Syria', 'Iran; [Iraq]'],
    ['names', 'Daesh [ar]; ISIS', 'ISIS', '[Daesh [ar]]; ISIS'],
  ])('%s: %s against %s', (type, text, shown, expected) => {
    expect(marked(type, text, shown)).toBe(expected);
  });

  test('joined, the parts are the text', () => {
    const [text, shown] = ['A b, c – d; e\n f', 'b c x f'];
    const parts = differingParts(field('longtext'), text, shown);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  test('texts too long to compare are marked as a whole, at once', () => {
    const long = Array.from({ length: 60_000 }, () => 'word').join(' ');
    const parts = differingParts(field('longtext'), long, `${long} more`);
    expect(parts).toEqual([{ text: long, differs: true }]);
  });
});

describe('lacking', () => {
  test('names what is only left out, and says nothing where other words stand instead', () => {
    expect(lacking(field('duration'), '1 year', '1 year, 15 days')).toBe('15 days');
    expect(lacking(field('text'), 'Kabul', 'the airport, Kabul')).toBe('the airport');
    expect(lacking(field('list'), 'Iran', 'Iran; Iraq')).toBe('Iraq');
    expect(lacking(field('quantity'), '94', '≥94')).toBe('≥');
    expect(lacking(field('quantity'), '96', '94')).toBe('');
  });
});

import { expect, test } from 'vitest';
import type { Row } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import { rowsAsText } from './copy-text.ts';

const fields: Field[] = [
  { id: 'title', title: 'Title', type: 'text' },
  { id: 'text', title: 'Text', type: 'longtext' },
];

const row = (title: string, text: string): Row => ({
  id: 'r',
  cells: { title: { text: title }, text: { text } },
  notes: 0,
  links: 0,
  own: false,
});

test('rows are lines and cells stand between tabs, under the headers', () => {
  expect(rowsAsText(fields, [row('one', 'two'), row('داعش', '')])).toBe(
    'Title\tText\none\ttwo\nداعش\t',
  );
});

test('line breaks, tabs and quotes do not break the table', () => {
  expect(rowsAsText(fields, [row('a\tb', 'say "no"\nnow')])).toBe(
    'Title\tText\n"a\tb"\t"say ""no""\nnow"',
  );
});

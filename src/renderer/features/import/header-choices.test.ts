import { expect, it } from 'vitest';
import type { ImportDraft } from '#shared/contract/imports-api.ts';
import { headerChoices, headerOf, tagChoices } from './header-choices.ts';
import { previewRows } from './preview-rows.ts';

const draft = {
  recognised: null,
  settings: { kind: 'xlsx', sheet: 'a', header: { names: 2, tags: 3 } },
  top: [
    { line: 1, cells: ['Report', ''] },
    { line: 3, cells: ['Day', 'Place'] },
    { line: 4, cells: ['#date', '#adm1+name'] },
    { line: 5, cells: ['2015', 'Kabul'] },
  ],
  sample: [{ line: 5, cells: ['2015', 'Kabul'], flaw: 'few-cells' }],
} as unknown as ImportDraft;

it('each row is a choice that shows what is in it', () => {
  const header = { names: 2, tags: 3 };
  expect(headerChoices(draft, header).map(({ label }) => label)).toEqual([
    'None',
    'Line 1: Report',
    'Line 3: Day, Place',
    'Line 4: #date, #adm1+name',
    'Line 5: 2015, Kabul',
  ]);
  expect(headerChoices(draft, { names: 90, tags: null }).at(-1)).toEqual({
    value: '90',
    label: 'Row 90',
  });
  expect(tagChoices(draft, header).map(({ value }) => value)).toEqual(['0', '3']);
});

it('tags right below the names go with them', () => {
  expect(headerOf(draft, 2)).toEqual({ names: 2, tags: 3 });
  expect(headerOf(draft, 1)).toEqual({ names: 1, tags: null });
  expect(headerOf(draft, 0)).toEqual({ names: null, tags: null });
});

it('the preview shows titles, names and tags as such', () => {
  expect(previewRows(draft).map(({ line, kind }) => [line, kind])).toEqual([
    [1, 'above'],
    [3, 'names'],
    [4, 'tags'],
    [5, 'data'],
  ]);
  expect(previewRows(draft)[3]?.flaw).toContain('Fewer cells');
});

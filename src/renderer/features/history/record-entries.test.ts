import { expect, it } from 'vitest';
import type { RecordChange } from '#shared/contract/history-api.ts';
import { recordEntries } from './record-entries.ts';

const change = (seq: number, field: string | null): RecordChange => ({
  seq,
  at: '2026-03-01T00:00:00.000Z',
  label: `Change ${seq}`,
  origin: 'edit',
  field,
  before: null,
  after: 'x',
});

it('what one change did to several fields is one entry', () => {
  const entries = recordEntries([
    change(3, 'title'),
    change(2, null),
    change(1, 'title'),
    change(1, 'date'),
  ]);
  expect(entries.map(({ seq, changes }) => [seq, changes.map(({ field }) => field)])).toEqual([
    [3, ['title']],
    [2, []],
    [1, ['title', 'date']],
  ]);
});

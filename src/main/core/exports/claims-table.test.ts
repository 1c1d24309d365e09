/** How many claims an export has is said at each look at it, in large datasets too. */
import { expect, test, vi } from 'vitest';
import type { Collection } from '#shared/model/field.ts';
import { baseRecord, memoryCore, memoryDossier } from '../query/fixture.ts';
import { finish } from '#shared/steps.ts';
import { claimsTable } from './claims-table.ts';

const events: Collection = {
  id: 'events',
  title: 'Events',
  singular: 'event',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text' },
    { id: 'from', title: 'From', type: 'date' },
    { id: 'to', title: 'To', type: 'date' },
    {
      id: 'length',
      title: 'Length',
      type: 'duration',
      computed: { kind: 'time-between', from: 'from', to: 'to' },
    },
  ],
};
const records = [
  baseRecord('e1', [
    { title: 'One', from: '2024-01-03', to: '2024-01-05' },
    { title: 'Another', from: null },
  ]),
  baseRecord('e2', { title: 'Two' }, { deprecated: { title: [{ statement: 0, reason: 'x' }] } }),
];

test('is counted without building them, and is the number of rows', async () => {
  const core = memoryCore(memoryDossier([events], { events: records }));
  const at = core.clock().toISOString();
  const claim = { collection: 'events', record: 'e2', field: 'from', value: '2024', source: 'src' };
  const after = { id: 'own', ...claim, rank: 'normal' as const, createdAt: at, updatedAt: at };
  const drafts = () => [{ table: 'claims' as const, id: 'own', after }];
  await core.dossier().commit({ label: 'Add a claim', drafts });
  const query = { collection: 'events', search: '', filter: null, sort: [] };
  const resolve = vi.spyOn(finish(core.tables().select(query)).table, 'resolve');
  const { count, rows } = claimsTable(core, { query: null, records: null });
  expect(resolve).not.toHaveBeenCalled();
  expect([...rows()]).toHaveLength(count);
  expect(resolve).toHaveBeenCalled();
  expect(count).toBe(7);
});

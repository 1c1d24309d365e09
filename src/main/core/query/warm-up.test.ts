import { describe, expect, test, vi } from 'vitest';
import type { Collection } from '#shared/model/field.ts';
import { baseRecord, memoryDossier, type MemoryDossier } from './fixture.ts';
import { createTurns } from '../turns.ts';
import { finish } from '#shared/steps.ts';
import { createTables, type Tables } from './tables.ts';
import { warmUp } from './warm-up.ts';

const events: Collection = {
  id: 'events',
  title: 'Events',
  singular: 'event',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text' },
    { id: 'killed', title: 'Killed', type: 'quantity' },
  ],
};
const many = (): MemoryDossier =>
  memoryDossier([events], {
    events: Array.from({ length: 950 }, (_, at) =>
      baseRecord(`e${at}`, { title: `Event ${at}`, killed: { best: at } }),
    ),
  });
const edit = (dossier: MemoryDossier) =>
  dossier.commit({
    label: 'edit',
    drafts: () => [
      {
        table: 'claims',
        id: 'own:e5#title',
        after: {
          id: 'own:e5#title',
          collection: 'events',
          record: 'e5',
          field: 'title',
          value: 'Quite another',
          source: 'editor',
          rank: 'preferred',
          createdAt: '2026-01-01T00:00:00.000Z',
          updatedAt: '2026-01-01T00:00:00.000Z',
        },
      },
    ],
  });
function found(tables: Tables, search: string): string[] {
  const { result } = finish(tables.query({ collection: 'events', search, filter: null, sort: [] }));
  return tables.ids(result, 0, 10);
}

describe('preparing', () => {
  test('goes in steps, and leaves nothing to do', () => {
    const tables = createTables(many());
    expect([...tables.prepare()].length).toBeGreaterThan(20);
    expect([...tables.prepare()]).toEqual([]);
    expect(found(tables, 'event 949')).toEqual(['e949']);
  });

  test('what changes between two steps is found as it is now', async () => {
    const dossier = many();
    const tables = createTables(dossier);
    const steps = tables.prepare();
    for (let step = 0; step < 3; step++) steps.next();
    await edit(dossier);
    while (!steps.next().done);
    expect(found(tables, 'quite another')).toEqual(['e5']);
  });
});

describe('warming up', () => {
  test('begins a while after opening and after a change, and ends with closing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] });
    try {
      const dossier = many();
      const bare = createTables(dossier);
      const tables = warmUp(dossier, bare, { ...createTurns(), log: () => undefined });
      const isReady = (): boolean => bare.prepare().next().done === true;
      await vi.advanceTimersByTimeAsync(900);
      expect(isReady()).toBe(false);
      await vi.runAllTimersAsync();
      expect(isReady()).toBe(true);
      await edit(dossier);
      expect([...bare.prepare()]).toEqual([]);
      tables.close();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

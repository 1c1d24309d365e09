/** Claims, ranks, disputes, lenses and sums, in a dossier that lives in memory. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ClaimInput, DisputeQuery } from '#shared/contract/claims-api.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { SumPart } from '#shared/contract/records-api.ts';
import type { Collection } from '#shared/model/field.ts';
import type { Filter, Query } from '#shared/model/filter.ts';
import { nodeFileSystem } from '../dossier/file-system.ts';
import { historyHandlers } from '../history/handlers.ts';
import {
  baseRecord,
  memoryCore,
  memoryDossier,
  type MemoryCore,
  type MemoryDossier,
} from '../query/fixture.ts';
import { finish } from '#shared/steps.ts';
import { createTables } from '../query/tables.ts';
import { recordsHandlers } from '../records/handlers.ts';
import { trashHandlers } from '../trash/handlers.ts';
import { findDisputes } from './disputes.ts';
import { claimsHandlers } from './handlers.ts';

const events: Collection = {
  id: 'events',
  title: 'Events',
  singular: 'event',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text', required: true },
    { id: 'killed', title: 'Killed', type: 'quantity' },
    { id: 'from', title: 'From', type: 'date' },
    { id: 'to', title: 'To', type: 'date' },
    {
      id: 'time',
      title: 'Time',
      type: 'duration',
      computed: { kind: 'time-between', from: 'from', to: 'to' },
    },
  ],
};
const sources: Collection = {
  id: 'sources',
  title: 'Sources',
  singular: 'source',
  titleField: 'title',
  fields: [{ id: 'title', title: 'Title', type: 'text' }],
};

let dossier: MemoryDossier;
let core: MemoryCore;
let claims: ReturnType<typeof claimsHandlers>;
let records: ReturnType<typeof recordsHandlers>;
beforeEach(() => {
  const kerman = baseRecord('e1', [
    { title: 'Kerman', killed: { best: 94 }, from: '2024-01-03', to: '2024-01-03' },
    { killed: { best: 103, bound: 'at-least' } },
  ]);
  kerman.statements[1]!.source = 'other';
  dossier = memoryDossier([events, sources], {
    events: [
      kerman,
      baseRecord('e2', { title: 'Two', killed: { low: 5, high: 10 }, from: '2014', to: '2015' }),
      baseRecord('e3', { title: 'Three' }),
      baseRecord('e4', [{ title: 'Four', killed: { best: 3 } }, { killed: { best: 3 } }]),
      baseRecord('e5', { title: 'Five', from: '2014-01-01', to: '2014-01-11', time: 'P2D' }),
    ],
    sources: [
      baseRecord('src', { title: 'The source' }),
      baseRecord('other', { title: 'Another' }),
    ],
  });
  core = memoryCore(dossier);
  claims = claimsHandlers(core);
  records = recordsHandlers(core);
});

const at = { collection: 'events', record: 'e1', field: 'killed' };
const said = (text: string, more: Partial<ClaimInput> = {}): ClaimInput => ({
  text,
  source: 'other',
  ...more,
});

async function field(record = 'e1', id = 'killed') {
  const { fields } = await records['records.get']({ collection: 'events', record });
  const found = fields.find((one) => one.field === id);
  if (!found) throw new Error(`no field ${id}`);
  return found;
}

const ranks = async (): Promise<string[]> =>
  (await field()).claims.map(({ text, rank, shown }) => `${text} ${rank}${shown ? ' shown' : ''}`);

const refused = (work: unknown): Promise<AppError> =>
  Promise.resolve(work).then(
    () => {
      throw new Error('nothing was refused');
    },
    (error: unknown) => error as AppError,
  );

describe('claims', () => {
  test('are added beside what is there, with their evidence, and shown where nothing else is', async () => {
    await claims['claims.add']({
      ...at,
      claim: said('84', {
        locator: { section: 'Attacks', paragraph: 4 },
        quote: 'at least 84',
        asOf: '2024-01-05',
        grade: { reliability: 'B', credibility: 2 },
        comment: 'An early count.',
      }),
    });
    expect(await ranks()).toEqual(['94 normal shown', '≥103 normal', '84 normal']);
    const [, , added] = (await field()).claims;
    expect(added).toMatchObject({
      origin: 'own',
      sourceTitle: 'Another',
      locatorText: 'Attacks, paragraph 4',
      quote: 'at least 84',
      asOf: '2024-01-05',
      grade: { reliability: 'B', credibility: 2 },
      comment: 'An early count.',
    });
    await claims['claims.add']({ ...at, record: 'e3', claim: said('at least 7') });
    expect(await field('e3')).toMatchObject({ text: '≥7', state: 'single' });
    expect(dossier.log.at(-1)?.label).toBe('Add claim on Killed of “Three”');
  });

  test('that a source does not know is a claim, and contradicts nobody', async () => {
    await claims['claims.add']({ ...at, record: 'e3', claim: said('', { unknown: true }) });
    expect(await field('e3')).toMatchObject({ text: '', state: 'single', unknown: true });
    expect((await field('e3')).claims).toMatchObject([{ text: '', unknown: true }]);
    await claims['claims.add']({ ...at, claim: said('', { unknown: true, source: 'editor' }) });
    expect((await field()).claims).toMatchObject([{}, {}, { unknown: true, differs: false }]);
  });

  test('a cell that the user clears says that there is no value, and contradicts those that give one', async () => {
    await records['records.setValue']({ ...at, text: '' });
    expect(await field()).toMatchObject({ text: '', unknown: false, state: 'settled' });
    expect((await field()).claims.map(({ unknown }) => unknown)).toEqual([false, false, false]);
  });

  test('stand beside what is worked out, too; but that can’t be typed over', async () => {
    const place = { ...at, record: 'e2', field: 'time' };
    await claims['claims.add']({ ...place, claim: said('3 years') });
    expect(await field('e2', 'time')).toMatchObject({ state: 'open' });
    expect((await refused(records['records.setValue']({ ...place, text: '1 day' }))).code).toBe(
      'invalid_input',
    );
  });

  test.each([
    ['no number', { claim: said('many') }, 'invalid_input'],
    ['no value', { claim: said('') }, 'invalid_input'],
    ['no such source', { claim: said('1', { source: 'nobody' }) }, 'not_found'],
    ['no date', { claim: said('1', { asOf: 'some day' }) }, 'invalid_input'],
    ['no such passage', { claim: said('1', { passage: 'p' }) }, 'not_found'],
    [
      'preferred without a reason',
      { claim: said('1'), rank: 'preferred' as const },
      'invalid_input',
    ],
    ['no such record', { record: 'e9', claim: said('1') }, 'not_found'],
  ])('%s is refused', async (_, more, code) => {
    expect((await refused(claims['claims.add']({ ...at, ...more }))).code).toBe(code);
    expect(dossier.log).toEqual([]);
  });

  test('can be changed, deleted to the trash, and restored in their place', async () => {
    const { id } = await claims['claims.add']({ ...at, claim: said('84') });
    await claims['claims.add']({ ...at, claim: said('85') });
    await claims['claims.edit']({ id, claim: said('83', { comment: 'x' }) });
    expect(await ranks()).toEqual(['94 normal shown', '≥103 normal', '83 normal', '85 normal']);
    await claims['claims.delete']({ ids: [id] });
    expect(await ranks()).toEqual(['94 normal shown', '≥103 normal', '85 normal']);
    expect((await refused(claims['claims.edit']({ id, claim: said('1') }))).code).toBe('not_found');
    const trash = trashHandlers(core);
    expect(await trash['trash.list']({})).toMatchObject([
      { kind: 'claim', title: 'Killed: 83', place: 'Claim on Kerman' },
    ]);
    await trash['trash.restore']({ items: [{ kind: 'claim', id }] });
    expect(await ranks()).toEqual(['94 normal shown', '≥103 normal', '83 normal', '85 normal']);
    await claims['claims.delete']({ ids: [id] });
    await trash['trash.empty']({ items: null });
    expect(dossier.layer.claims.size).toBe(1);
  });
});

describe('ranks', () => {
  const second = 'e1#1.killed';

  test('one is preferred, with a reason; the one before it steps back; undo brings it again', async () => {
    expect((await field()).state).toBe('open');
    await claims['claims.setRank']({ ...at, claim: second, rank: 'preferred', reason: 'Later.' });
    expect(await ranks()).toEqual(['≥103 preferred shown', '94 normal']);
    expect(await field()).toMatchObject({ text: '≥103', state: 'settled' });
    expect((await field()).claims[0]).toMatchObject({ reason: 'Later.', origin: 'base' });
    const { id } = await claims['claims.add']({
      ...at,
      claim: said('84'),
      rank: 'preferred',
      reason: 'Counted.',
    });
    expect(await ranks()).toEqual(['84 preferred shown', '94 normal', '≥103 normal']);
    await claims['claims.setRank']({
      ...at,
      claim: 'e1#0.killed',
      rank: 'preferred',
      reason: 'No.',
    });
    expect(await ranks()).toEqual(['94 preferred shown', '≥103 normal', '84 normal']);
    expect(dossier.layer.claims.get(id)).not.toHaveProperty('reason');
    const history = historyHandlers(core, nodeFileSystem);
    await history['history.undo']({});
    expect(await ranks()).toEqual(['84 preferred shown', '94 normal', '≥103 normal']);
    await history['history.undo']({});
    expect(await ranks()).toEqual(['≥103 preferred shown', '94 normal']);
    expect((await history['history.undo']({})).label).toBe('Prefer a claim on Killed of “Kerman”');
    expect(await ranks()).toEqual(['94 normal shown', '≥103 normal']);
  });

  test('one that is held to be wrong does not count', async () => {
    await claims['claims.setRank']({
      ...at,
      claim: second,
      rank: 'deprecated',
      reason: 'A mix-up.',
    });
    expect(await field()).toMatchObject({ text: '94', state: 'single' });
    await claims['claims.setRank']({ ...at, claim: second, rank: 'normal' });
    expect((await field()).state).toBe('open');
  });

  test('what is printed can be held to be wrong where something else is worked out', async () => {
    const place = { collection: 'events', record: 'e5', field: 'time' };
    const [worked, printed] = (await field('e5', 'time')).claims;
    expect([worked?.origin, printed?.origin]).toEqual(['computed', 'base']);
    await claims['claims.setRank']({ ...place, claim: printed!.id, rank: 'deprecated' });
    expect(await field('e5', 'time')).toMatchObject({ state: 'single', text: '10 days' });
    const reason = 'The dates are uncertain.';
    await claims['claims.setRank']({ ...place, claim: printed!.id, rank: 'preferred', reason });
    expect(await field('e5', 'time')).toMatchObject({ state: 'settled', text: '2 days' });
    const ranking = { ...place, claim: worked!.id, rank: 'deprecated' as const };
    expect((await refused(claims['claims.setRank'](ranking))).code).toBe('invalid_input');
  });

  test('typing over a cell takes the place of what was preferred', async () => {
    await claims['claims.setRank']({ ...at, claim: second, rank: 'preferred', reason: 'Later.' });
    await records['records.setValue']({ ...at, text: '90' });
    expect(await ranks()).toEqual(['90 preferred shown', '94 normal', '≥103 normal']);
  });

  test.each([
    [
      'a preferred one without a reason',
      { claim: second, rank: 'preferred' as const },
      'invalid_input',
    ],
    ['one that is not there', { claim: 'e1#9.killed', rank: 'normal' as const }, 'not_found'],
  ])('%s is refused', async (_, more, code) => {
    expect((await refused(claims['claims.setRank']({ ...at, ...more }))).code).toBe(code);
  });
});

const all: DisputeQuery = {
  collection: null,
  field: null,
  state: null,
  source: null,
  search: '',
  sort: 'record',
  from: 0,
  limit: 100,
};

describe('disputes', () => {
  test('are found without being told, worked-out values among them, with how far they lie apart', async () => {
    const { disputes, total, counts } = await claims['claims.disputes'](all);
    expect(total).toBe(2);
    expect(counts).toEqual([{ collection: 'events', open: 2, settled: 0 }]);
    expect(disputes).toMatchObject([
      {
        record: 'e1',
        field: 'killed',
        title: 'Kerman',
        state: 'open',
        shown: '94',
        values: [
          { text: '94', sources: ['The source'], shown: true, claim: 'e1#0.killed' },
          { text: '≥103', sources: ['Another'], shown: false, claim: 'e1#1.killed' },
        ],
        spread: { low: 94, high: 103, unit: 'number', words: '94–103, a difference of 9' },
      },
      {
        record: 'e5',
        field: 'time',
        values: [{ claim: null }, { claim: 'e5#0.time' }],
        spread: { unit: 'days', words: '8 days apart' },
      },
    ]);
  });

  test('after every change, what is kept of them is what looking anew finds', async () => {
    const trash = trashHandlers(core);
    const setRank = claims['claims.setRank'];
    const steps = [
      () => claims['claims.add']({ ...at, record: 'e2', claim: said('500') }),
      () => claims['claims.add']({ ...at, record: 'e5', field: 'to', claim: said('2014-01-03') }),
      () => setRank({ ...at, claim: 'e1#1.killed', rank: 'deprecated' }),
      () => setRank({ ...at, claim: 'e1#1.killed', rank: 'normal' }),
      () => records['records.setValue']({ ...at, record: 'e4', text: '9' }),
      () => records['records.delete']({ collection: 'events', records: ['e1'] }),
      () => trash['trash.restore']({ items: [{ kind: 'record', id: 'e1' }] }),
      () => records['records.create']({ collection: 'events', values: { title: 'New' } }),
      () => historyHandlers(core, nodeFileSystem)['history.undo']({}),
    ];
    const totals: number[] = [];
    for (const step of steps) {
      finish(findDisputes(core.tables(), all));
      await step();
      const kept = finish(findDisputes(core.tables(), all));
      const anew = createTables(dossier);
      expect(kept).toEqual(finish(findDisputes(anew, all)));
      anew.close();
      totals.push(kept.total);
    }
    expect(new Set(totals).size).toBeGreaterThan(2);
  });

  test('dates lie as many days apart as their beginnings', async () => {
    await claims['claims.add']({ ...at, field: 'from', claim: said('2024-02') });
    const { disputes } = await claims['claims.disputes']({ ...all, field: 'from' });
    expect(disputes).toMatchObject([{ spread: { unit: 'days', words: '29 days apart' } }]);
  });

  test('stand by collection, however far apart they lie', async () => {
    const place = { collection: 'sources', record: 'src', field: 'title' };
    await claims['claims.add']({ ...place, claim: said('Its other title') });
    for (const sort of ['record', 'spread'] as const) {
      const { disputes, counts } = await claims['claims.disputes']({ ...all, sort });
      expect(disputes.map(({ record }) => record)).toEqual(['e1', 'e5', 'src']);
      expect(counts).toEqual([
        { collection: 'events', open: 2, settled: 0 },
        { collection: 'sources', open: 1, settled: 0 },
      ]);
    }
  });

  test('open ones come first, then by spread; searched, filtered and paged', async () => {
    await claims['claims.add']({ ...at, record: 'e4', claim: said('300') });
    await claims['claims.setRank']({ ...at, claim: 'e1#0.killed', rank: 'preferred', reason: 'x' });
    const keys = async (more: Partial<DisputeQuery>): Promise<string[]> =>
      (await claims['claims.disputes']({ ...all, ...more })).disputes.map(({ record }) => record);
    expect(await keys({ sort: 'spread' })).toEqual(['e4', 'e5', 'e1']);
    expect(await keys({ sort: 'record' })).toEqual(['e4', 'e5', 'e1']);
    expect(await keys({ state: 'settled' })).toEqual(['e1']);
    expect(await keys({ source: 'other' })).toEqual(['e4', 'e1']);
    expect(await keys({ search: 'KERMAN killed' })).toEqual(['e1']);
    expect(await keys({ field: 'time' })).toEqual(['e5']);
    expect(await keys({ collection: 'sources' })).toEqual([]);
    expect(await keys({ from: 1, limit: 1 })).toEqual(['e5']);
    await records['records.delete']({ collection: 'events', records: ['e4'] });
    expect(await keys({ sort: 'spread' })).toEqual(['e5', 'e1']);
  });
});

async function found(filter: Filter | null, more: Partial<Query> = {}): Promise<string[]> {
  const query = { collection: 'events', search: '', filter, sort: [], ...more };
  const { result } = await records['records.query'](query);
  return (await records['records.ids']({ result, from: 0, to: 100 })).ids;
}

describe('filters on what is said', () => {
  test.each<[Filter, string[]]>([
    [{ op: 'claims', field: 'killed', state: 'disputed' }, ['e1']],
    [{ op: 'claims', field: null, state: 'open' }, ['e1', 'e5']],
    [{ op: 'claims', field: 'killed', state: 'agreed' }, ['e4']],
    [{ op: 'claims', field: 'killed', state: 'single' }, ['e2']],
    [{ op: 'claims', field: 'killed', state: 'none' }, ['e3', 'e5']],
    [{ op: 'claims', field: null, state: 'own' }, []],
    [{ op: 'source', source: 'other' }, ['e1']],
    [{ op: 'range', field: 'killed' }, ['e2']],
    [{ op: 'not', filter: { op: 'source', source: 'src' } }, []],
  ])('%j', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  test('follow what is done', async () => {
    await claims['claims.add']({ ...at, record: 'e2', claim: said('50') });
    expect(await found({ op: 'claims', field: 'killed', state: 'open' })).toEqual(['e1', 'e2']);
    expect(await found({ op: 'claims', field: null, state: 'own' })).toEqual(['e2']);
    expect(await found({ op: 'source', source: 'other' })).toEqual(['e1', 'e2']);
  });
});

describe('as one source has it', () => {
  test('a grid holds what that source says, and nothing else but the titles', async () => {
    expect(await found(null, { source: 'other' })).toEqual(['e1']);
    const { result } = await records['records.query']({
      collection: 'events',
      search: '',
      filter: null,
      sort: [],
      source: 'other',
    });
    const { rows } = await records['records.rows']({ result, from: 0, to: 9 });
    expect(rows[0]?.cells['killed']).toEqual({ text: '≥103' });
    expect(rows[0]?.cells['title']?.text).toBe('Kerman');
    expect(rows[0]?.cells['from']?.text).toBe('');
    await claims['claims.add']({ ...at, record: 'e3', claim: said('7') });
    expect(await found(null, { source: 'other' })).toEqual(['e1', 'e3']);
    const facets = records['records.facets'];
    const asked = { collection: 'events', field: 'killed', search: '', filter: null };
    expect((await facets({ ...asked, source: 'other' })).facets).toEqual([
      { value: '≥103', label: '≥103', count: 1 },
      { value: '7', label: '7', count: 1 },
    ]);
  });
});

describe('sums', () => {
  const query = (sort: Query['sort'] = []): Query => ({
    collection: 'events',
    search: '',
    filter: null,
    sort,
  });
  const summed = async (part: SumPart, once = false) => {
    const { result } = await records['records.query'](query());
    return (await records['records.summed']({ result, once, field: 'killed', part })).ids;
  };
  const sum = async (once = false, sort: Query['sort'] = []) => {
    const { result } = await records['records.query'](query(sort));
    const { sums } = await records['records.sums']({ result, once });
    return sums;
  };

  test('lowest, best and highest, with what is unknown and what is disputed; unknown is never 0', async () => {
    expect(await sum()).toEqual([
      {
        field: 'killed',
        low: 94 + 5 + 3,
        best: 94 + 5 + 3,
        high: 103 + 10 + 3,
        open: true,
        known: 3,
        ranges: 1,
        unknown: 2,
        disputed: 1,
        duplicates: 0,
      },
    ]);
  });

  test('what is the same counts once, where that is asked for', async () => {
    const now = '2026-01-01T00:00:00.000Z';
    const link = (id: string, from: string, to: string) => ({
      table: 'links' as const,
      id,
      after: {
        id,
        kind: 'same' as const,
        from: { collection: 'events', record: from },
        to: { collection: 'events', record: to },
        certainty: 'certain' as const,
        createdAt: now,
        updatedAt: now,
      },
    });
    await dossier.commit({
      label: 'x',
      drafts: () => [link('l1', 'e4', 'e1'), link('l2', 'e2', 'e4')],
    });
    expect((await sum())[0]).toMatchObject({ known: 3, duplicates: 0 });
    expect((await sum(true))[0]).toMatchObject({ known: 1, best: 94, duplicates: 2 });
    expect(await summed('known', true)).toEqual(['e1']);
    await dossier.commit({ label: 'x', drafts: () => [link('l3', 'e3', 'e5')] });
    expect((await sum(true))[0]).toMatchObject({ unknown: 1, duplicates: 3 });
    expect(await summed('unknown', true)).toEqual(['e3']);
    // Of those that are the same, one that is known.
    await dossier.commit({ label: 'x', drafts: () => [link('l4', 'e3', 'e2')] });
    expect((await sum(true))[0]).toMatchObject({ known: 1, unknown: 0, best: 94, duplicates: 4 });
    // Whatever the order: Four comes before Kerman.
    const byTitle = [{ field: 'title', direction: 'ascending' as const }];
    expect((await sum(true, byTitle))[0]).toMatchObject({ best: 94 });
  });

  test('each count leads to the records behind it, and the filters say the same', async () => {
    expect(await summed('known')).toEqual(['e1', 'e2', 'e4']);
    expect(await summed('ranges')).toEqual(['e2']);
    expect(await summed('unknown')).toEqual(['e3', 'e5']);
    expect(await summed('disputed')).toEqual(['e1']);
    expect(await found({ op: 'blank', field: 'killed', blank: false })).toEqual(['e1', 'e2', 'e4']);
    expect(await found({ op: 'range', field: 'killed' })).toEqual(['e2']);
    expect(await found({ op: 'blank', field: 'killed', blank: true })).toEqual(['e3', 'e5']);
    expect(await found({ op: 'claims', field: 'killed', state: 'disputed' })).toEqual(['e1']);
    const { result } = await records['records.query'](query());
    const named = (fields: string[]) => records['records.sums']({ result, once: false, fields });
    expect((await named(['killed', 'from', 'nothing'])).sums).toMatchObject([{ field: 'killed' }]);
    const dates = { result, once: false, field: 'from', part: 'known' as const };
    await expect(records['records.summed'](dates)).rejects.toThrow('can’t be added up');
  });
});

// @ts-check
// node measure.mjs FOLDER PLACE: what working on the large dossier FOLDER costs, step by step, and how long other calls wait meanwhile.
import { startCore } from './core.mjs';
import { pause, processor, watched, waitsOf } from './waits.mjs';

const [, , folder = '', place = ''] = process.argv;
const core = await startCore(place);
const { page, host } = core;

const opening = performance.now();
await host.host.start({ dossier: folder });
const state = await page.dossier.state({});
if (state.status !== 'open') throw new Error('It did not open.');
const large = state.collections.toSorted(
  (/** @type {any} */ a, /** @type {any} */ b) => b.count - a.count,
)[0];
const collection = large.id;
const ask = (/** @type {Record<string, unknown>} */ more = {}) =>
  page.records.query({ collection, search: '', filter: null, sort: [], ...more });
const shown = await ask();
await page.records.rows({ result: shown.result, from: 0, to: 100 });
console.log(`${large.count.toLocaleString('en')} records x ${large.fields.length} fields`);
console.log(
  `opened, first rows there  ${seconds(performance.now() - opening)} (${seconds(processor())}) s, ${memory()} MB`,
);

const fieldOf = (/** @type {string} */ type) =>
  large.fields.find((/** @type {any} */ one) => one.type === type)?.id;
/** A text that is different in nearly every record. */
const title = large.fields.some((/** @type {any} */ one) => one.id === 'headline')
  ? 'headline'
  : large.titleField;
const others = { core, collection, result: shown.result, count: large.count };
const step = (/** @type {string} */ name, /** @type {() => Promise<any>} */ work) =>
  watched(others, name, work);

await step('warm-up after opening', () => core.ready());
console.log(`memory then               ${memory()} MB`);

const edit = { collection, record: (await idsAt(large.count >> 1))[0], field: title };
const byTitle = { sort: [{ field: title, direction: 'descending' }] };
const number = fieldOf('quantity') ?? fieldOf('number');
const date = fieldOf('date');
const choice = fieldOf('choice');
await step('search', () => ask({ search: 'kachin' }));
await step('search, one letter less', () => ask({ search: 'kachi' }));
await step('sort by number', () => ask({ sort: [{ field: number, direction: 'descending' }] }));
await step('sort by date', () => ask({ sort: [{ field: date, direction: 'descending' }] }));
await step('sort by text', () => ask(byTitle));
await step('filter by text', () =>
  ask({ filter: { op: 'text', field: title, mode: 'contains', text: 'army' } }),
);
await step('filter by date', () =>
  ask({ filter: { op: 'date', field: date, mode: 'possibly', from: '2000', to: '2010' } }),
);
await step('filter: in dispute', () =>
  ask({ filter: { op: 'claims', field: null, state: 'disputed' } }),
);
await step('facets of a choice', () =>
  page.records.facets({ collection, field: choice, search: '', filter: null }),
);
await step('facets of the titles', () =>
  page.records.facets({ collection, field: title, search: '', filter: null }),
);
await step('sums', () => page.records.sums({ result: shown.result, once: false }));
await step('sums, the same once', () => page.records.sums({ result: shown.result, once: true }));
await step('disputes', () => page.claims.disputes(disputeQuery()));
await step('find', () => page.records.find({ text: 'nothing is called like that', limit: 20 }));
await step('position of a record', () =>
  page.records.position({ result: shown.result, record: edit.record }),
);
await step('edit a cell', () =>
  page.records.setValue({ ...edit, text: `A title of ${new Date().toISOString()}` }),
);
await step('search after the edit', () => ask({ search: 'kachin' }));
await step('sort by text after it', () => ask(byTitle));
await step('warm-up after the edit', () => pause(3_000));
await step('undo', () => page.history.undo({}));
await step('search after the undo', () => ask({ search: 'kachin' }));
await step('warm-up after the undo', () => pause(3_000));
await step('edit of another field', () =>
  page.records.setValue({ ...edit, field: number, text: '7' }),
);
await step('rows meanwhile', () => pause(500));
await step('undo', () => page.history.undo({}));
await step('delete 1,000 records', async () =>
  page.records.delete({ collection, records: await idsAt(0, 1_000) }),
);
await step('search after it', () => ask({ search: 'kachin' }));
await step('undo', () => page.history.undo({}));
console.log(`memory at the end         ${memory()} MB`);
await core.close();

/** A second time, and asked for everything before the warm-up has begun. */
const cold = await startCore(place);
others.core = cold;
await cold.host.host.start({ dossier: folder });
const again = await cold.page.records.query({ collection, search: '', filter: null, sort: [] });
others.result = again.result;
await watched(others, 'cold: search and sort', () =>
  cold.page.records.query({ collection, search: 'kachin', filter: null, ...byTitle }),
);
await cold.close();
waitsOf();

/** @param {number} from */
async function idsAt(from, count = 1) {
  return (await page.records.ids({ result: shown.result, from, to: from + count })).ids;
}

function disputeQuery() {
  return {
    collection: null,
    field: null,
    state: null,
    source: null,
    search: '',
    sort: 'spread',
    from: 0,
    limit: 50,
  };
}

/** Of the whole process. */
function memory() {
  return Math.round(process.memoryUsage().rss / 1e6);
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return (milliseconds / 1_000).toFixed(1);
}

/** The history as a list: which steps a query shows, and the words for them. */
import type { HistoryQuery, HistoryStep, TouchedRecord } from '#shared/contract/history-api.ts';
import { fold } from '#shared/text/fold.ts';
import type { Core } from '../context.ts';
import { labelOf } from './apply-steps.ts';
import type { HistoryIndex, Touched } from './history-index.ts';
import type { Entry, Step } from './steps.ts';

const MOST_RECORDS = 5;

/** A label never changes; folding 100,000 of them for each letter that is typed takes most of a second. */
const foldedLabels = new WeakMap<Entry, string>();

type Reading = Pick<Core, 'tables'>;

/** Newest first. `more`: there are older ones. */
export function listSteps(
  core: Reading,
  index: HistoryIndex,
  query: HistoryQuery,
): { steps: HistoryStep[]; more: boolean } {
  const words = fold(query.search)
    .split(/\s+/)
    .filter((word) => word !== '');
  const holdsWords = wordSearch(core, words);
  const found: HistoryStep[] = [];
  const all = index.steps.all();
  for (let at = all.length - 1; at >= 0; at -= 1) {
    const step = all[at];
    if (step === undefined || (query.before !== null && step.first >= query.before)) continue;
    const touched = touchedBy(index, step);
    if (!fits(step, touched, query)) continue;
    if (words.length > 0 && !holdsWords(step, touched)) continue;
    if (found.length === query.limit) return { steps: found, more: true };
    found.push({ ...viewOf(core, step, touched), after: all.length - 1 - at });
  }
  return { steps: found, more: false };
}

export function touchedBy(index: HistoryIndex, { entries }: Step): Touched {
  const [first, ...others] = entries.map(({ seq }) => index.touched(seq));
  if (!first || others.length === 0) return first ?? index.touched(0);
  const all = [first, ...others];
  return {
    records: new Map(all.flatMap(({ records }) => [...records])),
    notes: all.some(({ notes }) => notes),
    views: [...new Set(all.flatMap(({ views }) => views))],
  };
}

function fits({ entries, first, last }: Step, touched: Touched, query: HistoryQuery): boolean {
  const [begin, end] = [entries[0], entries.at(-1)];
  if (!begin || !end || first > last) return false;
  if (query.origins.length > 0 && !query.origins.includes(begin.origin)) return false;
  if (!query.views && isOfViewsOnly(touched)) return false;
  if (query.from !== null && end.at < query.from) return false;
  if (query.to !== null && begin.at >= query.to) return false;
  if (query.record !== null && !touched.records.has(query.record)) return false;
  return query.collection === null || [...touched.records.values()].includes(query.collection);
}

const isOfViewsOnly = ({ records, notes, views }: Touched): boolean =>
  views.length > 0 && records.size === 0 && !notes;

function viewOf(core: Reading, step: Step, touched: Touched): Omit<HistoryStep, 'after'> {
  const { first, last, state, entries } = step;
  const records = [...touched.records].slice(0, MOST_RECORDS);
  return {
    first,
    last,
    state,
    at: entries.at(-1)?.at ?? '',
    label: labelOf(step),
    origin: entries[0]?.origin ?? 'edit',
    records: records.map(([record, collection]) => ({
      collection,
      record,
      title: titleOf(core, record, collection),
      place: placeOf(core, record, collection),
    })),
    recordCount: touched.records.size,
    notes: touched.notes,
    views: touched.views.length > 0,
  };
}

/** Whether all the words occur in the label or in the titles of the records that are named. */
function wordSearch(
  core: Reading,
  words: readonly string[],
): (step: Step, touched: Touched) => boolean {
  const titles = new Map<string, string>();
  function foldedTitle(record: string, collection: string): string {
    const known = titles.get(record) ?? fold(titleOf(core, record, collection));
    titles.set(record, known);
    return known;
  }
  return (step, { records }) => {
    const named = [...records].slice(0, MOST_RECORDS);
    const texts = [foldedLabel(step), ...named.map((record) => foldedTitle(...record))];
    return words.every((word) => texts.some((text) => text.includes(word)));
  };
}

function foldedLabel(step: Step): string {
  const entry = step.entries.at(-1);
  if (!entry) return '';
  const known = foldedLabels.get(entry) ?? fold(entry.label);
  foldedLabels.set(entry, known);
  return known;
}

function placeOf(core: Reading, record: string, collection: string): TouchedRecord['place'] {
  const tables = core.tables();
  if (!tables.has(collection, record)) return 'gone';
  return tables.isTrashed(collection, record) ? 'trash' : 'there';
}

function titleOf(core: Reading, record: string, collection: string): string {
  return core.tables().titleOf(collection, record) ?? record;
}

/** Succession: who held which role from when to when. */
import type { Collection, Field } from '#shared/model/field.ts';
import type { TimeSpan } from '#shared/report/chart.ts';
import {
  quiet,
  text,
  type Block,
  type Column,
  type Inline,
  type Section,
} from '#shared/report/report.ts';
import type { Steps } from '#shared/report/steps.ts';
import { entryOf } from '../entries.ts';
import { groupField, orderField, tenureFields, titleField, type Tenure } from '../field-roles.ts';
import { byChoice, byDate, dateOf, type Group } from '../groups.ts';
import type { Making, Rows, Template } from '../making.ts';

/** Said in the table beside the dates, where the collection has them. */
const BESIDE = ['end', 'endDetail', 'status'];

export const succession: Template = {
  id: 'succession',
  title: 'Succession of leaders',
  description: 'Who held which role from when to when, as tables and as a line of time.',
  fits: (collection) => tenureFields(collection) !== undefined,
  ofDossier: false,
  sections: () => [
    { id: 'table', title: 'Tables', on: true },
    { id: 'charts', title: 'Lines of time', on: true },
    { id: 'profiles', title: 'What is said of each', on: true },
    { id: 'notes', title: 'My notes', on: false },
  ],
  *build(making) {
    const { scope, wants } = making;
    const tenure = scope && tenureFields(scope.table.collection);
    if (!scope || !tenure) return [];
    const sections: Section[] = [];
    if (wants('table') || wants('charts')) {
      const blocks = yield* successionBlocks(making, scope, tenure, wants);
      sections.push({ id: 'succession', title: 'Succession', blocks });
    }
    if (wants('profiles')) {
      const blocks = yield* profiles(making, scope, tenure, wants('notes'));
      sections.push({ id: 'profiles', title: 'What is said of each', blocks });
    }
    return sections;
  },
};

export function* successionBlocks(
  making: Making,
  rows: Rows,
  tenure: Tenure,
  wants: (section: string) => boolean,
): Steps<Block[]> {
  const blocks: Block[] = [];
  for (const { label, rows: members } of yield* successions(making, rows, tenure)) {
    yield 0;
    const group = { ...rows, rows: members };
    const name = label ?? rows.table.collection.title;
    const chart = wants('charts') ? timeChart(making, group, tenure, name) : [];
    // Beside a line of time, for those who can't see it, and for Markdown, which has no drawings: at least its dates.
    const fields = wants('table') ? shownFields(making, group, tenure) : [tenure.from, tenure.to];
    yield 0;
    const hasTable = wants('table') || chart.length > 0;
    const table = hasTable ? [yield* successionTable(making, group, fields, name)] : [];
    blocks.push({ kind: 'heading', level: 3, text: [headingOf(label)] }, ...chart, ...table);
  }
  return blocks;
}

const headingOf = (label: string | null): Inline =>
  label === null ? quiet('Without a role') : { kind: 'label', text: label };

/** In groups by role, each in its own order: as counted, else by the day on which they began. */
function* successions({ teller }: Making, rows: Rows, { from }: Tenure): Steps<Group[]> {
  const { collection } = rows.table;
  const by = groupField(collection);
  const dated = { ...rows, rows: yield* byDate(teller, rows, from) };
  const sorted = { ...rows, rows: inOrder(teller, dated) };
  yield 0;
  const groups = by
    ? yield* byChoice(teller, sorted, by)
    : [{ label: null, rows: [...sorted.rows] }];
  return groups.length === 1 && groups[0]?.label === null
    ? [{ label: collection.title, rows: groups[0].rows }]
    : groups;
}

function inOrder(teller: Making['teller'], { table, rows }: Rows): number[] {
  const order = orderField(table.collection);
  if (!order) return [...rows];
  const placed = rows.map((row) => {
    const value = teller.resolved({ table, row }, order).shown?.value;
    return { row, place: typeof value === 'number' ? value : Infinity };
  });
  return placed.sort((a, b) => (a.place === b.place ? 0 : a.place - b.place)).map(({ row }) => row);
}

function* successionTable(
  making: Making,
  { table, rows }: Rows,
  fields: readonly Field[],
  name: string,
): Steps<Block> {
  const { teller } = making;
  const { collection } = table;
  const title = titleField(collection);
  const cells: Inline[][][] = [];
  for (const row of rows) {
    cells.push([
      teller.title({ table, row }),
      ...fields.map((field) => teller.tell({ table, row }, field).inlines),
    ]);
    yield 0;
  }
  return {
    kind: 'table',
    caption: `${name}: succession`,
    columns: [title, ...fields].map(({ title: words, type }): Column => ({
      title: words,
      align: type === 'number' ? 'end' : 'start',
    })),
    rows: cells.map((row) => ({ cells: row })),
  };
}

/** Fields that nobody in this group has anything in are left out. */
function shownFields({ teller }: Making, { table, rows }: Rows, tenure: Tenure): Field[] {
  const { from, to, time } = tenure;
  const order = orderField(table.collection);
  const beside = table.fields().filter(({ id }) => BESIDE.includes(id));
  return [order, from, to, time, ...beside].filter(
    (field): field is Field =>
      field !== undefined &&
      (field === from ||
        field === to ||
        rows.some((row) => teller.tell({ table, row }, field).state !== 'none')),
  );
}

function timeChart(
  making: Making,
  { table, rows }: Rows,
  { from, to }: Tenure,
  name: string,
): Block[] {
  const { teller } = making;
  const spans = rows.flatMap((row): TimeSpan[] => {
    const [begin, end] = [from, to].map((field) => dateOf(teller, { table, rows }, row, field));
    const record = table.idOf(row);
    const label = teller.titleOf(table.collection.id, record) ?? record;
    const first = begin?.earliest ?? null;
    if (!begin || first === null) return [];
    const last = end?.kind === 'still-open' ? null : (end?.latest ?? begin.latest ?? first);
    return [
      {
        label,
        from: first,
        to: last,
        vagueFrom: begin.precision !== 'day' || begin.approximate || begin.uncertain,
        vagueTo: last !== null && (end?.precision !== 'day' || end.approximate || end.uncertain),
      },
    ];
  });
  if (spans.length < 2) return [];
  const ends = spans.flatMap((span) => (span.to === null ? [span.from] : [span.from, span.to]));
  const title = `${name}: from when to when`;
  return [{ kind: 'chart', chart: { kind: 'spans', title, spans, until: Math.max(...ends) } }];
}

/** Everything that the table does not say. */
export function* profiles(
  making: Making,
  rows: Rows,
  tenure: Tenure,
  notes: boolean,
): Steps<Block[]> {
  const { table } = rows;
  const inTable = new Set<string | undefined>([
    tenure.from.id,
    tenure.to.id,
    tenure.time?.id,
    orderField(table.collection)?.id,
    ...BESIDE,
  ]);
  const fields = (field: Field): boolean =>
    !inTable.has(field.id) && !isRole(table.collection, field);
  const blocks: Block[] = [];
  for (const { label, rows: members } of yield* successions(making, rows, tenure)) {
    blocks.push({ kind: 'heading', level: 3, text: [headingOf(label)] });
    for (const row of members) {
      const entry = entryOf(making, { table, row }, { level: 4, fields, notes });
      if (entry.facts.length > 0 || entry.blocks.length > 0) blocks.push(entry);
      else
        blocks.push({
          ...entry,
          blocks: [{ kind: 'paragraph', text: [text('Nothing more is said.')] }],
        });
      yield 1;
    }
  }
  return blocks;
}

const isRole = (collection: Collection, field: Field): boolean => groupField(collection) === field;

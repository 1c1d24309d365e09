/** Chronicle: records in order of time, under their years. */
import type { Field } from '#shared/model/field.ts';
import {
  count,
  quiet,
  text,
  type Block,
  type Inline,
  type Section,
} from '#shared/report/report.ts';
import type { Steps } from '#shared/report/steps.ts';
import { entryOf } from '../entries.ts';
import { dateField, figureFields } from '../field-roles.ts';
import { totalsTable } from '../figures.ts';
import { byDate, byYear } from '../groups.ts';
import type { Making, Rows, Template } from '../making.ts';

export const chronicle: Template = {
  id: 'chronicle',
  title: 'Chronicle of events',
  description: 'Every record under its year, in order of time, with what is said of it.',
  fits: (collection) => dateField(collection) !== undefined,
  ofDossier: false,
  sections: () => [
    { id: 'overview', title: 'Overview', on: true },
    { id: 'figures', title: 'Figures', on: true },
    { id: 'details', title: 'Other details', on: true },
    { id: 'texts', title: 'Descriptions', on: true },
    { id: 'notes', title: 'My notes', on: false },
  ],
  *build(making) {
    const { scope, wants } = making;
    if (!scope) return [];
    const when = dateField(scope.table.collection);
    if (!when) return [];
    const sections: Section[] = [];
    if (wants('overview')) {
      const blocks = yield* overview(making, scope, when, wants('figures'));
      sections.push({ id: 'overview', title: 'Overview', blocks });
    }
    const blocks = yield* chronicleBlocks(making, scope, when, wants);
    sections.push({ id: 'chronicle', title: 'Chronicle', blocks });
    return sections;
  },
};

/** How many, from when to when, and their figures added up. */
export function* overview(
  making: Making,
  rows: Rows,
  when: Field,
  figures: boolean,
): Steps<Block[]> {
  const { teller } = making;
  const { collection } = rows.table;
  const ordered = yield* byDate(teller, rows, when);
  const dated = ordered.filter(
    (row) => teller.resolved({ table: rows.table, row }, when).shown?.value != null,
  );
  const [first, last] = [dated[0], dated.at(-1)];
  const tell = (row: number): Inline[] => teller.tell({ table: rows.table, row }, when).inlines;
  const span: Inline[] =
    first === undefined || last === undefined || first === last
      ? []
      : [text(', the first of '), ...tell(first), text(', the last of '), ...tell(last)];
  const undated = ordered.length - dated.length;
  const rest: Inline[] = undated === 0 ? [] : [text('; '), count(undated), text(' without a date')];
  const one = ordered.length === 1;
  const sentence: Inline[] = [
    count(ordered.length),
    text(` ${one ? collection.singular : collection.title.toLowerCase()}`),
    ...span,
    ...rest,
    text('.'),
  ];
  return [
    { kind: 'paragraph', text: sentence },
    ...(figures ? yield* totalsTable(making, rows, figureFields(collection)) : []),
  ];
}

/** A heading for each year, and below it the entries. */
export function* chronicleBlocks(
  making: Making,
  rows: Rows,
  when: Field,
  wants: (section: string) => boolean,
): Steps<Block[]> {
  const { table } = rows;
  const figures = new Set(
    table.fields().filter(({ type }) => ['quantity', 'number', 'breakdown'].includes(type)),
  );
  const isWanted = (field: Field): boolean =>
    wants(figures.has(field) ? 'figures' : field.type === 'longtext' ? 'texts' : 'details');
  const ordered = { table, rows: yield* byDate(making.teller, rows, when) };
  const blocks: Block[] = [];
  for (const group of yield* byYear(making.teller, ordered, when)) {
    const label: Inline =
      group.label === null ? quiet('Without a date') : { kind: 'label', text: group.label };
    blocks.push({ kind: 'heading', level: 3, text: [label] });
    for (const row of group.rows) {
      const options = { level: 4, when, fields: isWanted, notes: wants('notes') } as const;
      blocks.push(entryOf(making, { table, row }, options));
      yield 1;
    }
  }
  return blocks;
}

/** Casualties: figures added up by year and by place, and the records that they come from. */
import type { Field } from '#shared/model/field.ts';
import { count, text, type Block, type Inline, type Section } from '#shared/report/report.ts';
import type { Steps } from '#shared/report/steps.ts';
import { dateField, figureFields, placeFields, usualFigures } from '../field-roles.ts';
import { groupLines, linesTable, totalsTable, unitTitle, type Grouping } from '../figures.ts';
import { byDate, byValue, byYear } from '../groups.ts';
import type { Making, Rows, Template } from '../making.ts';

/** More bars than this nobody reads; the table has all of them. */
const MOST_BARS = 40;

export const casualties: Template = {
  id: 'casualties',
  title: 'Casualties',
  description:
    'Lowest, best and highest figures by year and by place, and every record behind them.',
  fits: (collection) => dateField(collection) !== undefined && figureFields(collection).length > 0,
  ofDossier: false,
  sections: () => [
    { id: 'totals', title: 'Totals', on: true },
    { id: 'years', title: 'By year', on: true },
    { id: 'places', title: 'By place', on: true },
    { id: 'charts', title: 'Charts', on: true },
  ],
  *build(making) {
    const { scope, wants } = making;
    const when = scope && dateField(scope.table.collection);
    if (!scope || !when) return [];
    const figures = chosenFigures(making, scope);
    const ordered = { ...scope, rows: yield* byDate(making.teller, scope, when) };
    const sections: Section[] = [];
    if (wants('totals'))
      sections.push({
        id: 'totals',
        title: 'Totals',
        blocks: yield* totals(making, ordered, figures),
      });
    if (wants('years'))
      sections.push(...(yield* yearsSection(making, ordered, figures, when, wants('charts'))));
    const place = chosenPlace(making, scope);
    if (wants('places') && place)
      sections.push(...(yield* placesSection(making, ordered, figures, place, wants('charts'))));
    sections.push(yield* recordsSection(making, ordered, figures, when, place));
    return sections;
  },
};

function chosenFigures({ request }: Making, { table }: Rows): Field[] {
  const { collection } = table;
  const { figures } = request;
  if (figures === null) return usualFigures(collection);
  return figureFields(collection).filter(({ id }) => figures.includes(id));
}

function chosenPlace({ request }: Making, { table }: Rows): Field | undefined {
  const fields = placeFields(table.collection);
  return request.place === null ? fields[0] : fields.find(({ id }) => id === request.place);
}

function* totals(making: Making, rows: Rows, figures: readonly Field[]): Steps<Block[]> {
  const table = yield* totalsTable(making, rows, figures);
  const { collection } = rows.table;
  const words: Inline[] = [count(rows.rows.length), text(` ${collection.title.toLowerCase()}. `)];
  if (table.length > 0) return [{ kind: 'paragraph', text: words }, ...table];
  return [{ kind: 'paragraph', text: [...words, text('None of them has a figure.')] }];
}

function* yearsSection(
  making: Making,
  rows: Rows,
  figures: readonly Field[],
  when: Field,
  charts: boolean,
): Steps<Section[]> {
  const groups = yield* byYear(making.teller, rows, when);
  const blocks: Block[] = [];
  for (const field of figures)
    blocks.push(...(yield* figureBlocks(making, rows, field, { ...yearGrouping, groups, charts })));
  return blocks.length === 0 ? [] : [{ id: 'years', title: 'By year', blocks }];
}

function* placesSection(
  making: Making,
  rows: Rows,
  figures: readonly Field[],
  place: Field,
  charts: boolean,
): Steps<Section[]> {
  const groups = yield* byValue(making.teller, rows, place);
  const by = `by ${place.title.toLowerCase()}`;
  const grouping = { groups, by, charts, first: place.title, ...placeGrouping };
  const blocks: Block[] = [];
  for (const field of figures) blocks.push(...(yield* figureBlocks(making, rows, field, grouping)));
  return blocks.length === 0
    ? []
    : [{ id: 'places', title: `By ${place.title.toLowerCase()}`, blocks }];
}

const placeGrouping = { without: 'Not said', empty: 'Elsewhere' } as const;

type Breakdown = Grouping & { first: string; by: string; charts: boolean };

export const yearGrouping = {
  first: 'Year',
  by: 'by year',
  without: 'Without a date',
  empty: 'Other times',
} as const;

/** Nothing where nobody gives a figure. */
export function* figureBlocks(
  making: Making,
  rows: Rows,
  field: Field,
  { first, by, charts, ...grouping }: Breakdown,
): Steps<Block[]> {
  const { lines, bars } = yield* groupLines(making, rows, field, grouping);
  if (bars.length === 0) return [];
  const title = `${field.title} ${by}`;
  const shown = bars.slice(0, MOST_BARS);
  const chart: Block[] =
    charts && shown.length > 1
      ? [{ kind: 'chart', chart: { kind: 'ranges', title, unit: field.unit ?? '', bars: shown } }]
      : [];
  return [
    { kind: 'heading', level: 3, text: [text(unitTitle(field))] },
    ...chart,
    linesTable(title, first, lines, true),
  ];
}

/** Every record with a figure, so that each sum leads to its parts. */
function* recordsSection(
  making: Making,
  { table, rows }: Rows,
  figures: readonly Field[],
  when: Field,
  place: Field | undefined,
): Steps<Section> {
  const { teller } = making;
  const has = (row: number): boolean =>
    figures.some((field) => teller.resolved({ table, row }, field).shown?.value != null);
  const shown = rows.filter(has);
  yield 0;
  const cells: Inline[][][] = [];
  for (const row of shown) {
    const at = { table, row };
    cells.push([
      teller.title(at),
      teller.tell(at, when).inlines,
      ...(place ? [teller.tell(at, place).inlines] : []),
      ...figures.map((field) => teller.tell(at, field).inlines),
    ]);
    yield 1;
  }
  const { collection } = table;
  const without = rows.length - shown.length;
  const sentence: Inline[] =
    without === 0
      ? []
      : [
          count(without),
          text(
            ` of ${collection.title.toLowerCase()} are not in this table: nobody gives a figure for them.`,
          ),
        ];
  const blocks: Block[] = [
    ...(sentence.length === 0 ? [] : [{ kind: 'paragraph' as const, text: sentence }]),
    {
      kind: 'table',
      caption: 'The records behind the figures, in order of time',
      columns: [
        {
          title: collection.singular.replace(/^./u, (first) => first.toUpperCase()),
          align: 'start',
        },
        { title: when.title, align: 'start' },
        ...(place ? [{ title: place.title, align: 'start' as const }] : []),
        ...figures.map((field) => ({ title: unitTitle(field), align: 'end' as const })),
      ],
      rows: cells.map((row) => ({ cells: row })),
    },
  ];
  return { id: 'behind', title: 'Records behind the figures', blocks };
}

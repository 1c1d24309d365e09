/** Full profile: every collection of the dossier in the form that fits it, its disputes, and the notes on the whole. */
import { SOURCES } from '#shared/model/claim.ts';
import type { Collection } from '#shared/model/field.ts';
import { quiet, type Block, type Inline, type Section } from '#shared/report/report.ts';
import type { Steps } from '#shared/report/steps.ts';
import { entryOf } from '../entries.ts';
import { dateField, groupField, tenureFields, usualFigures } from '../field-roles.ts';
import { byChoice, byDate, byYear } from '../groups.ts';
import type { Making, Rows, Template } from '../making.ts';
import { figureBlocks, yearGrouping } from './casualties.ts';
import { chronicleBlocks, overview } from './chronicle.ts';
import { profiles, successionBlocks } from './succession.ts';

const NOTES = 'dossier-notes';

export const profile: Template = {
  id: 'profile',
  title: 'Full profile of the group',
  description:
    'Every collection in the form that fits it: chronicle, succession, figures, entries.',
  fits: () => false,
  ofDossier: true,
  sections: (collections) => [
    ...collections
      .filter(({ id }) => id !== SOURCES)
      .map(({ id, title }) => ({ id, title, on: true })),
    { id: 'my-notes', title: 'My notes on records', on: false },
    { id: NOTES, title: 'My notes on the dossier', on: false },
  ],
  *build(making) {
    const { parts, wants } = making;
    const sections: Section[] = [];
    for (const rows of parts) {
      const { id, title } = rows.table.collection;
      if (id === SOURCES || !wants(id) || rows.rows.length === 0) continue;
      sections.push({ id, title, blocks: yield* collectionBlocks(making, rows) });
    }
    const notes = wants(NOTES) ? making.notesOnDossier() : [];
    if (notes.length > 0)
      sections.push({ id: NOTES, title: 'Notes on the dossier', blocks: notes });
    return sections;
  },
};

function* collectionBlocks(making: Making, rows: Rows): Steps<Block[]> {
  const { collection } = rows.table;
  const about: Block[] =
    collection.description === undefined
      ? []
      : [{ kind: 'paragraph', text: [quiet(collection.description)] }];
  const tenure = tenureFields(collection);
  if (tenure) {
    const tables = yield* successionBlocks(making, rows, tenure, () => true);
    return [...about, ...tables, ...(yield* profiles(making, rows, tenure, notesOn(making)))];
  }
  const when = dateField(collection);
  if (when && isOfEvents(collection)) {
    const dated = { ...rows, rows: yield* byDate(making.teller, rows, when) };
    const groups = yield* byYear(making.teller, dated, when);
    const years = { ...yearGrouping, groups, charts: true };
    const figures: Block[] = [];
    for (const field of usualFigures(collection))
      figures.push(...(yield* figureBlocks(making, dated, field, years)));
    const wants = (section: string): boolean => section !== 'notes' || notesOn(making);
    const chronicle = yield* chronicleBlocks(making, rows, when, wants);
    return [...about, ...(yield* overview(making, rows, when, true)), ...figures, ...chronicle];
  }
  return [...about, ...(yield* entriesByGroup(making, rows))];
}

const notesOn = ({ wants }: Making): boolean => wants('my-notes');

/** Things that happened at places. */
const isOfEvents = ({ fields }: Collection): boolean =>
  fields.some(({ type }) => type === 'coordinates');

function* entriesByGroup(making: Making, rows: Rows): Steps<Block[]> {
  const { table } = rows;
  const by = groupField(table.collection);
  const groups = by ? yield* byChoice(making.teller, rows, by) : [{ label: null, rows: rows.rows }];
  const blocks: Block[] = [];
  for (const { label, rows: members } of groups) {
    const heading: Inline = label === null ? quiet('Others') : { kind: 'label', text: label };
    if (groups.length > 1) blocks.push({ kind: 'heading', level: 3, text: [heading] });
    for (const row of members) {
      blocks.push(entryOf(making, { table, row }, { level: 4, notes: notesOn(making) }));
      yield 1;
    }
  }
  return blocks;
}

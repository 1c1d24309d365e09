/** Selected records: all that is said of each, its links, and the user's notes on it. */
import { linkKinds, type Link } from '#shared/model/link.ts';
import { trashId } from '#shared/model/layer.ts';
import { dateWords } from '#shared/report/date-words.ts';
import { quiet, text, type Block, type Inline, type Section } from '#shared/report/report.ts';
import type { Steps } from '#shared/report/steps.ts';
import { entryOf } from '../entries.ts';
import type { Making, Template } from '../making.ts';

export const records: Template = {
  id: 'records',
  title: 'Selected records with my notes',
  description: 'All that is said of each record, its links, and your notes on it.',
  fits: () => true,
  ofDossier: false,
  sections: () => [
    { id: 'values', title: 'What is said', on: true },
    { id: 'links', title: 'Links', on: true },
    { id: 'notes', title: 'My notes', on: true },
  ],
  *build(making) {
    const { scope, wants } = making;
    if (!scope) return [];
    const { table, rows } = scope;
    const links = wants('links') ? yield* linksByRecord(making) : new Map<string, Link[]>();
    const blocks: Block[] = [];
    for (const row of rows) {
      const at = { table, row };
      const fields = (): boolean => wants('values');
      const entry = entryOf(making, at, { level: 3, fields, notes: false });
      const record = table.idOf(row);
      blocks.push({
        ...entry,
        blocks: [
          ...entry.blocks,
          ...linkBlocks(making, record, links.get(record) ?? []),
          ...(wants('notes') ? making.notesOn(table.collection.id, record) : []),
        ],
      });
      yield 1;
    }
    return [{ id: 'records', title: table.collection.title, blocks }] satisfies Section[];
  },
};

/** Links that are not in the trash, and whose other end may be told, by the records at their ends. */
function* linksByRecord({ core, mayTell }: Making): Steps<Map<string, Link[]>> {
  const { links, trash } = core.dossier().layer;
  const found = new Map<string, Link[]>();
  for (const link of links.values()) {
    yield 0;
    const ends = [link.from, link.to];
    if (trash.has(trashId('link', link.id))) continue;
    if (!ends.every(({ collection, record }) => mayTell(collection, record))) continue;
    for (const { record } of ends) found.set(record, [...(found.get(record) ?? []), link]);
  }
  return found;
}

function linkBlocks(making: Making, record: string, links: readonly Link[]): Block[] {
  if (links.length === 0) return [];
  const items = links.map((link): Block[] => [
    { kind: 'paragraph', text: linkWords(making, record, link) },
  ]);
  return [{ kind: 'list', ordered: false, items }];
}

function linkWords(
  { teller, request }: Making,
  record: string,
  { kind, from, to, certainty, interval, note }: Link,
): Inline[] {
  const isFrom = from.record === record;
  const other = isFrom ? to : from;
  const { label, inverse } = linkKinds[kind];
  const title = teller.titleOf(other.collection, other.record) ?? other.record;
  const when = interval === undefined ? '' : `, ${dateWords(interval, request.dates).text}`;
  const remark: Inline[] = note === undefined ? [] : [quiet(` – ${note}`)];
  return [
    quiet(`${isFrom ? label : inverse} `),
    text(title),
    quiet(` (${certainty}${when}; link of the keeper)`),
    ...remark,
  ];
}

/** Steps such as a user's work is made of, chosen by a seeded generator. */
import { trashId, type Layer } from '#shared/model/layer.ts';
import { currentViewId } from '#shared/model/view.ts';
import type { Draft, Step } from '../../context.ts';

/** Numbers from 0 to below 1, always the same ones for a seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Chance = {
  below: (limit: number) => number;
  id: (prefix: string) => string;
  now: () => string;
};
type Kind = (layer: Readonly<Layer>, chance: Chance) => Draft[];

const kinds: Kind[] = [
  writeNote,
  typeOver,
  addRecord,
  deleteSomething,
  restoreSomething,
  moveColumn,
];

export function randomStep(random: () => number): Step {
  const below = (limit: number): number => Math.floor(random() * limit);
  const chance: Chance = {
    below,
    // Few ids, so that steps meet what earlier ones left.
    id: (prefix) => `${prefix}${below(40)}`,
    now: () => new Date().toISOString(),
  };
  const kind = kinds[below(kinds.length)] ?? writeNote;
  return { label: kind.name, drafts: (layer) => kind(layer, chance) };
}

function writeNote(layer: Readonly<Layer>, { below, id, now }: Chance): Draft[] {
  const noteId = id('n');
  const at = now();
  const createdAt = layer.notes.get(noteId)?.createdAt ?? at;
  // Now and then a long one, which takes more than one block of the disk.
  const text =
    'Dāʿish داعش "quoted"\n'.repeat(below(10) === 0 ? 3_000 : 1 + below(20)) + below(1e9);
  return [
    {
      table: 'notes',
      id: noteId,
      after: {
        id: noteId,
        target: { kind: 'record', collection: 'events', record: 'e1' },
        text,
        tags: ['a tag'],
        status: below(2) === 0 ? 'open' : 'done',
        createdAt,
        updatedAt: at,
      },
    },
  ];
}

function typeOver(_layer: Readonly<Layer>, { below, id, now }: Chance): Draft[] {
  return [claim(id('c'), 'e2', `typed ${below(1e9)}`, now())];
}

function claim(id: string, record: string, value: string, at: string): Draft {
  const place = { collection: 'events', record, field: 'title' };
  const after = {
    id,
    ...place,
    value,
    source: 'editor',
    rank: 'preferred' as const,
    createdAt: at,
    updatedAt: at,
  };
  return { table: 'claims', id, after };
}

function addRecord(_layer: Readonly<Layer>, { below, id, now }: Chance): Draft[] {
  const record = id('r');
  const createdAt = now();
  const drafts: Draft[] = [
    { table: 'records', id: record, after: { id: record, collection: 'events', createdAt } },
  ];
  for (let n = 0; n < 1 + below(30); n += 1) {
    drafts.push(claim(`${record}-${n}`, record, `value ${below(1e9)}`, createdAt));
  }
  return drafts;
}

function deleteSomething(_layer: Readonly<Layer>, { below, id, now }: Chance): Draft[] {
  const deletedAt = now();
  if (below(2) === 0) {
    const note = id('n');
    return [
      { table: 'trash', id: trashId('note', note), after: { kind: 'note', id: note, deletedAt } },
    ];
  }
  const record = id('r');
  const after = { kind: 'record' as const, id: record, collection: 'events', deletedAt };
  return [{ table: 'trash', id: trashId('record', record), after }];
}

function restoreSomething(layer: Readonly<Layer>, { below }: Chance): Draft[] {
  const ids = [...layer.trash.keys()];
  const chosen = ids[below(ids.length)];
  return chosen === undefined ? [] : [{ table: 'trash', id: chosen, after: null }];
}

function moveColumn(_layer: Readonly<Layer>, { below }: Chance): Draft[] {
  const id = currentViewId('events');
  const columns = [{ field: 'title', width: 20 + below(2_000) }, { field: 'date' }];
  return [
    { table: 'views', id, after: { id, collection: 'events', columns, sort: [], filters: [] } },
  ];
}

/** The kinds of work that a person does, as endless rows of steps: notes, own records, edits of the base, columns. */
import type { Entries, Random, Work } from './lane.ts';

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const pick = <T>(random: Random, from: readonly T[]): T | undefined =>
  from[below(random, from.length)];
const keysOf = (there: Entries, trashed: boolean): string[] =>
  [...there].filter(([, entry]) => entry.trashed === trashed).map(([key]) => key);

/** Entries that are made, changed, thrown away and brought back. More are changed than made. */
type Kind = {
  prefix: string;
  trashKind: 'note' | 'record';
  make: (key: string, random: Random) => { call: string; input: unknown; content: string };
  change: (
    key: string,
    id: string,
    content: string,
    random: Random,
  ) => { call: string; input: unknown; content: string };
  remove: (id: string) => { call: string; input: unknown };
};

function lifeOf(kind: Kind): Work {
  let made = 0;
  return {
    next(there, idOf, random) {
      const dice = random();
      const live = pick(random, keysOf(there, false));
      const gone = pick(random, keysOf(there, true));
      if (gone !== undefined && dice < 0.15) {
        const items = [{ kind: kind.trashKind, id: idOf(gone) }];
        const { content } = there.get(gone)!;
        return {
          call: 'trash.restore',
          input: { items },
          key: gone,
          after: { content, trashed: false },
        };
      }
      if (live === undefined || dice > 0.8) {
        const key = `${kind.prefix}${(made += 1)}`;
        const { call, input, content } = kind.make(key, random);
        return { call, input, key, after: { content, trashed: false } };
      }
      const { content } = there.get(live)!;
      if (dice < 0.3) {
        return { ...kind.remove(idOf(live)), key: live, after: { content, trashed: true } };
      }
      const changed = kind.change(live, idOf(live), content, random);
      return { ...changed, key: live, after: { content: changed.content, trashed: false } };
    },
  };
}

type NoteContent = { text: string; tags: string[]; status: string };

/** Now and then a long one, which takes more than one block of the disk. */
const textOf = (key: string, random: Random): string =>
  `${key} ${below(random, 1e9)}\n${'Dāʿish داعش "quoted"\n'.repeat(random() < 0.1 ? 2_000 : 3)}end`;

export const noteWork = (): Work =>
  lifeOf({
    prefix: 'note-',
    trashKind: 'note',
    make(key, random) {
      const note: NoteContent = { text: textOf(key, random), tags: [], status: 'open' };
      const input = { target: { kind: 'dossier' }, ...note };
      return { call: 'notes.create', input, content: noteContent(note) };
    },
    change(key, id, content, random) {
      const note = JSON.parse(content) as NoteContent;
      const changes: Partial<NoteContent>[] = [
        { text: textOf(key, random) },
        { tags: [`tag ${below(random, 5)}`] },
        { status: note.status === 'open' ? 'done' : 'open' },
      ];
      const change = pick(random, changes)!;
      const input = { id, ...change };
      return { call: 'notes.update', input, content: noteContent({ ...note, ...change }) };
    },
    remove: (id) => ({ call: 'notes.delete', input: { ids: [id] } }),
  });

export const noteContent = ({ text, tags, status }: NoteContent): string =>
  JSON.stringify({ text, tags, status });

export type RecordContent = { title: string; killed: string; place: string };
export const recordContent = ({ title, killed, place }: RecordContent): string =>
  JSON.stringify({ title, killed, place });

export const recordWork = (): Work =>
  lifeOf({
    prefix: 'made-',
    trashKind: 'record',
    make(key, random) {
      const values = { title: `${key} ${below(random, 1e9)}`, killed: '', place: 'داعش' };
      return {
        call: 'records.create',
        input: { collection: 'events', values },
        content: recordContent(values),
      };
    },
    change(key, record, content, random) {
      const values = JSON.parse(content) as RecordContent;
      const changes: [keyof RecordContent, string][] = [
        ['title', `${key} ${below(random, 1e9)}`],
        ['killed', `≥${1 + below(random, 1e6)}`],
        ['place', `Place no. ${below(random, 1e6)}`],
      ];
      const [field, text] = pick(random, changes)!;
      const input = { collection: 'events', record, field, text };
      const changed = recordContent({ ...values, [field]: text });
      return { call: 'records.setValue', input, content: changed };
    },
    remove: (id) => ({ call: 'records.delete', input: { collection: 'events', records: [id] } }),
  });

/** Typing over values of imported records, and taking that back. `original`: their places as the sources give them. */
export const editWork = (original: ReadonlyMap<string, string>): Work => ({
  next(_there, _idOf, random) {
    const record = pick(random, [...original.keys()])!;
    const place = { collection: 'events', record, field: 'place' };
    if (random() < 0.3) {
      const after = { content: original.get(record)!, trashed: false };
      return { call: 'records.revertValue', input: place, key: record, after };
    }
    const text = `Elsewhere ${below(random, 1e9)}`;
    const input = { ...place, text };
    return {
      call: 'records.setValue',
      input,
      key: record,
      after: { content: text, trashed: false },
    };
  },
});

export const viewWork = (): Work => ({
  next(_there, _idOf, random) {
    const width = 100 + below(random, 900);
    const columns = [{ field: 'name', width }, { field: 'role' }];
    const view = { id: 'current:leaders', collection: 'leaders', columns, sort: [], filters: [] };
    const after = { content: String(width), trashed: false };
    return { call: 'views.save', input: view, key: 'leaders', after };
  },
});

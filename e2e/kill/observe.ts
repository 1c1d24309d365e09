/** What the program itself says that the dossier holds, asked through the page's own bridge in one go. */
import type { Page } from '@playwright/test';
import type { Entries, Entry, Lane } from './lane.ts';
import { noteContent, recordContent } from './work.ts';

type Reply = { ok: true; value: unknown } | { ok: false; error: { message: string } };
type BridgedWindow = { dossier: { invoke: (name: string, input: unknown) => Promise<Reply> } };
type Call = [name: string, input: unknown];

type NoteSeen = { id: string; text: string; tags: string[]; status: string };
type TrashSeen = { kind: string; id: string; title: string };
export type RowSeen = { id: string; cells: Record<string, { text: string } | undefined> };
type ViewSeen = { columns: { width?: number }[] } | null;

export type Picture = {
  state: { status: string };
  notes: NoteSeen[];
  trash: TrashSeen[];
  /** The records that the test made, and those that it edits. */
  made: RowSeen[];
  edited: RowSeen[];
  view: ViewSeen;
};

/** Each in turn after the others are under way; throws what is refused. */
async function askAll(page: Page, calls: Call[]): Promise<unknown[]> {
  const replies = await page.evaluate(
    (all) =>
      Promise.all(
        all.map(([name, input]) =>
          (window as unknown as BridgedWindow).dossier.invoke(name, input),
        ),
      ),
    calls,
  );
  return replies.map((reply, index) => {
    if (!reply.ok) throw new Error(`${calls[index]?.[0]}: ${reply.error.message}`);
    return reply.value;
  });
}

export async function ask(page: Page, name: string, input: unknown): Promise<unknown> {
  return (await askAll(page, [[name, input]]))[0];
}

const allNotes = {
  search: '',
  tags: [],
  status: null,
  target: null,
  collection: null,
  record: null,
  sort: 'created',
};
const inEvents = (filter: unknown): Call => [
  'records.query',
  { collection: 'events', search: '', filter, sort: [] },
];

/** `records`: those that are edited; null = the first few of the collection. */
export async function takePicture(page: Page, records: readonly string[] | null): Promise<Picture> {
  const [state, notes, trash, view, made, edited] = (await askAll(page, [
    ['dossier.state', {}],
    ['notes.list', allNotes],
    ['trash.list', {}],
    ['views.get', { collection: 'leaders' }],
    inEvents({ op: 'text', field: 'title', mode: 'starts-with', text: 'made-' }),
    inEvents(records && { op: 'records', records }),
  ])) as [
    Picture['state'],
    { notes: NoteSeen[] },
    TrashSeen[],
    ViewSeen,
    { result: string; count: number },
    { result: string; count: number },
  ];
  const [rows, more] = (await askAll(page, [
    ['records.rows', { result: made.result, from: 0, to: Math.min(made.count, 1_000) }],
    ['records.rows', { result: edited.result, from: 0, to: Math.min(edited.count, 8) }],
  ])) as [{ rows: RowSeen[] }, { rows: RowSeen[] }];
  return { state, notes: notes.notes, trash, view, made: rows.rows, edited: more.rows };
}

/** By which name the tests know what the program shows: the first word of its text. */
const keyOf = (text: string): string => text.split(/\s/)[0] ?? '';
export const textIn = (row: RowSeen, field: string): string => row.cells[field]?.text ?? '';

type Found = { key: string; id: string; entry: Entry };
export type Seen = { found: Entries; ids: ReadonlyMap<string, string> };

function seen(list: readonly Found[]): Seen {
  return {
    found: new Map(list.map(({ key, entry }) => [key, entry])),
    ids: new Map(list.map(({ key, id }) => [key, id])),
  };
}

/** The trash tells titles only; what was in it is checked when all of it is restored. */
function trashed({ trash }: Picture, kind: string, lane: Lane): Found[] {
  return trash
    .filter((item) => item.kind === kind)
    .map(({ id, title }) => {
      const key = keyOf(title);
      return { key, id, entry: { content: lane.contentOf(key), trashed: true } };
    });
}

const there = (content: string): Entry => ({ content, trashed: false });

export function seenNotes(picture: Picture, lane: Lane): Seen {
  const live = picture.notes.map((note) => ({
    key: keyOf(note.text),
    id: note.id,
    entry: there(noteContent(note)),
  }));
  return seen([...live, ...trashed(picture, 'note', lane)]);
}

export function seenRecords(picture: Picture, lane: Lane): Seen {
  const live = picture.made.map((row) => {
    const [title, killed, place] = ['title', 'killed', 'place'].map((field) => textIn(row, field));
    const content = recordContent({ title: title!, killed: killed!, place: place! });
    return { key: keyOf(title!), id: row.id, entry: there(content) };
  });
  return seen([...live, ...trashed(picture, 'record', lane)]);
}

export const seenEdits = (picture: Picture): Seen =>
  seen(
    picture.edited.map((row) => ({ key: row.id, id: row.id, entry: there(textIn(row, 'place')) })),
  );

export function seenViews({ view }: Picture): Seen {
  if (view === null) return seen([]);
  const width = String(view.columns[0]?.width);
  return seen([{ key: 'leaders', id: 'leaders', entry: there(width) }]);
}

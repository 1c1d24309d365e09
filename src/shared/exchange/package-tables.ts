/**
 * The tables of a data package that hold the user's work: what stands in their columns, and how an entry becomes a row and a row an
 * entry again. Claims have their own columns (`claims-table.ts`).
 */
import type * as z from 'zod';
import { OwnPassage, type OwnRecord } from '../model/layer.ts';
import { Link } from '../model/link.ts';
import { Note, type NoteTarget } from '../model/note.ts';
import { SourceDocument } from '../model/source-document.ts';
import { quoteItem, splitItems, unquoteItem } from '../values/items.ts';

/** As Table Schema has it (Frictionless Data, version 2). */
export type ColumnInfo = {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'datetime' | 'date';
  description?: string;
  required?: true;
  unique?: true;
  enum?: readonly string[];
};

export type Cells = Readonly<Record<string, string>>;

export type PackageTable<T> = {
  name: string;
  description: string;
  columns: readonly ColumnInfo[];
  key: string;
  /** Which column names an entry of which table. */
  references: readonly { column: string; table: string; key: string }[];
  cells: (entry: T) => Cells;
  /** The reason, in words, where the row is no entry. */
  entry: (cells: Cells) => T | string;
};

const id: ColumnInfo = { name: 'id', type: 'string', required: true, unique: true };
const times: ColumnInfo[] = [
  { name: 'created', type: 'datetime', required: true },
  { name: 'updated', type: 'datetime', required: true },
];
export const deleted: ColumnInfo = {
  name: 'deleted',
  type: 'datetime',
  description: 'When it was put into the trash; empty: it is not there.',
};
const text = (name: string, description?: string): ColumnInfo => ({
  name,
  type: 'string',
  ...(description !== undefined && { description }),
});

export type PackageRecord = {
  record: string;
  collection: string;
  /** `base`: it came with the dossier. `own`: the user made it. Else the id of the import that it came by. */
  origin: string;
  createdAt: OwnRecord['createdAt'] | null;
};

export const recordsTable: PackageTable<PackageRecord> = {
  name: 'records',
  description:
    'Every record of every collection, also those that are in the trash, in their order.',
  columns: [
    { name: 'record', type: 'string', required: true, unique: true },
    { name: 'collection', type: 'string', required: true },
    {
      name: 'origin',
      type: 'string',
      required: true,
      description:
        'base: it came with the dossier. own: the user made it. Else the id of its import.',
    },
    { name: 'created', type: 'datetime', description: 'Of own records.' },
    deleted,
  ],
  key: 'record',
  references: [],
  cells: ({ record, collection, origin, createdAt }) => ({
    record,
    collection,
    origin,
    created: createdAt ?? '',
  }),
  entry: ({ record = '', collection = '', origin = '', created = '' }) => ({
    record,
    collection,
    origin,
    createdAt: created || null,
  }),
};

export const notesTable: PackageTable<Note> = {
  name: 'notes',
  description: 'Notes in Markdown, on the dossier, a record, a field, or a passage of a source.',
  columns: [
    id,
    { name: 'on', type: 'string', required: true, enum: ['dossier', 'record', 'field', 'passage'] },
    text('collection'),
    text('record'),
    text('field'),
    text('passage'),
    text('text', 'Markdown. [[id]] or [[id|words]] names a record.'),
    text('tags', 'Separated by semicolons.'),
    { name: 'status', type: 'string', required: true, enum: ['open', 'done'] },
    {
      name: 'marking',
      type: 'string',
      enum: ['clear', 'green', 'amber', 'amber-strict', 'red'],
      description: 'Traffic Light Protocol 2.0.',
    },
    ...times,
    deleted,
  ],
  key: 'id',
  references: [
    { column: 'record', table: 'records', key: 'record' },
    { column: 'passage', table: 'passages', key: 'id' },
  ],
  cells: ({ id: own, target, text: words, tags, status, marking, createdAt, updatedAt }) => {
    const { kind, ...at } = target;
    return {
      id: own,
      on: kind,
      ...at,
      text: words,
      tags: tags.map((tag) => quoteItem(tag)).join('; '),
      status,
      marking: marking ?? '',
      created: createdAt,
      updated: updatedAt,
    };
  },
  entry: (cells) =>
    read(Note, {
      id: cells['id'],
      target: noteTarget(cells),
      text: cells['text'] ?? '',
      tags: splitItems(cells['tags'] ?? '').map(unquoteItem),
      status: cells['status'],
      marking: cells['marking'],
      createdAt: cells['created'],
      updatedAt: cells['updated'],
    }),
};

function noteTarget(cells: Cells): Partial<Record<string, string>> {
  const kind = cells['on'] as NoteTarget['kind'] | undefined;
  const parts: Record<NoteTarget['kind'], string[]> = {
    dossier: [],
    record: ['collection', 'record'],
    field: ['collection', 'record', 'field'],
    passage: ['passage'],
  };
  const names = kind !== undefined && Object.hasOwn(parts, kind) ? parts[kind] : [];
  return { kind, ...Object.fromEntries(names.map((name) => [name, cells[name]])) };
}

export const linksTable: PackageTable<Link> = {
  name: 'links',
  description: 'What one record has to do with another.',
  columns: [
    id,
    { name: 'kind', type: 'string', required: true },
    { name: 'fromCollection', type: 'string', required: true },
    { name: 'from', type: 'string', required: true },
    { name: 'toCollection', type: 'string', required: true },
    { name: 'to', type: 'string', required: true },
    {
      name: 'certainty',
      type: 'string',
      required: true,
      enum: ['certain', 'probable', 'possible', 'disputed'],
    },
    text('interval', 'EDTF: when it held.'),
    text('note'),
    ...times,
    deleted,
  ],
  key: 'id',
  references: [
    { column: 'from', table: 'records', key: 'record' },
    { column: 'to', table: 'records', key: 'record' },
  ],
  cells: ({ id: own, kind, from, to, certainty, interval, note, createdAt, updatedAt }) => ({
    id: own,
    kind,
    fromCollection: from.collection,
    from: from.record,
    toCollection: to.collection,
    to: to.record,
    certainty,
    interval: interval ?? '',
    note: note ?? '',
    created: createdAt,
    updated: updatedAt,
  }),
  entry: (cells) =>
    read(Link, {
      id: cells['id'],
      kind: cells['kind'],
      from: { collection: cells['fromCollection'], record: cells['from'] },
      to: { collection: cells['toCollection'], record: cells['to'] },
      certainty: cells['certainty'],
      interval: cells['interval'],
      note: cells['note'],
      createdAt: cells['created'],
      updatedAt: cells['updated'],
    }),
};

export const passagesTable: PackageTable<OwnPassage> = {
  name: 'passages',
  description:
    'Places in the texts of sources, held by their words, what stands around them, and where (W3C Web Annotation).',
  columns: [
    id,
    { name: 'source', type: 'string', required: true },
    {
      name: 'textHash',
      type: 'string',
      required: true,
      description: 'SHA-256 of the text as UTF-8.',
    },
    { name: 'exact', type: 'string', required: true },
    text('prefix'),
    text('suffix'),
    { name: 'start', type: 'integer', required: true, description: 'In code points, from 0.' },
    { name: 'end', type: 'integer', required: true },
    {
      name: 'toldApartBy',
      type: 'string',
      required: true,
      enum: ['words', 'surroundings', 'position'],
    },
    { name: 'created', type: 'datetime', required: true },
    deleted,
  ],
  key: 'id',
  references: [{ column: 'source', table: 'records', key: 'record' }],
  cells: ({ id: own, source, textHash, quote, position, toldApartBy, createdAt }) => ({
    id: own,
    source,
    textHash,
    ...quote,
    start: String(position.start),
    end: String(position.end),
    toldApartBy,
    created: createdAt,
  }),
  entry: (cells) =>
    read(OwnPassage, {
      id: cells['id'],
      source: cells['source'],
      textHash: cells['textHash'],
      quote: {
        exact: cells['exact'],
        prefix: cells['prefix'] ?? '',
        suffix: cells['suffix'] ?? '',
      },
      position: { start: Number(cells['start']), end: Number(cells['end']) },
      toldApartBy: cells['toldApartBy'],
      createdAt: cells['created'],
    }),
};

export const documentsTable: PackageTable<SourceDocument> = {
  name: 'documents',
  description:
    'Files of sources. Their bytes lie in documents/, named by their SHA-256, where they were exported.',
  columns: [
    id,
    { name: 'source', type: 'string', required: true },
    { name: 'name', type: 'string', required: true },
    { name: 'kind', type: 'string', required: true },
    { name: 'sha256', type: 'string', required: true },
    { name: 'bytes', type: 'integer', required: true },
    { name: 'textHash', type: 'string', required: true },
    text('encoding'),
    { name: 'added', type: 'datetime', required: true },
    deleted,
  ],
  key: 'id',
  references: [{ column: 'source', table: 'records', key: 'record' }],
  cells: ({ encoding, bytes, addedAt, ...rest }) => ({
    ...rest,
    bytes: String(bytes),
    encoding: encoding ?? '',
    added: addedAt,
  }),
  entry: (cells) =>
    read(SourceDocument, {
      id: cells['id'],
      source: cells['source'],
      name: cells['name'],
      kind: cells['kind'],
      sha256: cells['sha256'],
      bytes: Number(cells['bytes']),
      textHash: cells['textHash'],
      encoding: cells['encoding'],
      addedAt: cells['added'],
    }),
};

/** Parts that are '' or undefined are not there: no entry holds an empty text but a note, which may be one. */
function read<S extends z.ZodType>(
  schema: S,
  parts: Record<string, unknown>,
): z.output<S> | string {
  const given = Object.entries(parts).filter(
    ([name, part]) => part !== undefined && (part !== '' || name === 'text'),
  );
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`;
}

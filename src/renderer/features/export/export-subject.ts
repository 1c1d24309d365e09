/** From what is on the screen and the choices of the dialog to what the core is asked to write. */
import type { CsvDialect, ExportSubject, ExportWhat } from '#shared/contract/exports-api.ts';
import type { NoteQuery } from '#shared/contract/notes-api.ts';
import type { Preferences } from '#shared/contract/preferences-api.ts';
import type { SaveType } from '#shared/contract/shell-api.ts';
import type { Collection } from '#shared/model/field.ts';
import type { Query } from '#shared/model/filter.ts';
import type { GridView } from '../../state/ui-store.ts';
import { allNotes } from '../notes/notes-query.ts';

export const kinds = ['records', 'claims', 'notes', 'annotations', 'sources', 'package'] as const;
export type Kind = (typeof kinds)[number];

type Remembered = NonNullable<Preferences['export']>;
export type Format = Remembered['records'];
export type Choices = Preferences['csv'] & Remembered;
export type Rows = Choices['rows'];

export const defaultRemembered: Remembered = { records: 'csv', tables: 'csv', documents: true };

/** What the dialog was opened on. */
export type Scene = {
  /** Of the dossier. */
  title: string;
  /** The one on the screen, else the first. */
  collection: Collection | null;
  /** Its grid, where it is on the screen. */
  view: GridView | null;
  selected: readonly string[];
  /** As the notes page lists them, where it is on the screen. */
  notes: NoteQuery | null;
  hasSources: boolean;
};

/** The remembered choice may not be there now: nothing is selected, or the grid is not ready. */
export function possibleRows({ view, selected }: Scene, wanted: Rows): Rows {
  if (view === null) return 'all';
  return wanted === 'selected' && selected.length === 0 ? 'view' : wanted;
}

export function placeFields(scene: Scene): { id: string; title: string }[] {
  return (scene.collection?.fields ?? []).filter(({ type }) => type === 'coordinates');
}

/** null: it comes in one form only. */
export function formatOf(kind: Kind, scene: Scene, choices: Choices): Format | null {
  if (kind === 'claims' || kind === 'notes') return choices.tables;
  if (kind !== 'records') return null;
  return choices.records === 'geojson' && placeFields(scene).length === 0 ? 'csv' : choices.records;
}

/** What is not remembered. */
export type Once = {
  hiddenColumns: boolean;
  /** Of several fields with coordinates, the one that is meant; null: the first. */
  place: string | null;
};

/** null: there is nothing of the kind to export. */
export function whatOf(kind: Kind, scene: Scene, choices: Choices, once: Once): ExportWhat | null {
  if (kind === 'annotations') return { kind };
  if (kind === 'sources') return scene.hasSources ? { kind: 'csl' } : null;
  if (kind === 'package') return { kind, documents: choices.documents };
  if (kind !== 'records') {
    const subject = kind === 'notes' ? notesSubject(scene) : claimsSubject(scene, choices);
    if (choices.tables === 'xlsx') return { kind: 'xlsx', subject };
    return { kind: 'csv', subject, dialect: dialectOf(choices) };
  }
  const subject = recordsSubject(scene, choices, once.hiddenColumns);
  if (subject === null) return null;
  const format = formatOf(kind, scene, choices);
  if (format === 'csv') return { kind: 'csv', subject, dialect: dialectOf(choices) };
  if (format === 'geojson') {
    const field = once.place ?? placeFields(scene)[0]?.id ?? '';
    return { kind: 'geojson', subject, field };
  }
  return { kind: format ?? 'json', subject };
}

type RecordsSubject = Extract<ExportSubject, { kind: 'records' }>;

export function recordsSubject(
  scene: Scene,
  choices: Choices,
  hiddenColumns: boolean,
): RecordsSubject | null {
  const { collection, view, selected } = scene;
  if (collection === null) return null;
  const { ids, notes } = choices;
  const rows = possibleRows(scene, choices.rows);
  const every = collection.fields.map(({ id }) => id);
  const visible = view && view.columns.length > 0 ? view.columns : every;
  const whole = wholeOf(collection, view);
  if (rows === 'view' && view !== null) {
    return { kind: 'records', query: view.query, columns: visible, records: null, ids, notes };
  }
  if (rows === 'selected') {
    // Ticked rows count even where the search or a filter hides them by now.
    return { kind: 'records', query: whole, columns: visible, records: [...selected], ids, notes };
  }
  const columns = hiddenColumns ? inOrder(visible, every) : visible;
  return { kind: 'records', query: whole, columns, records: null, ids, notes };
}

/** `all` means those of the whole dossier. */
function claimsSubject(scene: Scene, choices: Choices): ExportSubject {
  const { collection, view, selected } = scene;
  const rows = possibleRows(scene, choices.rows);
  if (collection === null || view === null || rows === 'all')
    return { kind: 'claims', query: null, records: null };
  if (rows === 'view') return { kind: 'claims', query: view.query, records: null };
  return { kind: 'claims', query: wholeOf(collection, view), records: [...selected] };
}

const notesSubject = ({ notes }: Scene): ExportSubject => ({
  kind: 'notes',
  query: notes ?? allNotes,
});

function wholeOf(collection: Collection, view: GridView | null): Query {
  return {
    collection: collection.id,
    search: '',
    filter: null,
    sort: view?.query.sort ?? collection.sort ?? [],
    // As one source has it, where the grid shows it so: never more than one sees.
    ...(view?.query.source === undefined ? {} : { source: view.query.source }),
  };
}

function dialectOf({ delimiter, bom, mode }: Choices): CsvDialect {
  return { delimiter, bom, mode };
}

/** null: it is no table of records. */
export function columnCount(what: ExportWhat): number | null {
  if (what.kind !== 'csv' && what.kind !== 'xlsx') return null;
  const { subject } = what;
  if (subject.kind !== 'records') return null;
  return subject.columns.length + (subject.ids ? 1 : 0) + (subject.notes ? 1 : 0);
}

const types: Record<ExportWhat['kind'], SaveType> = {
  csv: 'csv',
  xlsx: 'xlsx',
  json: 'json',
  geojson: 'geojson',
  annotations: 'jsonld',
  csl: 'json',
  package: 'package',
};

export const saveTypeOf = (what: ExportWhat): SaveType => types[what.kind];

/** "events-2026-11-22": the dialog of the system puts the ending to it. */
export function suggestedName(kind: Kind, scene: Scene, today: Date): string {
  const name = nameOf(kind, scene)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  const month = String(today.getMonth() + 1).padStart(2, '0');
  const day = String(today.getDate()).padStart(2, '0');
  return `${name.slice(0, 120) || 'export'}-${today.getFullYear()}-${month}-${day}`;
}

function nameOf(kind: Kind, { title, collection }: Scene): string {
  if (kind === 'records') return collection?.title ?? title;
  if (kind === 'package') return `${title} data package`;
  return kind === 'annotations' ? 'passages and notes' : kind;
}

/** The visible columns in the grid's order, then the rest. */
function inOrder(visible: readonly string[], every: readonly string[]): string[] {
  return [...visible, ...every.filter((id) => !visible.includes(id))];
}

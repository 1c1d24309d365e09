/** From what is on the screen and the choices of the dialog to what the core is asked to write. */
import type { CsvDialect, ExportSubject } from '#shared/contract/exports-api.ts';
import type { NoteQuery } from '#shared/contract/notes-api.ts';
import type { Preferences } from '#shared/contract/preferences-api.ts';
import type { Collection } from '#shared/model/field.ts';
import type { GridView } from '../../state/ui-store.ts';

export type CsvChoices = Preferences['csv'];
export type Rows = CsvChoices['rows'];

/** What the dialog was opened on. */
export type Scene =
  | { kind: 'records'; collection: Collection; view: GridView | null; selected: readonly string[] }
  | { kind: 'notes'; query: NoteQuery };

/** The remembered choice may not be there now: nothing is selected, or the grid is not ready. */
export function possibleRows(scene: Scene, wanted: Rows): Rows {
  if (scene.kind === 'notes' || scene.view === null) return 'all';
  return wanted === 'selected' && scene.selected.length === 0 ? 'view' : wanted;
}

export function subjectOf(
  scene: Scene,
  rows: Rows,
  choices: CsvChoices,
  hiddenColumns: boolean,
): ExportSubject {
  if (scene.kind === 'notes') return { kind: 'notes', query: scene.query };
  const { collection, view, selected } = scene;
  const { ids, notes } = choices;
  const every = collection.fields.map(({ id }) => id);
  const visible = view && view.columns.length > 0 ? view.columns : every;
  const whole = {
    collection: collection.id,
    search: '',
    filter: null,
    sort: view?.query.sort ?? collection.sort ?? [],
    // As one source has it, where the grid shows it so: never more than one sees.
    ...(view?.query.source === undefined ? {} : { source: view.query.source }),
  };
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

export function dialectOf({ delimiter, bom, mode }: CsvChoices): CsvDialect {
  return { delimiter, bom, mode };
}

export function columnCount(subject: ExportSubject): number | null {
  if (subject.kind !== 'records') return null;
  return subject.columns.length + (subject.ids ? 1 : 0) + (subject.notes ? 1 : 0);
}

/** "events-2026-11-22.csv" */
export function suggestedName(scene: Scene, today: Date): string {
  const name = scene.kind === 'notes' ? 'notes' : scene.collection.title;
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  const month = String(today.getMonth() + 1).padStart(2, '0');
  const day = String(today.getDate()).padStart(2, '0');
  return `${slug || 'export'}-${today.getFullYear()}-${month}-${day}.csv`;
}

/** The visible columns in the grid's order, then the rest. */
function inOrder(visible: readonly string[], every: readonly string[]): string[] {
  return [...visible, ...every.filter((id) => !visible.includes(id))];
}

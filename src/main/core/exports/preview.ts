/** What an export will be: how much, its beginning, and what it leaves out. */
import type { ExportPreview, ExportWhat } from '#shared/contract/exports-api.ts';
import type { Core } from '../context.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { contentOf } from './content.ts';
import { tableOf } from './subjects.ts';

const ROWS = 20;
/** One note may be longer than all that is looked at. */
const MOST_CHARACTERS = 20_000;
const MOST_IN_CELL = 200;

/** Throws as `contentOf` does. */
export async function previewOf(
  core: Core,
  fs: FileSystem,
  what: ExportWhat,
): Promise<ExportPreview> {
  const { rows, pieces, remarks } = contentOf(core, fs, what, () => undefined);
  const said = { rows, remarks: remarks?.() ?? [] };
  if (what.kind === 'package') return { ...said, text: null, cells: null };
  if (what.kind === 'xlsx') {
    const { header, rows: all } = tableOf(core, what.subject);
    const shown = [header, ...firstOf(all(), ROWS)];
    const cells = shown.map((row) => row.map((cell) => cell.slice(0, MOST_IN_CELL)));
    return { ...said, text: null, cells };
  }
  let text = '';
  let taken = 0;
  for await (const piece of pieces) {
    text += piece.toString();
    taken += 1;
    if (taken > ROWS || text.length > MOST_CHARACTERS) break;
  }
  return { ...said, text: text.slice(0, MOST_CHARACTERS), cells: null };
}

function* firstOf<T>(items: Iterable<T>, most: number): Generator<T> {
  let taken = 0;
  for (const item of items) {
    if (taken === most) return;
    taken += 1;
    yield item;
  }
}

/** `exports.*`: files out. */
import { basename } from 'node:path';
import type { Handlers } from '#shared/contract/define.ts';
import type { exportsApi } from '#shared/contract/exports-api.ts';
import type { Core } from '../context.ts';
import { nodeFileSystem, type FileSystem } from '../dossier/file-system.ts';
import { csvLine } from '../writing/csv.ts';
import { writeExport, type Chunks } from '../writing/export-file.ts';
import { contentOf } from './content.ts';
import { createReporter } from './progress.ts';
import { csvTableOf } from './subjects.ts';

type ExportsHandlers = Pick<Handlers<typeof exportsApi>, 'exports.write' | 'exports.preview'>;

const PREVIEW_ROWS = 20;
const PIECE = 256 * 1_024;

export function exportsHandlers(core: Core, fs: FileSystem = nodeFileSystem): ExportsHandlers {
  return {
    'exports.write': ({ target, what, job }) =>
      core.runJob(job, async (signal) => {
        const path = core.pathOf(target);
        const report = createReporter(core, job);
        const { rows, pieces, remarks } = contentOf(core, fs, what, report);
        const bytes = await writeExport(fs, path, gathered(pieces), signal);
        return { rows, bytes, file: basename(path), remarks: remarks?.() ?? [] };
      }),
    'exports.preview': ({ subject, dialect }) => {
      const table = csvTableOf(core, subject, dialect);
      let text = csvLine(table.header, dialect);
      let shown = 0;
      for (const row of table.rows()) {
        if (shown === PREVIEW_ROWS) break;
        text += csvLine(row, dialect);
        shown += 1;
      }
      return { rows: table.count, text };
    },
  };
}

/** Fewer and larger pieces. */
async function* gathered(pieces: Chunks): AsyncGenerator<string | Uint8Array> {
  let text = '';
  for await (const piece of pieces) {
    if (typeof piece !== 'string') yield piece;
    else text += piece;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield text;
}

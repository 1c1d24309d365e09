/** `exports.*`: files out. */
import { basename } from 'node:path';
import type { Handlers } from '#shared/contract/define.ts';
import type { ExportWhat, exportsApi } from '#shared/contract/exports-api.ts';
import type { Core } from '../context.ts';
import { nodeFileSystem, type FileSystem } from '../dossier/file-system.ts';
import { writeExport, type Chunks } from '../writing/export-file.ts';
import { contentOf } from './content.ts';
import { previewOf } from './preview.ts';
import { createReporter } from './progress.ts';

type ExportsHandlers = Pick<Handlers<typeof exportsApi>, 'exports.write' | 'exports.preview'>;

const PIECE = 256 * 1_024;

export function exportsHandlers(core: Core, fs: FileSystem = nodeFileSystem): ExportsHandlers {
  return {
    'exports.write': ({ target, what, job }) =>
      core.runJob(job, async (signal) => {
        const path = core.pathOf(target);
        await prepare(core, what, signal);
        const report = createReporter(core, job);
        const { folder } = core.dossier();
        const { rows, pieces, remarks } = contentOf(core, fs, what, report);
        const bytes = await writeExport(fs, { path, dossier: folder }, gathered(pieces), signal);
        return { rows, bytes, file: basename(path), remarks: remarks?.() ?? [] };
      }),
    'exports.preview': async ({ what }) => {
      await prepare(core, what);
      return previewOf(core, fs, what);
    },
  };
}

/** In slices, what choosing and ordering the records of a large collection would otherwise hold everybody up for. */
async function prepare(core: Core, what: ExportWhat, signal?: AbortSignal): Promise<void> {
  if (!('subject' in what) || what.subject.kind === 'notes' || what.subject.query === null) return;
  const { query } = what.subject;
  const { table } = await core.inTurns(core.tables().select(query), signal ? { signal } : {});
  if (what.subject.kind !== 'records') return;
  for (const column of what.subject.columns)
    await core.inTurns(table.prepareColumn(column), signal ? { signal } : {});
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

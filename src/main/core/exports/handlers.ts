/** `exports.*`: files out. */
import { basename } from 'node:path';
import type { Handlers } from '#shared/contract/define.ts';
import type { exportsApi } from '#shared/contract/exports-api.ts';
import type { Core } from '../context.ts';
import { nodeFileSystem, type FileSystem } from '../dossier/file-system.ts';
import { gathered, writeExport } from '../writing/export-file.ts';
import { contentOf } from './content.ts';
import { previewOf } from './preview.ts';
import { createReporter } from './progress.ts';

type ExportsHandlers = Pick<Handlers<typeof exportsApi>, 'exports.write' | 'exports.preview'>;

export function exportsHandlers(core: Core, fs: FileSystem = nodeFileSystem): ExportsHandlers {
  return {
    'exports.write': ({ target, what, job }) =>
      core.runJob(job, async (signal) => {
        const path = core.pathOf(target);
        const report = createReporter(core, job);
        const { folder } = core.dossier();
        const { rows, pieces, remarks } = contentOf(core, fs, what, report);
        const bytes = await writeExport(fs, { path, dossier: folder }, gathered(pieces), signal);
        return { rows, bytes, file: basename(path), remarks: remarks?.() ?? [] };
      }),
    'exports.preview': ({ what }) => previewOf(core, fs, what),
  };
}

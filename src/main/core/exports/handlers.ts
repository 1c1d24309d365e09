/** `exports.*`: files out. */
import { basename } from 'node:path';
import type { Handlers } from '#shared/contract/define.ts';
import type { exportsApi } from '#shared/contract/exports-api.ts';
import type { Core } from '../context.ts';
import { nodeFileSystem, type FileSystem } from '../dossier/file-system.ts';
import { oneMoment } from '../query/one-moment.ts';
import { gathered, writeExport, type Chunks } from '../writing/export-file.ts';
import { contentOf } from './content.ts';
import { previewOf } from './preview.ts';
import { makeReady } from './ready.ts';
import { createReporter } from './progress.ts';

type ExportsHandlers = Pick<Handlers<typeof exportsApi>, 'exports.write' | 'exports.preview'>;

export function exportsHandlers(core: Core, fs: FileSystem = nodeFileSystem): ExportsHandlers {
  return {
    'exports.write': ({ target, what, job }) =>
      core.runJob(job, async (signal) => {
        const path = core.pathOf(target);
        const report = createReporter(core, job);
        const { folder } = core.dossier();
        await core.inTurns(makeReady(core, what), { signal });
        const checkMoment = oneMoment(core, 'the file');
        const { rows, pieces, isLive, remarks } = contentOf(core, fs, what, report);
        const content = isLive ? checked(pieces, checkMoment) : pieces;
        const bytes = await writeExport(fs, { path, dossier: folder }, gathered(content), signal);
        return { rows, bytes, file: basename(path), remarks: remarks?.() ?? [] };
      }),
    'exports.preview': async ({ what }) => {
      if (what.kind !== 'package') await core.inTurns(makeReady(core, what));
      return previewOf(core, fs, what);
    },
  };
}

/** Also at the end: what makes the last piece may have read long before. */
async function* checked(
  pieces: Chunks,
  check: () => void,
): AsyncGenerator<string | Uint8Array, void> {
  for await (const piece of pieces) {
    check();
    yield piece;
  }
  check();
}

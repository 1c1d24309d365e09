/** `recovery.*`: whether a dossier is sound, and the one that could not be opened last, because its files are damaged. */
import { basename } from 'node:path';
import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { LostThing, recoveryApi } from '#shared/contract/recovery-api.ts';
import { checkDossier } from '../dossier/recovery/check.ts';
import { inspect, recover, type RecoverySource } from '../dossier/recovery/recover.ts';
import { writeExport } from '../writing/export-file.ts';
import { csvLine } from '../writing/csv.ts';
import type { Core } from '../context.ts';

export type RecoveryParts = RecoverySource & {
  /** The folder of the dossier that could not be opened; null when there is none. */
  failed: () => string | null;
  open: (folder: string) => Promise<void>;
};

export function recoveryHandlers(
  core: Pick<Core, 'pathOf' | 'runJob' | 'emit'>,
  parts: RecoveryParts,
): Handlers<typeof recoveryApi> {
  let lost: readonly LostThing[] = [];
  let looked: string | null = null;

  function folder(): string {
    const failed = parts.failed();
    if (failed !== null) return failed;
    throw new AppError('not_found', 'There is no dossier that could not be opened.');
  }

  return {
    'recovery.check': ({ folder: handle, job }) =>
      core.runJob(job, (signal) => {
        const onFile = (done: number): void =>
          core.emit({ type: 'progress', job, done, total: null });
        return checkDossier(parts, core.pathOf(handle), { signal, onFile });
      }),
    'recovery.inspect': async () => {
      looked = folder();
      const found = await inspect(parts, looked);
      ({ lost } = found);
      return found.report;
    },
    'recovery.run': async () => {
      looked = folder();
      const found = await recover(parts, looked);
      ({ lost } = found);
      await parts.open(looked);
      return found.report;
    },
    'recovery.exportLost': async ({ target }) => {
      const path = core.pathOf(target);
      const rows = [
        ['kind', 'what', 'why', 'what is left of it'],
        ...lost.map(({ kind, title, why, text }) => [kind, title, why, text]),
      ];
      const dialect = { delimiter: ',', bom: true, mode: 'spreadsheet' } as const;
      const lines = `\ufeff${rows.map((row) => csvLine(row, dialect)).join('')}`;
      await writeExport(parts.fs, { path, dossier: looked }, [lines], new AbortController().signal);
      return { rows: lost.length, file: basename(path) };
    },
  };
}

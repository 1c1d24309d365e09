/** Putting the user's work back as a backup has it: one change, which undo takes back. */
import type { BackupManifest } from '#shared/model/backup.ts';
import { tableNames, type Layer } from '#shared/model/layer.ts';
import { readBackup } from '../dossier/backup-files.ts';
import type { Draft, OpenDossier } from '../context.ts';
import type { FileSystem } from '../dossier/file-system.ts';

/**
 * How many entries were not as they were. Rejects with `damaged` when the backup is not whole. `backUp`: of how things are now. It is
 * called once the other one was read: a further backup may thin out that very one.
 */
export async function restoreBackup(
  fs: FileSystem,
  dossier: OpenDossier,
  manifest: BackupManifest,
  backUp: () => Promise<unknown>,
): Promise<number> {
  const layer = await readBackup(fs, dossier.folder, manifest);
  await backUp();
  const change = await dossier.commit({
    label: `Restore the backup of ${manifest.at.slice(0, 16).replace('T', ' ')} (UTC)`,
    origin: 'backup',
    drafts: (now) => draftsTo(now, layer),
  });
  return change?.ops.length ?? 0;
}

/** Entries that are the same are left out by the commit. */
function draftsTo(now: Readonly<Layer>, then: Readonly<Layer>): Draft[] {
  return tableNames.flatMap((table) => {
    const ids = new Set([...now[table].keys(), ...then[table].keys()]);
    // `table` names the type of the entry, which TypeScript can't follow through the union.
    return [...ids].map((id) => ({ table, id, after: then[table].get(id) ?? null }) as Draft);
  });
}

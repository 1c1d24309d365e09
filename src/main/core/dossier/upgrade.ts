/**
 * Brings a dossier of an older format to the present one, when it is opened for work. First `dossier.json`, so that an
 * older program refuses it from then on; the other files follow, and each is read right in either format.
 */
import { FORMAT } from '#shared/model/dossier.ts';
import { compact, type CompactionTarget } from './compaction.ts';
import type { ChangeLog } from './change-log.ts';
import type { DossierParts } from './read-parts.ts';

export type UpgradeSteps = {
  /** A backup of everything as it is. Rejects when none could be made: then nothing is upgraded. */
  backUp: () => Promise<void>;
  /** Writes `layer.json` as of the last change. */
  writeSnapshot: () => Promise<void>;
};

export async function upgrade(
  target: CompactionTarget,
  { dossier, state }: DossierParts,
  changeLog: ChangeLog,
  steps: UpgradeSteps,
): Promise<void> {
  if (dossier.format() < FORMAT) {
    await steps.backUp();
    await dossier.database.write();
  }
  if (state.format === FORMAT) return;
  // Lines of two formats can't stand in one file.
  await steps.writeSnapshot();
  if (!(await compact(target, changeLog))) await changeLog.beginAnew();
}

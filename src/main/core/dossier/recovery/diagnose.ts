/** A look at a damaged dossier: what is wrong, and what could be written in its place. Nothing is written here. */
import { isDeepStrictEqual } from 'node:util';
import type { FileVerdict, LostThing } from '#shared/contract/recovery-api.ts';
import type { DossierFile } from '#shared/model/dossier.ts';
import type { Layer } from '#shared/model/layer.ts';
import { listBackups } from '../backup-files.ts';
import type { FileSystem } from '../file-system.ts';
import { diagnoseImports } from './diagnose-imports.ts';
import { diagnoseWork, type WorkToWrite } from './diagnose-work.ts';
import { findDefinition } from './find-definition.ts';
import type { SalvagedBase } from './salvage-base.ts';

export type Diagnosis = {
  folder: string;
  /** What `dossier.json` is to hold. */
  file: DossierFile;
  isFileGood: boolean;
  bases: SalvagedBase[];
  layer: Layer;
  /** null: layer and log are good as they are. */
  toWrite: WorkToWrite | null;
  /** Records of the base that are good or can be put back. */
  imported: number;
  verdicts: FileVerdict[];
  lost: LostThing[];
};

export type DiagnosisSource = {
  fs: FileSystem;
  folder: string;
  /** The dossier that ships with the program: it has undamaged copies of its own files. */
  shipped: string;
};

/** Throws `damaged` when not even its definitions can be found, and `storage`. */
export async function diagnose(source: DiagnosisSource): Promise<Diagnosis> {
  const { fs, folder } = source;
  const backups = (await listBackups(fs, folder)).flatMap((one) => (one.ok ? [one.manifest] : []));
  const definition = await findDefinition(source, backups);
  const work = await diagnoseWork(fs, folder, definition.file, backups);
  const imports = await diagnoseImports(source, definition.file, work.layer, backups);
  const file = { ...definition.file, imports: imports.kept };
  const isSameFile = isDeepStrictEqual(definition.file.imports, file.imports);
  const isSameLayer = imports.layer === work.layer;
  return {
    folder,
    file,
    isFileGood: definition.verdict.state === 'good' && isSameFile,
    bases: imports.bases,
    layer: imports.layer,
    toWrite: work.toWrite ?? (isSameLayer ? null : { seq: work.seq, isLogGood: true }),
    imported: imports.records,
    verdicts: [definition.verdict, ...imports.verdicts, ...work.verdicts],
    lost: [...imports.lost, ...work.lost],
  };
}

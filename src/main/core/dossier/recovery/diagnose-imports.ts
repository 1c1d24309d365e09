/** What is left of the imported records: those that the dossier came with, and those that the user imported. */
import { join } from 'node:path';
import type { FileVerdict, LostThing } from '#shared/contract/recovery-api.ts';
import type { BackupManifest } from '#shared/model/backup.ts';
import type { BasePart, DossierFile, OwnImport } from '#shared/model/dossier.ts';
import type { Layer } from '#shared/model/layer.ts';
import { fileOfBackup } from '../backup-files.ts';
import { mergedCollections, readBaseFile } from '../base.ts';
import { readRegularFile } from '../durable-json.ts';
import { MAX_LOG_BYTES } from '../history-files.ts';
import { attempt, attemptOwn } from './attempt.ts';
import type { DiagnosisSource } from './diagnose.ts';
import {
  countRecords,
  hasHash,
  salvageBase,
  type CopySource,
  type SalvagedBase,
} from './salvage-base.ts';

export type Imports = {
  /** `imports` of `dossier.json`, without those of which nothing is left. */
  kept: DossierFile['imports'];
  /** The same one when none of the user's imports has to change. */
  layer: Layer;
  bases: SalvagedBase[];
  records: number;
  verdicts: FileVerdict[];
  lost: LostThing[];
};

export async function diagnoseImports(
  source: DiagnosisSource,
  file: DossierFile,
  layer: Layer,
  backups: readonly BackupManifest[],
): Promise<Imports> {
  const found: Imports = { kept: [], layer, bases: [], records: 0, verdicts: [], lost: [] };
  const collections = mergedCollections(file, layer);

  /** The part as it will be; null when nothing of it is left. */
  async function look(collection: string, part: BasePart): Promise<BasePart | null> {
    const definition = collections.find(({ id }) => id === collection);
    const { verdict, salvaged, records } = await lookAt(source, definition, part, backups);
    found.verdicts.push(verdict);
    found.records += records;
    if (verdict.state === 'good') return part;
    if (salvaged) {
      found.bases.push(salvaged);
      found.lost.push(...salvaged.lost);
      return salvaged.part;
    }
    found.lost.push({ kind: 'file', title: part.file, why: verdict.words, text: '' });
    return null;
  }

  for (const entry of file.imports) {
    const part = await look(entry.collection, { file: entry.file, sha256: entry.sha256 });
    if (part) found.kept.push({ ...entry, ...part });
  }
  const changed = new Map<string, OwnImport>();
  for (const entry of layer.imports.values()) {
    const parts: BasePart[] = [];
    for (const part of entry.parts) {
      const kept = await look(entry.collection, part);
      if (kept) parts.push(kept);
    }
    const isSame =
      parts.length === entry.parts.length && parts.every((part, at) => part === entry.parts[at]);
    if (!isSame) changed.set(entry.id, { ...entry, parts });
  }
  if (changed.size > 0)
    found.layer = { ...layer, imports: new Map([...layer.imports, ...changed]) };
  return found;
}

type Look = { verdict: FileVerdict; salvaged: SalvagedBase | null; records: number };

async function lookAt(
  { fs, folder, shipped }: DiagnosisSource,
  definition: DossierFile['collections'][number] | undefined,
  part: BasePart,
  backups: readonly BackupManifest[],
): Promise<Look> {
  const path = part.file;
  const found = await attemptOwn(() => readBaseFile(fs, folder, join(folder, path)));
  const bytes = found.ok ? found.value : null;
  const good: FileVerdict = { path, state: 'good', words: '' };
  if (bytes !== null && hasHash(bytes, part))
    return { verdict: good, salvaged: null, records: countRecords(bytes) };
  const copies: CopySource[] = [
    ...backups.map((manifest) => ({
      words: `the backup of ${manifest.at}`,
      read: () => copyAt(() => fileOfBackup(fs, folder, manifest, path)),
    })),
    {
      words: 'the dossier that ships with the program',
      read: () => copyAt(() => readRegularFile(fs, join(shipped, path), MAX_LOG_BYTES)),
    },
  ];
  const salvaged = await salvageBase(definition, part, bytes, copies);
  const words = salvaged?.words ?? 'nothing of it could be saved, and there is no copy';
  return {
    verdict: { path, state: bytes === null ? 'missing' : 'damaged', words },
    salvaged,
    records: salvaged?.bytes ? countRecords(salvaged.bytes) : 0,
  };
}

/** A copy that can't be read is none. */
async function copyAt(read: () => Promise<Buffer | null>): Promise<Buffer | null> {
  const found = await attempt(read);
  return found.ok ? found.value : null;
}

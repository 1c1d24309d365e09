/** Imports whose files can't be read any more, written anew from what is in memory, for a copy elsewhere. */
import { createHash } from 'node:crypto';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { BasePart } from '#shared/model/dossier.ts';
import { DOSSIER_FILE } from '../dossier/dossier-file.ts';
import { jsonBytes, jsonObject, unsealed } from '../dossier/durable-json.ts';
import { layerBytes } from '../dossier/layer-file.ts';
import { LAYER_FILE } from '../dossier/replay.ts';
import type { OpenDossier } from '../context.ts';

export type ImportsFromMemory = {
  files: { path: string; bytes: Buffer }[];
  /** A file of the dossier, with the new files in place of those that are missing. */
  patch: (path: string, bytes: Buffer) => Buffer;
};

export function importsFromMemory(
  { base, file, layer }: OpenDossier,
  missing: readonly string[],
): ImportsFromMemory {
  const files: ImportsFromMemory['files'] = [];
  const isMissing = (part: BasePart): boolean => missing.includes(part.file);

  function write(path: string, collection: string, records: BaseRecord[]): BasePart {
    const bytes = Buffer.from(JSON.stringify({ collection, records }));
    files.push({ path, bytes });
    return { file: path, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  const own = [...layer.imports.values()];
  const isOwn = ({ id }: BaseRecord): boolean => own.some(({ prefix }) => id.startsWith(prefix));
  const recordsIn = (collection: string): BaseRecord[] => [
    ...(base.get(collection)?.values() ?? []),
  ];

  const taken = new Set<string>();
  const imports = file.imports.map((entry) => {
    if (!isMissing(entry)) return entry;
    // Which of several files of a collection a record came from is not known: the first takes all.
    const records = taken.has(entry.collection)
      ? []
      : recordsIn(entry.collection).filter((record) => !isOwn(record));
    taken.add(entry.collection);
    return { ...entry, ...write(entry.file, entry.collection, records) };
  });
  const ownImports = own.map((entry) => {
    const [first] = entry.parts;
    if (!first || !entry.parts.some(isMissing)) return entry;
    const records = recordsIn(entry.collection).filter(({ id }) => id.startsWith(entry.prefix));
    return { ...entry, parts: [write(first.file, entry.collection, records)] };
  });

  return {
    files,
    patch(path, bytes) {
      if (files.length === 0) return bytes;
      const content = (): Record<string, unknown> => unsealed(path, jsonObject(path, bytes));
      if (path === DOSSIER_FILE) return jsonBytes({ ...content(), imports }, true);
      if (path !== LAYER_FILE) return bytes;
      const imported = new Map(ownImports.map((entry) => [entry.id, entry]));
      return layerBytes(path, content(), { ...layer, imports: imported });
    },
  };
}

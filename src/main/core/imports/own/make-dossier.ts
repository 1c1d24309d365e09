/** A new dossier of a data package: its records as the base, the user's work on them as the first change. */
import { createHash, randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import * as z from 'zod';
import { recordsTable } from '#shared/exchange/package-tables.ts';
import { FORMAT, type BasePart, type DossierFile } from '#shared/model/dossier.ts';
import { Collection, type Field } from '#shared/model/field.ts';
import { trashId } from '#shared/model/layer.ts';
import type { Draft, Log } from '../../context.ts';
import { dossierDatabase } from '../../dossier/dossier-file.ts';
import { writeFileDurably } from '../../dossier/durable-file.ts';
import { ensureFolder } from '../../dossier/folders.ts';
import type { FileSystem } from '../../dossier/file-system.ts';
import { openDossier } from '../../dossier/open.ts';
import { SOURCES_FOLDER } from '../../dossier/picture.ts';
import { newDossierIn } from '../../dossier/unpack.ts';
import { createBaseWriter } from './package-base.ts';
import { damaged, type PackageFile } from './package-file.ts';
import { ownClaimDrafts, readWork } from './package-work.ts';

export type MakingDeps = {
  fs: FileSystem;
  clock: () => Date;
  newId: () => string;
  log: Log;
};

/** At `place`, as `newDossierIn` takes it. Resolves with the folder; nothing is left where it fails. Rejects with `damaged` or `storage`. */
export function makeDossier(
  deps: MakingDeps,
  path: string,
  source: PackageFile,
  place: string | { folder: string },
  signal: AbortSignal,
): Promise<string> {
  const called = basename(path);
  return newDossierIn(deps.fs, place, called, async (folder) => {
    const { file, drafts } = await writeBase(deps, folder, called, source, signal);
    await dossierDatabase(deps.fs, folder, file).database.write();
    for (const name of source.namesIn('documents')) {
      if (!/^[0-9a-f]{64}$/.test(name))
        throw damaged(called, `documents/${name}`, 'has no name of ours');
      const bytes = await source.bytes(`documents/${name}`);
      if (createHash('sha256').update(bytes).digest('hex') !== name)
        throw damaged(called, `documents/${name}`, 'is not the document that it is called after');
      const at = await ensureFolder(deps.fs, `${folder}/${SOURCES_FOLDER}`);
      await writeFileDurably(deps.fs, `${at}/${name}`, bytes);
    }
    signal.throwIfAborted();
    await commitWork(deps, folder, called, drafts);
    return file.title;
  });
}

type Records = {
  /** By record. */
  origins: Map<string, string>;
  drafts: Draft[];
};

async function writeBase(
  { fs, clock }: MakingDeps,
  folder: string,
  called: string,
  source: PackageFile,
  signal: AbortSignal,
): Promise<{ file: DossierFile; drafts: Draft[] }> {
  const collections = z.array(Collection).safeParse(await source.json('collections.json'));
  if (!collections.success)
    throw damaged(called, 'collections.json', 'holds no collections of ours');
  const fieldOf = fieldFinder(collections.data);
  const records = await readRecords(called, source, signal);
  const originOf = (record: string): string | undefined => records.origins.get(record);
  const base = createBaseWriter(fs, folder, { called, fieldOf, originOf });
  const drafts = [...records.drafts];
  const now = clock().toISOString();
  for await (const batch of source.rows('claims.csv', signal)) {
    for (const cells of batch) {
      if (cells['origin'] === 'base') drafts.push(...(await base.add(cells)));
      else drafts.push(...ownClaimDrafts(called, cells, fieldOf, now));
    }
  }
  const written = [...(await base.end()).values()];
  const work = await readWork(called, source, signal);
  const partsOf = (origin: string): BasePart[] =>
    written.filter((one) => one.origin === origin).flatMap(({ parts }) => parts);
  for (const entry of work.imports)
    drafts.push({ table: 'imports', id: entry.id, after: { ...entry, parts: partsOf(entry.id) } });
  const imports = written.flatMap(({ origin, collection, parts }) =>
    origin === 'base'
      ? parts.map((part, at) => ({ id: `${collection}-${at + 1}`, collection, ...part }))
      : [],
  );
  const file: DossierFile = {
    format: FORMAT,
    id: randomBytes(10).toString('hex'),
    title: source.title,
    description: source.description,
    ...(source.licence === undefined ? {} : { licence: source.licence }),
    collections: collections.data,
    imports,
  };
  return { file, drafts: [...drafts, ...work.drafts] };
}

async function readRecords(
  called: string,
  source: PackageFile,
  signal: AbortSignal,
): Promise<Records> {
  const origins = new Map<string, string>();
  const drafts: Draft[] = [];
  for await (const batch of source.rows('records.csv', signal)) {
    for (const cells of batch) {
      const entry = recordsTable.entry(cells);
      if (typeof entry === 'string') throw damaged(called, 'records.csv', entry);
      const { record, collection, origin, createdAt } = entry;
      if (origin !== 'own') origins.set(record, origin);
      else if (createdAt !== null)
        drafts.push({ table: 'records', id: record, after: { id: record, collection, createdAt } });
      const deletedAt = cells['deleted'] ?? '';
      if (deletedAt !== '') {
        const after = { kind: 'record' as const, id: record, collection, deletedAt };
        drafts.push({ table: 'trash', id: trashId('record', record), after });
      }
    }
  }
  return { origins, drafts };
}

function fieldFinder(collections: readonly Collection[]) {
  const fields = new Map<string, Field>(
    collections.flatMap(({ id, fields: all }) =>
      all.map((field) => [`${id} ${field.id}`, field] as const),
    ),
  );
  return (collection: string, field: string): Field | null =>
    fields.get(`${collection} ${field}`) ?? null;
}

/** Checked entry by entry, as everything that anybody does. */
async function commitWork(
  deps: MakingDeps,
  folder: string,
  called: string,
  drafts: Draft[],
): Promise<void> {
  const dossier = await openDossier(folder, {
    ...deps,
    onSaved: () => undefined,
    onNotice: () => undefined,
  });
  try {
    if (drafts.length > 0)
      await dossier.commit({
        label: `Take in ${called}`.slice(0, 200),
        origin: 'import',
        drafts: () => drafts,
      });
  } finally {
    await dossier.close();
  }
}

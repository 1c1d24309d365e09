/** Taking in what a plan said: one change, which one undo takes back. */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportSource } from '#shared/contract/imports-api.ts';
import { releaseName } from '#shared/imports/release-name.ts';
import type { BasePart, OwnImport } from '#shared/model/dossier.ts';
import { newSource } from '../claims/new-source.ts';
import { backUpNow } from '../dossier/back-up-now.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Core, Draft as LayerDraft } from '../context.ts';
import type { Draft } from './drafts.ts';
import type { FollowReads } from './followed-reads.ts';
import { keepChosen } from './keep-chosen.ts';
import type { Plan } from './plan-state.ts';

export type ApplyOptions = {
  /** Up to the moment at which the change is written. */
  signal: AbortSignal;
  /** In records; `total` comes once it is done. */
  onProgress: (done: number, total: number) => void;
  followReads: FollowReads;
};

/**
 * Rejects with `conflict` when the dossier is not as it was when the plan was made, `storage`, or as the signal says. Nothing has changed
 * then.
 */
export async function applyPlan(
  core: Core,
  fs: FileSystem,
  draft: Draft,
  plan: Plan,
  options: ApplyOptions,
): Promise<OwnImport> {
  checkPlan(core, plan);
  await backUpNow(fs, plan.dossier, core.clock(), 'import');
  const parts = await plan.writer.keep();
  const entry = importOf(core, draft, plan, parts);
  const unfollow = options.followReads(reading(plan, parts, options));
  try {
    await plan.dossier.commit({
      label: labelOf(plan),
      origin: 'import',
      drafts() {
        checkPlan(core, plan);
        return [
          ...replaced(plan),
          ...definition(plan),
          ...sourceDrafts(core, plan.target.source),
          { table: 'imports', id: entry.id, after: entry },
          ...keepChosen(core, plan),
        ];
      },
    });
  } catch (error) {
    await plan.discard();
    throw error;
  } finally {
    unfollow();
  }
  options.onProgress(plan.records, plan.records);
  return entry;
}

/** Counts the records of those parts that the store has read by then. */
function reading(
  { dossier, writer, records }: Plan,
  parts: readonly BasePart[],
  { signal, onProgress }: ApplyOptions,
): (path: string) => void {
  const left = new Map(parts.map(({ file }) => [join(dossier.folder, file), file]));
  let done = 0;
  return (path) => {
    const file = left.get(path);
    if (file === undefined) return;
    signal.throwIfAborted();
    onProgress(done, records);
    left.delete(path);
    done += writer.recordsIn(file);
  };
}

function checkPlan(core: Core, { dossier, revision, counts }: Plan): void {
  if (core.dossier() !== dossier || dossier.revision() !== revision) {
    throw new AppError(
      'conflict',
      'The dossier was changed since the import was tried. Try it again; nothing was changed now.',
    );
  }
  if (counts.new + counts.changed + counts.gone === 0)
    throw new AppError(
      'conflict',
      'This file would change nothing: everything in it is there already.',
    );
}

function importOf(
  core: Core,
  draft: Draft,
  { id, target, gone, records, fileSha256 }: Plan,
  parts: OwnImport['parts'],
): OwnImport {
  const { collection, mapping, dataset, version } = target;
  return {
    id,
    collection: collection.id,
    parts,
    records,
    dataset,
    ...(version === '' ? {} : { version }),
    source: mapping.source,
    fileName: draft.source.name.slice(0, 255),
    fileSha256,
    importedAt: core.clock().toISOString(),
    settings: draft.settings,
    mapping,
    prefix: `${mapping.key.prefix}-`,
    gone,
  };
}

function labelOf({ target, counts, records }: Plan): string {
  const what = releaseName(target).slice(0, 120);
  if (target.replaces === null) return `Import ${what}: ${records.toLocaleString('en')} records`;
  const { new: added, changed, gone } = counts;
  return `Update to ${what}: ${added} new, ${changed} changed, ${gone} gone`;
}

const replaced = ({ target }: Plan): LayerDraft[] =>
  target.replaces === null ? [] : [{ table: 'imports', id: target.replaces, after: null }];

function definition({ target: { collection }, dossier }: Plan): LayerDraft[] {
  const known = dossier.file.collections.find(({ id }) => id === collection.id);
  if (known && isDeepStrictEqual(known, collection)) return [];
  return [{ table: 'collections', id: collection.id, after: collection }];
}

/** Where the dataset is no source of the dossier yet, it becomes one. */
function sourceDrafts(core: Core, source: ImportSource): LayerDraft[] {
  if (source.kind === 'known') return [];
  const { id, title, publisher, url, licence, citation } = source;
  return newSource(core, { id, type: 'dataset', title, publisher, url, licence, note: citation });
}

/** Taking in what a plan said: one change, which one undo takes back. */
import { AppError } from '#shared/contract/errors.ts';
import type { ImportSource } from '#shared/contract/imports-api.ts';
import { releaseName } from '#shared/imports/release-name.ts';
import type { OwnImport } from '#shared/model/dossier.ts';
import { isDeepStrictEqual } from 'node:util';
import { newSource } from '../claims/new-source.ts';
import { backUpNow } from '../dossier/back-up-now.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Core, Draft as LayerDraft } from '../context.ts';
import type { Draft } from './drafts.ts';
import { keepChosen } from './keep-chosen.ts';
import type { Plan } from './plan-state.ts';

/** Rejects with `conflict` when the dossier is not as it was when the plan was made, `storage`. Nothing has changed then. */
export async function applyPlan(
  core: Core,
  fs: FileSystem,
  draft: Draft,
  plan: Plan,
): Promise<OwnImport> {
  checkPlan(core, plan);
  await backUpNow(fs, plan.dossier, core.clock(), 'import');
  const parts = await plan.writer.keep();
  const entry = importOf(core, draft, plan, parts);
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
  }
  return entry;
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

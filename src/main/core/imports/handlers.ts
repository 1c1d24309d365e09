/** `imports.*`: one file at a time is looked at, described, tried, and taken in. */
import { basename } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportPlan, importsApi, ImportView } from '#shared/contract/imports-api.ts';
import type { Handlers } from '#shared/contract/define.ts';
import { releaseName } from '#shared/imports/release-name.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { csvLine } from '../writing/csv.ts';
import { writeExport } from '../writing/export-file.ts';
import type { Core } from '../context.ts';
import { applyPlan } from './apply.ts';
import { changeDraft, openDraft, viewOf, type Draft } from './drafts.ts';
import type { FollowReads } from './followed-reads.ts';
import { makePlan } from './plan.ts';
import type { Plan } from './plan-state.ts';
import { propose } from './propose.ts';
import { removalOf } from './remove.ts';
import { sampleOf } from './sample.ts';

const PROGRESS_MS = 100;

export function importsHandlers(
  core: Core,
  { fs, followReads }: { fs: FileSystem; followReads: FollowReads },
): Handlers<typeof importsApi> {
  let current: Draft | null = null;
  /** The one that was taken in last: its rejected rows can still be saved. */
  let applied: { draft: Draft; plan: Plan } | null = null;

  function draftOf(id: string): Draft {
    if (current?.id === id) return current;
    throw new AppError('not_found', 'This file is no longer open. Open it again.');
  }

  function planOf(id: string): { draft: Draft; plan: Plan } {
    const draft = draftOf(id);
    if (draft.plan) return { draft, plan: draft.plan };
    throw new AppError('conflict', 'The import was not tried yet.');
  }

  async function replace(draft: Draft | null): Promise<void> {
    const before = current;
    current = draft;
    applied = null;
    if (before?.plan && before.plan !== draft?.plan) await before.plan.discard();
  }

  /** A few times a second, and at the end. */
  function reporter(job: string): (done: number, total: number) => void {
    let reported = performance.now();
    return (done, total) => {
      if (done < total && performance.now() - reported < PROGRESS_MS) return;
      reported = performance.now();
      core.emit({ type: 'progress', job, done, total });
    };
  }

  return {
    'imports.open': ({ handle, job }) =>
      core.runJob(job, async (signal) => {
        core.dossier();
        const draft = await openDraft(core.newId(), core.pathOf(handle), signal);
        await replace(draft);
        return viewOf(core.dossier(), draft);
      }),
    'imports.settings': ({ draft: id, table, settings, guessHeader, job }) =>
      core.runJob(job, async (signal) => {
        const wanted = { at: table, settings: settings ?? undefined, guessHeader };
        const draft = await changeDraft(draftOf(id), wanted, signal);
        if (current?.id !== id) throw new AppError('cancelled', 'The file was closed.');
        await replace(draft);
        return viewOf(core.dossier(), draft);
      }),
    'imports.propose': ({ draft, purpose, job }) =>
      core.runJob(job, (signal) =>
        propose(core, draftOf(draft), { purpose, signal, onProgress: reporter(job) }),
      ),
    'imports.sample': ({ draft, target }) => sampleOf(core, draftOf(draft), target),
    'imports.plan': ({ draft: id, target, job }) =>
      core.runJob(job, async (signal) => {
        const draft = draftOf(id);
        const options = { signal, onProgress: reporter(job) };
        const plan = await makePlan(core, fs, draft, target, options);
        if (current?.id !== id) {
          await plan.discard();
          throw new AppError('cancelled', 'The file was closed.');
        }
        await replace({ ...draft, plan });
        return figuresOf(plan);
      }),
    'imports.planRows': ({ draft, kind, from, limit }) => {
      const { plan } = planOf(draft);
      const kept = plan.kept[kind];
      return { rows: kept.slice(from, from + limit), total: plan.counts[kind], kept: kept.length };
    },
    'imports.apply': ({ draft: id, job }) =>
      core.runJob(job, async (signal) => {
        const { draft, plan } = planOf(id);
        const options = { signal, onProgress: reporter(job), followReads };
        const entry = await applyPlan(core, fs, draft, plan, options);
        current = null;
        applied = { draft, plan };
        return { import: entry.id, collection: entry.collection, records: entry.records };
      }),
    'imports.saveRejected': async ({ draft: id, target }) => {
      const { draft, plan } = applied?.draft.id === id ? applied : planOf(id);
      const path = core.pathOf(target);
      const { signal } = new AbortController();
      await writeExport(
        fs,
        { path, dossier: plan.dossier.folder },
        rejectedLines(draft, plan),
        signal,
      );
      return { rows: plan.rejected.length, file: basename(path) };
    },
    'imports.close': async ({ draft }) => {
      if (applied?.draft.id === draft) applied = null;
      if (current?.id === draft) await replace(null);
      return {};
    },
    'imports.list': () => importViews(core),
    'imports.remove': async ({ import: id }) => {
      const dossier = core.dossier();
      const entry = dossier.layer.imports.get(id);
      if (!entry) throw new AppError('not_found', 'This import is no longer in the dossier.');
      await dossier.commit({
        label: `Take out ${releaseName(entry)}`,
        origin: 'import',
        drafts: () => removalOf(dossier, entry),
      });
      return {};
    },
  };
}

function figuresOf({ rows, counts, reasons }: Plan): ImportPlan {
  const { problem: problems, ...others } = counts;
  return {
    rows,
    ...others,
    problems,
    reasons: [...reasons]
      .map(([reason, { kind, count }]) => ({ kind, reason, count }))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, 100),
  };
}

/** As the file has them, with the reason and the line before, so that they can be put right and imported by themselves. */
function* rejectedLines({ table }: Draft, { rejected }: Plan): Generator<string> {
  const dialect = { delimiter: ',', mode: 'spreadsheet' } as const;
  const names = table.columns.map(({ name }) => name);
  yield `\ufeff${csvLine([...names, 'dossier:line', 'dossier:reason'], dialect)}`;
  for (const { line, cells, reason } of rejected) {
    const all = names.map((_, at) => cells[at] ?? '');
    yield csvLine([...all, String(line), reason], dialect);
  }
}

function importViews(core: Core): ImportView[] {
  const { layer, file } = core.dossier();
  const titles = new Map(file.collections.map(({ id, title }) => [id, title]));
  const sourceTitle = (id: string): string => core.tables().titleOf(SOURCES, id) ?? id;
  return [...layer.imports.values()]
    .map(({ parts: _, gone, mapping: __, settings: ___, ...rest }) => ({
      ...rest,
      collectionTitle: titles.get(rest.collection) ?? rest.collection,
      sourceTitle: sourceTitle(rest.source),
      gone: gone.length,
    }))
    .toSorted((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
}

/** For tests: a dossier that lives in memory and commits as the real one does. */
import type { AppEvent } from '#shared/contract/events.ts';
import type { BaseRecord } from '#shared/model/claim.ts';
import { FORMAT } from '#shared/model/dossier.ts';
import type { Collection } from '#shared/model/field.ts';
import type { Change } from '#shared/model/layer.ts';
import type { Value } from '#shared/model/value.ts';
import type { Core, OpenDossier } from '../context.ts';
import { applyOps, opsOf } from '../dossier/apply-ops.ts';
import { createTurns } from '../turns.ts';
import { emptyLayer } from '../dossier/layer-file.ts';
import { createTables, type Tables } from './tables.ts';

/** One statement of the source `src`, or several. */
export function baseRecord(
  id: string,
  values: Record<string, Value | null> | Record<string, Value | null>[],
  more: Partial<Pick<BaseRecord, 'preferred' | 'deprecated'>> = {},
): BaseRecord {
  const statements = (Array.isArray(values) ? values : [values]).map((one) => ({
    source: 'src',
    values: one,
  }));
  return { id, statements, ...more };
}

export type MemoryDossier = OpenDossier & { log: Change[] };

export function memoryDossier(
  collections: Collection[],
  records: Record<string, BaseRecord[]>,
): MemoryDossier {
  const layer = emptyLayer();
  const listeners = new Set<(change: Change) => void>();
  const log: Change[] = [];
  const base = new Map(
    collections.map(({ id }) => [
      id,
      new Map((records[id] ?? []).map((record) => [record.id, record])),
    ]),
  );
  return {
    folder: '/memory',
    file: { format: FORMAT, id: 'd', title: 'Test', description: '', collections, imports: [] },
    base,
    layer,
    log,
    access: { mode: 'write' },
    revision: () => log.length,
    saved: () => ({ status: 'saved', at: null }),
    notices: () => [],
    addNotice: () => undefined,
    dismissNotice: () => undefined,
    save: () => Promise.resolve(),
    changes: async (seqs) => log.filter(({ seq }) => seqs.includes(seq)),
    logPart: async (next) => {
      const changes = log.slice(next - 1);
      return changes.length === 0 ? null : { changes, last: log.length };
    },
    picture: () => Promise.reject(new Error('It has no files.')),
    async commit(step) {
      const ops = opsOf(layer, step.drafts(layer));
      if (ops.length === 0 && step.step === undefined) return null;
      applyOps(layer, ops);
      const seq = log.length + 1;
      const change: Change = {
        seq,
        at: NOW,
        label: step.label,
        group: step.group ?? `g${seq}`,
        origin: step.origin ?? 'edit',
        ...(step.step === undefined ? {} : { step: step.step }),
        ops,
      };
      log.push(change);
      for (const listener of listeners) listener(change);
      return change;
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
}

const NOW = '2026-01-02T03:04:05.000Z';

export type MemoryCore = Core & {
  events: AppEvent[];
  paths: Map<string, string>;
  abort: AbortController;
};

/** Handles are looked up in `paths`; every job gets the signal of `abort`. */
export function memoryCore(
  dossier: OpenDossier,
  tables: Tables = createTables(dossier),
): MemoryCore {
  const events: AppEvent[] = [];
  const paths = new Map<string, string>();
  const abort = new AbortController();
  let ids = 0;
  return {
    events,
    paths,
    abort,
    emit: (event) => void events.push(event),
    log: () => undefined,
    clock: () => new Date(NOW),
    newId: () => `id${(ids += 1)}`,
    pathOf: (handle) => paths.get(handle) ?? '',
    runJob: (_job, run) => run(abort.signal),
    inTurns: createTurns().inTurns,
    dossier: () => dossier,
    tables: () => tables,
  };
}

/** What a dry run has found out so far. */
import type { ImportTarget, PlanKind, PlanRow } from '#shared/contract/imports-api.ts';
import type { OpenDossier } from '../context.ts';
import type { FieldChange } from './compare-record.ts';
import type { PartWriter } from './part-writer.ts';

export type Plan = {
  /** Of the import that it would be. */
  id: string;
  target: ImportTarget;
  dossier: OpenDossier;
  revision: number;
  rows: number;
  counts: Record<PlanKind, number>;
  reasons: Map<string, { kind: 'rejected' | 'problem'; count: number }>;
  /** The first of each kind. */
  kept: Record<PlanKind, PlanRow[]>;
  /** Rejected rows as they stand in the file. */
  rejected: { line: number; cells: string[]; reason: string }[];
  /** What changes in records that are there already. */
  changed: Map<string, FieldChange[]>;
  /** All that this release does not have; `counts.gone` is about those that the one before still had. */
  gone: string[];
  fileSha256: string;
  records: number;
  writer: PartWriter;
  discard: () => Promise<void>;
};

const MOST_KEPT = 10_000;

export function emptyPlan(
  parts: Pick<Plan, 'id' | 'target' | 'dossier' | 'fileSha256' | 'writer'>,
): Plan {
  const none = { new: 0, changed: 0, same: 0, rejected: 0, gone: 0, problem: 0, kept: 0 };
  return {
    ...parts,
    revision: parts.dossier.revision(),
    rows: 0,
    counts: none,
    reasons: new Map(),
    kept: { new: [], changed: [], same: [], rejected: [], gone: [], problem: [], kept: [] },
    rejected: [],
    changed: new Map(),
    gone: [],
    records: 0,
    discard: () => parts.writer.discard(),
  };
}

/** `row` is only called for rows that are kept: of most there is nothing to be put into words. */
export function keep(plan: Plan, kind: PlanKind, row: () => Omit<PlanRow, 'kind'>): void {
  plan.counts[kind] += 1;
  if (plan.kept[kind].length < MOST_KEPT) plan.kept[kind].push({ kind, ...row() });
}

/** Figures in it would make a reason of each row. */
export function count(plan: Plan, kind: 'rejected' | 'problem', reason: string): void {
  const words = reason.replaceAll(/“[^”]*”/g, '“…”').replaceAll(/\d+/g, '…');
  const known = plan.reasons.get(words) ?? { kind, count: 0 };
  known.count += 1;
  plan.reasons.set(words, known);
}

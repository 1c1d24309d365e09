/** What a file of ours would bring into the dossier. */
import { trashId, type Layer, type TrashKind } from '#shared/model/layer.ts';
import type { Draft } from '../../context.ts';

export type OwnPlan = {
  new: number;
  same: number;
  changed: number;
  refused: number;
  /** Reasons for what is refused, with how often. */
  reasons: Map<string, number>;
  /** For what is new. */
  drafts: Draft[];
  /** For what is there and otherwise than in the file. */
  replacing: Draft[];
};

export const emptyPlan = (): OwnPlan => ({
  new: 0,
  same: 0,
  changed: 0,
  refused: 0,
  reasons: new Map(),
  drafts: [],
  replacing: [],
});

export function refuse(plan: OwnPlan, reason: string): void {
  plan.refused += 1;
  plan.reasons.set(reason, (plan.reasons.get(reason) ?? 0) + 1);
}

const TRASHABLE = new Map<string, TrashKind>([
  ['claims', 'claim'],
  ['notes', 'note'],
  ['passages', 'passage'],
]);

/** Takes in one entry by what is there under its id. */
export function take(plan: OwnPlan, layer: Readonly<Layer>, draft: Draft): void {
  const before = layer[draft.table].get(draft.id);
  if (isInTrash(layer, draft)) {
    refuse(plan, 'It lies in the trash here. Restore it first.');
  } else if (before === undefined) {
    plan.new += 1;
    plan.drafts.push(draft);
  } else if (isSame(before, draft.after)) {
    plan.same += 1;
  } else {
    plan.changed += 1;
    plan.replacing.push(draft);
  }
}

function isInTrash({ trash }: Readonly<Layer>, { table, id }: Draft): boolean {
  const kind = TRASHABLE.get(table);
  return kind !== undefined && trash.has(trashId(kind, id));
}

/** Whatever the order of their parts. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

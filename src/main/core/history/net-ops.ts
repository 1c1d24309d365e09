/** Several changes as one: for each entry what it was before the first of them, and after the last. */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/contract/errors.ts';
import type { Change, Layer, Op } from '#shared/model/layer.ts';
import type { Draft } from '../context.ts';

/** Entries that end as they began are left out. `changes`: in order. */
export function netOps(changes: readonly Change[]): Op[] {
  const net = new Map<string, Op>();
  for (const op of changes.flatMap(({ ops }) => ops)) {
    const key = `${op.table}/${op.id}`;
    const known = net.get(key);
    net.set(key, known ? ({ ...known, after: op.after } as Op) : op);
  }
  return [...net.values()].filter(({ before, after }) => !isDeepStrictEqual(before, after));
}

/** What takes the ops back. Throws `conflict` where an entry is not as they left it. */
export const backward = (layer: Readonly<Layer>, ops: readonly Op[]): Draft[] =>
  ops.map((op) => draftOf(layer, op, op.after, op.before));

/** What does them again. Throws `conflict` where an entry is not as they found it. */
export const forward = (layer: Readonly<Layer>, ops: readonly Op[]): Draft[] =>
  ops.map((op) => draftOf(layer, op, op.before, op.after));

function draftOf(
  layer: Readonly<Layer>,
  { table, id }: Op,
  expected: Op['before'],
  after: Op['after'],
): Draft {
  const found = layer[table].get(id) ?? null;
  if (!isDeepStrictEqual(found, expected)) {
    throw new AppError(
      'conflict',
      'This can’t be done: something that it is about was changed since. Nothing was changed now.',
      { table, id },
    );
  }
  // `table` names the type of the entry, which TypeScript can't follow through the union.
  return { table, id, after } as Draft;
}

/**
 * Against a defect that would write most of the user's work away: a snapshot may only lack what changes took out. After
 * Joplin, whose sync stops when most items would vanish (laurent22/joplin#3846).
 */
import { AppError } from '#shared/contract/errors.ts';
import type { Change, Layer } from '#shared/model/layer.ts';

export type ShrinkGuard = {
  readonly committed: (change: Change) => void;
  /** Throws `damaged` when the layer has lost more than a fifth of its entries without a change that says so. */
  readonly check: (layer: Readonly<Layer>) => void;
};

const MOST_LOST = 0.2;

export function countEntries(layer: Readonly<Layer>): number {
  return Object.values(layer).reduce((sum, table) => sum + table.size, 0);
}

export function createShrinkGuard(layer: Readonly<Layer>): ShrinkGuard {
  let expected = countEntries(layer);
  return {
    committed({ ops }) {
      for (const { before, after } of ops) {
        if (before === null && after !== null) expected += 1;
        if (before !== null && after === null) expected -= 1;
      }
    },
    check(now) {
      const found = countEntries(now);
      if (expected - found <= expected * MOST_LOST) return;
      throw new AppError(
        'damaged',
        `The save was refused: only ${found} of your ${expected} entries are left in memory, and no change took the others ` +
          'out. Nothing on the disk was changed. Close the dossier and open it again: what was saved is read from the disk.',
      );
    },
  };
}

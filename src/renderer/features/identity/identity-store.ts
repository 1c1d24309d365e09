/** The dialog "Same or different": for a whole collection, or for two records that somebody has chosen. */
import { create } from 'zustand';
import { openDialog } from '../../state/ui-store.ts';

export type Two = { a: string; b: string };

type IdentityState = {
  collection: string | null;
  /** null: the pairs that the program suggests. */
  two: Two | null;
};

export const useIdentity = create<IdentityState>(() => ({ collection: null, two: null }));

export function workThrough(collection: string): void {
  useIdentity.setState({ collection, two: null });
  openDialog('identity');
}

export function compareTwo(collection: string, a: string, b: string): void {
  useIdentity.setState({ collection, two: { a, b } });
  openDialog('identity');
}

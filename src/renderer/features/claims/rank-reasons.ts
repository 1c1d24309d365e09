/** Reasons that are often given for a rank, and those that were given in this window, to be taken with one click. */
import { create } from 'zustand';
import type { Rank } from '#shared/model/claim.ts';

type RankedRank = Exclude<Rank, 'normal'>;

const usual: Record<RankedRank, readonly string[]> = {
  preferred: [
    'It is the primary source.',
    'It is the later count.',
    'It is more exact.',
    'Several independent sources say so.',
    'It names its own source.',
  ],
  deprecated: [
    'It is a slip of the pen.',
    'It does not fit the dates.',
    'It mixes up two events.',
    'The source has withdrawn it.',
    'It only repeats another source.',
  ],
};

/** Newest first. */
const useGiven = create<Record<RankedRank, readonly string[]>>(() => ({
  preferred: [],
  deprecated: [],
}));

const MOST = 6;

export function useReasons(rank: RankedRank): string[] {
  const given = useGiven((state) => state[rank]);
  return [...new Set([...given, ...usual[rank]])].slice(0, MOST);
}

export function rememberReason(rank: Rank, reason: string): void {
  if (rank === 'normal' || reason.trim() === '') return;
  useGiven.setState((state) => ({ [rank]: [...new Set([reason.trim(), ...state[rank]])] }));
}

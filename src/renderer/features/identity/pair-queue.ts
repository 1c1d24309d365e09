/** Which pair comes next: what was suggested, less what has been answered or put off in this sitting. */
import type { Suggestion } from '#shared/contract/links-api.ts';
import type { IdentityKind } from '#shared/model/link.ts';

/** One thing that was done about a pair; `later` puts it off. */
export type Answer = { pair: Suggestion; word: IdentityKind | 'later' };

export const pairKey = ({ a, b }: Pick<Suggestion, 'a' | 'b'>): string =>
  [a.record, b.record].toSorted().join(' ');

export type Queue = {
  /** null: there is none left. */
  current: Suggestion | null;
  next: Suggestion | null;
  left: number;
  said: number;
  later: number;
};

/**
 * `back`: the pair whose answer was taken back; it comes again at once. `total`: of suggestions, those listed and those
 * beyond.
 */
export function queueOf(
  listed: readonly Suggestion[],
  total: number,
  answers: readonly Answer[],
  back: Suggestion | null,
): Queue {
  const answered = new Set(answers.map(({ pair }) => pairKey(pair)));
  const open = listed.filter((pair) => !answered.has(pairKey(pair)));
  const backKey = back === null ? null : pairKey(back);
  const others = open.filter((pair) => pairKey(pair) !== backKey);
  const [current = null, next = null] = back === null ? others : [back, ...others];
  return {
    current,
    next,
    left: Math.max(0, total - listed.length) + others.length + (back === null ? 0 : 1),
    said: answers.filter(({ word }) => word !== 'later').length,
    later: answers.filter(({ word }) => word === 'later').length,
  };
}

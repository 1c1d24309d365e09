/** Which chunks of the text are drawn: those near to what is seen, and those that somebody holds, as the ends of a selection. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Layout } from './pieces.ts';

export type ShownChunks = {
  shown: ReadonlySet<number>;
  heightOf: (chunk: number) => number | null;
  /** Draws these at once, to measure in them. */
  draw: (chunks: readonly number[]) => void;
  /** Those with these places of the text stay drawn, wherever one scrolls to. */
  hold: (chunks: readonly number[]) => void;
};

/** So far above and below what is seen. */
const MARGIN = '1200px 0px';

/** For one document: another one needs another component. */
export function useShownChunks(scroll: RefObject<HTMLElement | null>, layout: Layout): ShownChunks {
  const [shown, setShown] = useState<ReadonlySet<number>>(() => new Set([0]));
  const heights = useRef(new Map<number, number>());
  const held = useRef<readonly number[]>([]);

  useEffect(() => {
    const root = scroll.current;
    if (!root) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setShown((now) => follow(now, entries, heights.current, held.current)),
      { root, rootMargin: MARGIN },
    );
    for (const chunk of root.querySelectorAll('[data-chunk]')) observer.observe(chunk);
    const stop = onNewWidth(root, () => heights.current.clear());
    return () => {
      observer.disconnect();
      stop();
    };
  }, [scroll, layout]);

  return {
    shown,
    heightOf: (chunk) => heights.current.get(chunk) ?? null,
    draw: (chunks) => flushSync(() => setShown((now) => new Set([...now, ...chunks]))),
    hold(chunks) {
      held.current = chunks;
    },
  };
}

function follow(
  now: ReadonlySet<number>,
  entries: readonly IntersectionObserverEntry[],
  heights: Map<number, number>,
  held: readonly number[],
): ReadonlySet<number> {
  const next = new Set(now);
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    if (!(target instanceof HTMLElement)) continue;
    const chunk = Number(target.dataset['chunk']);
    if (isIntersecting) next.add(chunk);
    else if (!held.includes(chunk) && next.delete(chunk))
      heights.set(chunk, boundingClientRect.height);
  }
  const isSame = next.size === now.size && [...next].every((chunk) => now.has(chunk));
  return isSame ? now : next;
}

/** Lines break elsewhere then, and no height that was measured holds. */
function onNewWidth(element: Element, tell: () => void): () => void {
  let width = element.clientWidth;
  const observer = new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    tell();
  });
  observer.observe(element);
  return () => observer.disconnect();
}

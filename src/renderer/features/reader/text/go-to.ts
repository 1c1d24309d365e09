/** Brings a place of the text into sight, and holds it there while what stands above it is drawn and gets its real height. */
import { chunkAt, type Layout } from './pieces.ts';
import { pointAt, rangeOf } from './text-points.ts';
import type { ShownChunks } from './use-shown-chunks.ts';

type Parts = { scroll: HTMLElement; layout: Layout; chunks: ShownChunks };

/** Share of the height above the place: what stands before it belongs to it. */
const ABOVE = 0.26;
/** Milliseconds, after it was seen for the first time; and until then. */
const HOLD = 400;
const PATIENCE = 4_000;

let held = 0;

/** `where`: at the top as one reads on from there, or with some of what stands before it. */
export function goTo(
  { scroll, layout, chunks }: Parts,
  index: number,
  where: 'top' | 'within' = 'within',
): void {
  const chunk = chunkAt(layout.chunks, index);
  chunks.draw([chunk - 1, chunk, chunk + 1].filter((at) => at >= 0));
  const mine = ++held;
  let until = performance.now() + PATIENCE;
  let isThere = false;
  const wanted = where === 'top' ? 8 : scroll.clientHeight * ABOVE;
  // Whoever scrolls meanwhile wants to be elsewhere.
  const letGo = (): void => void (held += 1);
  const ends = ['wheel', 'pointerdown', 'keydown'] as const;
  for (const name of ends) scroll.addEventListener(name, letGo, { once: true, passive: true });
  const hold = (): void => {
    if (mine !== held) return;
    // Where React is at work already, the chunk is drawn only after that.
    const top = topOf(scroll, index);
    if (top !== null && !isThere) until = performance.now() + HOLD;
    isThere ||= top !== null;
    const off = top === null ? 0 : top - scroll.getBoundingClientRect().top - wanted;
    if (Math.abs(off) > 1) scroll.scrollTop += off;
    if (performance.now() < until) requestAnimationFrame(hold);
  };
  hold();
}

function topOf(scroll: HTMLElement, index: number): number | null {
  const range = rangeOf(scroll, index, index);
  const [rect] = range?.getClientRects() ?? [];
  if (rect) return rect.top;
  const point = pointAt(scroll, index, 'start');
  const element = point?.node instanceof Element ? point.node : point?.node.parentElement;
  return element?.getBoundingClientRect().top ?? null;
}

/** The index of the text at the top of what is seen. */
export function indexAtTop(scroll: HTMLElement): number {
  const { top } = scroll.getBoundingClientRect();
  for (const leaf of scroll.querySelectorAll<HTMLElement>('[data-at]'))
    if (leaf.getBoundingClientRect().bottom > top + 4) return Number(leaf.dataset['at']);
  return 0;
}

/** Scrolls no further than needed. */
export function bringIntoSight(scroll: HTMLElement, rect: DOMRect, margin = 28): void {
  const box = scroll.getBoundingClientRect();
  if (rect.top < box.top + margin) scroll.scrollTop -= box.top + margin - rect.top;
  else if (rect.bottom > box.bottom - margin) scroll.scrollTop += rect.bottom - box.bottom + margin;
}

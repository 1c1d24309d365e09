/** The words that are selected in the text, once the pointer has let go of them. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Stretch } from '../../../state/reader-store.ts';
import { selectedIn } from './text-points.ts';

/** `hold` is told of every change: what is selected must stay drawn. */
export function useSelectedWords(
  text: RefObject<HTMLElement | null>,
  hold: (selected: Stretch | null) => void,
): Stretch | null {
  const [selected, setSelected] = useState<Stretch | null>(null);
  const latest = useRef(hold);
  latest.current = hold;
  useEffect(() => {
    let isDown = false;
    const read = (): void => {
      const now = text.current && selectedIn(text.current);
      latest.current(now);
      if (isDown) return;
      setSelected((before) => (isSame(before, now) ? before : now));
    };
    const down = ({ target, button }: PointerEvent): void => {
      // What lies beside the words (tools, numbers) is pressed, and selects nothing.
      const isInText = target instanceof Element && target.closest('[data-beside]') === null;
      isDown = button === 0 && isInText && (text.current?.contains(target) ?? false);
      if (isDown) setSelected(null);
    };
    const up = (): void => {
      if (!isDown) return;
      isDown = false;
      // The browser settles a click's selection after the event.
      requestAnimationFrame(read);
    };
    document.addEventListener('selectionchange', read);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', up);
    return () => {
      document.removeEventListener('selectionchange', read);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', up);
    };
  }, [text]);
  return selected;
}

function isSame(a: Stretch | null, b: Stretch | null): boolean {
  return a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end);
}

export function unselect(): void {
  document.getSelection()?.removeAllRanges();
}

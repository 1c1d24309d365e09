/**
 * Selecting words by the keyboard: Shift with the arrows goes on from what is selected, and F7 puts a caret into the text, as browsers
 * have it. The browser moves the selection; it does not draw a caret in text that can't be typed in, so that is drawn here.
 */
import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { mac } from '../../../components/keys/keys-text.ts';
import { bringIntoSight, indexAtTop } from './go-to.ts';
import { pointAt, rangeOf } from './text-points.ts';

/** In pixels, from the corner of the text. */
export type CaretPlace = { left: number; top: number; height: number };

export type Caret = {
  isOn: boolean;
  place: CaretPlace | null;
  /** Whether the key was one of its own. */
  onKey: (event: KeyboardEvent) => boolean;
};

type Refs = { scroll: RefObject<HTMLElement | null>; text: RefObject<HTMLElement | null> };

export function useCaret({ scroll, text }: Refs): Caret {
  const [isOn, setIsOn] = useState(false);
  const [place, setPlace] = useState<CaretPlace | null>(null);

  useEffect(() => {
    if (!isOn) return undefined;
    const follow = (): void => setPlace(text.current && placeIn(text.current));
    follow();
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, [isOn, text]);

  function begin(): void {
    const selection = document.getSelection();
    if (!scroll.current || !text.current || !selection) return;
    const isHere = selection.focusNode !== null && text.current.contains(selection.focusNode);
    const point = isHere ? null : pointAt(text.current, indexAtTop(scroll.current), 'start');
    if (point) selection.collapse(point.node, point.offset);
    setIsOn(true);
  }

  function onKey(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    const selection = document.getSelection();
    if (key === 'F7' && !isOn) begin();
    else if (key === 'F7') setIsOn(false);
    else if (key === 'Escape' && selection && !selection.isCollapsed) selection.collapseToStart();
    else if (key === 'Escape' && isOn) setIsOn(false);
    else {
      const step = stepOf(event);
      const goes = isOn || (shiftKey && selection !== null && !selection.isCollapsed);
      if (!step || !goes || !selection || !text.current) return false;
      move(selection, shiftKey ? 'extend' : 'move', step, text.current);
      const rect = rectOfFocus(text.current);
      if (rect && scroll.current) bringIntoSight(scroll.current, rect);
    }
    return true;
  }

  return { isOn, place: isOn ? place : null, onKey };
}

type Step = {
  to: 'left' | 'right' | 'backward' | 'forward';
  by: 'character' | 'word' | 'line' | 'lineboundary';
  times: number;
};

const LINES_A_PAGE = 15;

function stepOf({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): Step | null {
  if (metaKey || (mac ? ctrlKey : altKey)) return null;
  const isWord = mac ? altKey : ctrlKey;
  const step = (to: Step['to'], by: Step['by'], times = 1): Step => ({ to, by, times });
  switch (key) {
    case 'ArrowLeft':
      return step('left', isWord ? 'word' : 'character');
    case 'ArrowRight':
      return step('right', isWord ? 'word' : 'character');
    case 'ArrowUp':
      return step('backward', 'line');
    case 'ArrowDown':
      return step('forward', 'line');
    case 'PageUp':
      return step('backward', 'line', LINES_A_PAGE);
    case 'PageDown':
      return step('forward', 'line', LINES_A_PAGE);
    case 'Home':
      return step('backward', 'lineboundary');
    case 'End':
      return step('forward', 'lineboundary');
    default:
      return null;
  }
}

/** At the ends of the text it stays. */
function move(
  selection: Selection,
  how: 'move' | 'extend',
  { to, by, times }: Step,
  text: HTMLElement,
): void {
  for (let time = 0; time < times; time += 1) {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    selection.modify(how, to, by);
    const isInside = selection.focusNode !== null && text.contains(selection.focusNode);
    if (isInside || !anchorNode || !focusNode) continue;
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
    return;
  }
}

function rectOfFocus(text: HTMLElement): DOMRect | null {
  const selection = document.getSelection();
  const node = selection?.focusNode;
  if (!selection || !node || !text.contains(node)) return null;
  const range = document.createRange();
  range.setStart(node, selection.focusOffset);
  const [rect] = range.getClientRects();
  if (rect) return rect;
  // In an empty line there is nothing to measure but its element.
  return (node instanceof Element ? node : node.parentElement)?.getBoundingClientRect() ?? null;
}

function placeIn(text: HTMLElement): CaretPlace | null {
  const rect = rectOfFocus(text);
  if (!rect) return null;
  const corner = text.getBoundingClientRect();
  return { left: rect.left - corner.left, top: rect.top - corner.top, height: rect.height };
}

/** Selects a stretch that is drawn. */
export function select(text: HTMLElement, { start, end }: { start: number; end: number }): void {
  const range = rangeOf(text, start, end);
  const selection = document.getSelection();
  if (!range || !selection) return;
  selection.removeAllRanges();
  selection.addRange(range);
}

/** A list of thousands, of which only what is in sight is drawn. One entry is chosen, by key or by click: the listbox pattern of ARIA. */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import classes from './virtual-list.module.css';

type VirtualListProps = {
  label: string;
  count: number;
  /** Of each entry, in CSS pixels. */
  rowHeight: number;
  /** Counts from 0. */
  selected: number;
  onSelect: (index: number) => void;
  /** The entries that are drawn, `to` exclusive. */
  onRange: (from: number, to: number) => void;
  children: (index: number) => ReactNode;
};

/** Drawn above and below what is in sight. */
const MARGIN = 6;

export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, selected, onSelect, onRange, children } = props;
  const listId = useId();
  const root = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, height } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(root, sizeRef);
  const [scrollTop, setScrollTop] = useState(0);
  const from = Math.max(0, Math.floor(scrollTop / rowHeight) - MARGIN);
  const to = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + MARGIN);

  useEffect(() => onRange(from, to), [from, to, onRange]);

  function choose(index: number): void {
    const next = Math.min(count - 1, Math.max(0, index));
    onSelect(next);
    const list = root.current;
    if (!list) return;
    const [top, bottom] = [next * rowHeight, (next + 1) * rowHeight];
    if (top < list.scrollTop) list.scrollTop = top;
    else if (bottom > list.scrollTop + list.clientHeight)
      list.scrollTop = bottom - list.clientHeight;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(height / rowHeight) - 1);
    const to = goTo(event.key, selected, page, count);
    if (to === null) return;
    event.preventDefault();
    choose(to);
  }

  const inSight = selected >= from && selected < to;
  return (
    <div
      ref={ref}
      className={classes.list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={inSight ? `${listId}-${selected}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" className={classes.whole} style={{ height: count * rowHeight }}>
        {Array.from({ length: Math.max(0, to - from) }, (_, at) => {
          const index = from + at;
          return (
            // The keys are the list's: its entries never have the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={index}
              id={`${listId}-${index}`}
              className={classes.entry}
              role="option"
              tabIndex={-1}
              aria-selected={index === selected}
              aria-posinset={index + 1}
              aria-setsize={count}
              style={{ top: index * rowHeight, height: rowHeight }}
              onClick={() => choose(index)}
            >
              {children(index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function goTo(key: string, at: number, page: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

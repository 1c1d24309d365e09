/** A popover that hangs at a place of the window rather than at an element of React's tree. */
import type { ReactNode, Ref } from 'react';
import { Popover, VisuallyHidden } from '@mantine/core';
import type { Anchor } from '../../state/overlay-store.ts';
import classes from './anchored.module.css';

type AnchoredProps = {
  anchor: Anchor;
  label: string;
  /** Over the place itself, as an editor over its cell. */
  over?: boolean;
  width?: number;
  onClose: () => void;
  children: ReactNode;
};

export function Anchored({ anchor, label, over = false, width, onClose, children }: AnchoredProps) {
  return (
    <Popover
      opened
      position="bottom-start"
      offset={over ? -anchor.height : 4}
      middlewares={{ flip: { padding: 8 }, shift: { padding: 8 } }}
      withinPortal
      trapFocus={!over}
      returnFocus={false}
      // Hidden for a moment, as while its cell is drawn anew, an editor would lose the focus and what is typed.
      hideDetached={false}
      closeOnEscape={!over}
      {...(width === undefined ? {} : { width })}
      onChange={(opened) => {
        if (!opened) onClose();
      }}
    >
      <Popover.Target>
        <AnchorPoint anchor={anchor} label={label} />
      </Popover.Target>
      <Popover.Dropdown
        aria-label={label}
        className={over ? classes.over : classes.dropdown}
        onClick={(event) => event.stopPropagation()}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

type AnchorPointProps = {
  anchor: Anchor;
  /** What hangs here, in words: names the menu or the dialog. */
  label: string;
  id?: string;
  ref?: Ref<HTMLDivElement>;
};

/** What popovers and menus measure themselves against. It does not act as a button, so it takes no more from them. */
export function AnchorPoint({ anchor, label, id, ref }: AnchorPointProps) {
  const { x, y, width, height } = anchor;
  return (
    <div id={id} ref={ref} className={classes.anchor} style={{ left: x, top: y, width, height }}>
      <VisuallyHidden>{label}</VisuallyHidden>
    </div>
  );
}

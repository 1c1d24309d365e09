/** The box that selects all rows of the view, or none. */
import { useEffect, useRef } from 'react';
import type { CustomHeaderProps } from 'ag-grid-react';
import { useUi } from '../state/ui-store.ts';
import classes from './select-cell.module.css';

type SelectHeaderProps = CustomHeaderProps & { onToggleAll: () => void };

export function SelectHeader({ onToggleAll }: SelectHeaderProps) {
  const box = useRef<HTMLInputElement>(null);
  const selected = useUi((state) => state.selected.length);
  const count = useUi((state) => state.view?.count ?? 0);
  const all = selected > 0 && selected >= count;

  useEffect(() => {
    if (box.current) box.current.indeterminate = selected > 0 && !all;
  }, [selected, all]);

  return (
    <span className={classes.cell}>
      <input
        ref={box}
        type="checkbox"
        className={classes.box}
        tabIndex={-1}
        aria-label="Select all rows of this view"
        checked={all}
        onChange={onToggleAll}
      />
    </span>
  );
}

/** After a dialog the focus is where it was before, unless what was chosen in it took the focus elsewhere. */
import { useEffect } from 'react';
import { gridActions } from '../state/grid-actions.ts';
import { useUi } from '../state/ui-store.ts';

export function useFocusReturn(): void {
  useEffect(() => {
    let before: Element | null = null;
    // Told before anything is drawn: the focus is still where it was.
    return useUi.subscribe(({ dialog }, { dialog: dialogBefore }) => {
      if (dialog !== null && dialogBefore === null) before = document.activeElement;
      if (dialog === null && dialogBefore !== null) {
        const back = before;
        requestAnimationFrame(() => giveBack(back));
      }
    });
  }, []);
}

function giveBack(to: Element | null): void {
  if (!(to instanceof HTMLElement) || document.activeElement !== document.body) return;
  if (to.isConnected) to.focus({ preventScroll: true });
  // Its row was drawn anew meanwhile.
  else if (to.getAttribute('role') === 'gridcell') gridActions.current?.focus();
}

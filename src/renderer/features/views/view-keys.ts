/** The keys of the first nine named views of a collection. */
import { useEffect } from 'react';
import { showProblem } from '../../components/toast/toast-store.ts';
import { useUi } from '../../state/ui-store.ts';
import { useViewsOf } from './named-views.ts';
import { showView } from './view-actions.ts';

export const viewKeys: readonly string[] = Array.from({ length: 9 }, (_, at) => `Mod+${at + 1}`);

export function useViewKeys(collection: string): void {
  const views = useViewsOf(collection);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const view = views[placeOf(event)];
      if (!view || useUi.getState().dialog !== null) return;
      event.preventDefault();
      if (!event.repeat) void showView(view).catch(showProblem);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [views]);
}

/** By the place of the key, so that it works in any layout. -1: another key. */
function placeOf({ code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): number {
  if (ctrlKey === metaKey || shiftKey || altKey || !/^Digit[1-9]$/.test(code)) return -1;
  return Number(code.slice(-1)) - 1;
}

/** The keys of the first nine named views of a collection. */
import { useHotkeys } from 'react-hotkeys-hook';
import { showProblem } from '../../components/toast/toast-store.ts';
import { useUi } from '../../state/ui-store.ts';
import { useViewsOf } from './named-views.ts';
import { showView } from './view-actions.ts';

export const viewKeys: readonly string[] = Array.from({ length: 9 }, (_, at) => `Mod+${at + 1}`);

export function useViewKeys(collection: string): void {
  const views = useViewsOf(collection);
  useHotkeys(
    viewKeys.map((keys) => keys.toLowerCase()),
    (event, { hotkey }) => {
      const view = views[viewKeys.findIndex((keys) => keys.toLowerCase() === hotkey)];
      if (!view || useUi.getState().dialog !== null) return;
      event.preventDefault();
      void showView(view).catch(showProblem);
    },
    { enableOnFormTags: true, enableOnContentEditable: true },
    [views],
  );
}

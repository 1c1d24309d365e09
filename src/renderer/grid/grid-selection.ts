/** Which rows are ticked. Ids, not rows: a selection may reach far beyond what is loaded. */
import { showProblem } from '../components/toast/toast-store.ts';
import { useUi } from '../state/ui-store.ts';
import type { RowSource } from './row-source.ts';
import { isSelected } from './select-cell.ts';

export type GridSelection = {
  toggle: (index: number, range: boolean) => void;
  toggleAll: () => void;
};

export function createSelection(source: RowSource): GridSelection {
  /** Where a range begins: the row ticked last. */
  let start = 0;

  async function toggle(index: number, range: boolean): Promise<void> {
    const from = range ? Math.min(start, index) : index;
    const to = range ? Math.max(start, index) : index;
    if (!range) start = index;
    const ids = await source.ids(from, to + 1);
    const [first] = ids;
    if (first === undefined) return;
    const adding = range || !isSelected(first);
    useUi.setState(({ selected }) => ({
      selected: adding
        ? [...new Set([...selected, ...ids])]
        : selected.filter((id) => !ids.includes(id)),
    }));
  }

  async function toggleAll(): Promise<void> {
    const count = source.current()?.count ?? 0;
    if (useUi.getState().selected.length >= count) {
      useUi.setState({ selected: [] });
      return;
    }
    useUi.setState({ selected: await source.ids(0, count) });
  }

  return {
    toggle: (index, range) => void toggle(index, range).catch(showProblem),
    toggleAll: () => void toggleAll().catch(showProblem),
  };
}

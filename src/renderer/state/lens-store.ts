/** The one source through which all grids are seen, if any. Holds while the window is open, for the dossier that is open. */
import { create } from 'zustand';

export const useLens = create<{ source: string | null }>(() => ({ source: null }));

/** null: as all sources say. */
export function setLens(source: string | null): void {
  useLens.setState({ source });
}

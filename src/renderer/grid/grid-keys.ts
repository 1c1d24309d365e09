/** The keys inside the grid that are ours; arrows and paging are AG Grid's. */

export type GridKey =
  | { do: 'edit'; initialKey: string | null }
  | { do: 'select'; range: boolean }
  | { do: 'selectAll' }
  | { do: 'copyCell' }
  | { do: 'menu' }
  | { do: 'claims' }
  /** To the first or last cell: of the row, or with Ctrl of the grid, as in a spreadsheet. */
  | { do: 'go'; end: boolean; everywhere: boolean }
  /** Ours, but another listener acts on it. */
  | { do: 'nothing' };

export function gridKey(event: KeyboardEvent): GridKey | null {
  const { key, code, shiftKey } = event;
  const mod = event.ctrlKey || event.metaKey;
  if (event.isComposing) return null;
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return { do: 'menu' };
  if ((key === 'Home' || key === 'End') && !event.altKey && !shiftKey) {
    return { do: 'go', end: key === 'End', everywhere: mod };
  }
  if (mod && !event.altKey && !shiftKey) {
    if (code === 'KeyA') return { do: 'selectAll' };
    if (code === 'KeyC') return { do: 'copyCell' };
    return null;
  }
  if (event.altKey && !mod && key === 'Enter') return { do: 'claims' };
  if (event.altKey) return key.startsWith('Arrow') ? { do: 'nothing' } : null;
  if (mod) return null;
  if (key === ' ') return { do: 'select', range: shiftKey };
  if (key === 'Enter' || key === 'F2') return { do: 'edit', initialKey: null };
  if (key === 'Delete' || key === 'Backspace') return { do: 'edit', initialKey: key };
  return /^.$/u.test(key) ? { do: 'edit', initialKey: key } : null;
}

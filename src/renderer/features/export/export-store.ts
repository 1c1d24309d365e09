/** Opens the dialog, on something certain or on what is on the screen. */
import { create } from 'zustand';
import { openDialog } from '../../state/ui-store.ts';
import type { Kind } from './export-subject.ts';

/** null: whatever is on the screen. */
export const useExportKind = create<{ kind: Kind | null }>(() => ({ kind: null }));

export function beginExport(kind: Kind | null): void {
  useExportKind.setState({ kind });
  openDialog('export');
}

/** Choosing a file to be added to a source: the system's dialog first, then ours, which says what was found in it. */
import { create } from 'zustand';
import { SOURCES } from '#shared/model/claim.ts';
import { client } from '../../api/client.ts';
import { openDialog, useUi } from '../../state/ui-store.ts';

export type ChosenFile = {
  handle: string;
  name: string;
  /** The source that it was chosen for; null: whichever it is of. */
  source: string | null;
};

export const useChosenFile = create<{ file: ChosenFile | null }>(() => ({ file: null }));

export async function addDocument(source: string | null): Promise<void> {
  const picked = await client.shell.pickFile({ type: 'document' });
  if (!picked) return;
  useChosenFile.setState({ file: { handle: picked.handle, name: picked.name, source } });
  openDialog('add-document');
}

export function sourceInInspector(): string | null {
  const { current } = useUi.getState();
  return current?.collection === SOURCES ? current.record : null;
}

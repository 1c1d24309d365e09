/** Which commands make sense right now. */
import { commands, type Command, type CommandId } from '#shared/commands.ts';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { queryClient } from '../api/query-client.ts';
import { queryKeys } from '../api/query-keys.ts';
import { isReadOnly } from '../api/use-dossier-state.ts';
import { useUi } from '../state/ui-store.ts';

export type ListedCommand = Command & { id: CommandId };

export const allCommands: readonly ListedCommand[] = commands;

export function canRun(command: Command): boolean {
  const { page, current } = useUi.getState();
  const open = queryClient.getQueryData<DossierState>(queryKeys.dossier)?.status === 'open';
  const grid = open && page?.kind === 'collection';
  if (command.writes && isReadOnly()) return false;
  if (command.needsRecord) return grid && current !== null;
  if (command.needsGrid) return grid;
  return command.needsDossier ? open : true;
}

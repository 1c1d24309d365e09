/** Which commands make sense right now. */
import { commands, type Command, type CommandId } from '#shared/commands.ts';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { queryClient } from '../api/query-client.ts';
import { queryKeys } from '../api/query-keys.ts';
import { offeredSteps } from '../api/offered-steps.ts';
import { isReadOnly } from '../api/use-dossier-state.ts';
import { useUi } from '../state/ui-store.ts';
import { shownView } from '../features/views/named-views.ts';

export type ListedCommand = Command & { id: CommandId };

export const allCommands: readonly ListedCommand[] = commands;

export function canRun(command: Command): boolean {
  const { page, current } = useUi.getState();
  const open = queryClient.getQueryData<DossierState>(queryKeys.dossier)?.status === 'open';
  const grid = open && page?.kind === 'collection';
  if (command.writes && isReadOnly()) return false;
  if (command.needsRecord) return grid && current !== null;
  if (command.needsView) return grid && shownView() !== null;
  if (command.needsGrid) return grid;
  return command.needsDossier || command.needsStep ? open : true;
}

/** Whether a menu offers it. Keys ask the core instead: what waits to be saved is a step as soon as it is. */
export function isOffered(command: Command): boolean {
  const step = command.needsStep && offeredSteps()?.[command.needsStep];
  return canRun(command) && step !== null;
}

/** "Undo: Delete note" */
export function titleOf({ title, needsStep }: Command): string {
  const step = needsStep && offeredSteps()?.[needsStep];
  return step ? `${title}: ${step.label}` : title;
}

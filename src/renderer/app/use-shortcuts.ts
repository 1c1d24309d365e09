/** The keys of the command registry. */
import { useEffect } from 'react';
import type { CommandId } from '#shared/commands.ts';
import { mac } from '../components/keys/keys-text.ts';
import { isMoving } from '../features/history/undo-redo.ts';
import { openDialog, useUi } from '../state/ui-store.ts';
import { allCommands } from './command-state.ts';
import { pressedKeys } from './pressed-keys.ts';
import { runCommand } from './run-command.ts';
import { hasTextHistory } from './text-focus.ts';

const byKeys = new Map<string, CommandId>();
for (const { id, keys, otherKeys } of allCommands) {
  for (const each of [keys, otherKeys]) if (each !== undefined) byKeys.set(each, id);
}

/** While text is being typed these keys belong to the text. */
const leftToText = new Set<CommandId>([
  'record.delete',
  'record.copy',
  'record.previous',
  'record.next',
  'go.back',
]);

const steps = new Set<CommandId>(['edit.undo', 'edit.redo']);

export function useShortcuts(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  // What a browser fills into a box by itself comes as a key that is none.
  if (!(event instanceof KeyboardEvent)) return;
  const id = byKeys.get(pressedKeys(event, mac));
  if (id === undefined || event.isComposing) return;
  if (leftToText.has(id) && isTyping(event.target)) return;
  if (steps.has(id) && (hasTextHistory(event.target) || isInDialog(event.target))) return;
  const { dialog } = useUi.getState();
  if (dialog !== null && !(dialog === 'palette' && id === 'palette.open')) return;
  event.preventDefault();
  // Held down, it must not run ahead of what is seen.
  if (steps.has(id) && event.repeat && isMoving()) return;
  if (dialog === 'palette') openDialog(null);
  else runCommand(id);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'))
  );
}

/** A question that is open is answered first. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[aria-modal="true"]') !== null;
}

/** The keys of the command registry. Letters are places on the keyboard, so they work in any layout. */
import { useHotkeys } from 'react-hotkeys-hook';
import type { CommandId } from '#shared/commands.ts';
import { openDialog, useUi } from '../state/ui-store.ts';
import { allCommands } from './command-state.ts';
import { runCommand } from './run-command.ts';

const byKeys = new Map<string, CommandId>();
for (const { id, keys } of allCommands) {
  if (keys) byKeys.set(hotkeyOf(keys), id);
}

/** While text is being typed these keys belong to the text. */
const leftToText = new Set<CommandId>([
  'record.delete',
  'record.copy',
  'record.previous',
  'record.next',
]);

export function useShortcuts(): void {
  useHotkeys(
    [...byKeys.keys()],
    (event, { hotkey }) => {
      const id = byKeys.get(hotkey);
      if (id === undefined) return;
      if (leftToText.has(id) && isTyping(event.target)) return;
      const { dialog } = useUi.getState();
      if (dialog !== null && !(dialog === 'palette' && id === 'palette.open')) return;
      event.preventDefault();
      if (dialog === 'palette') openDialog(null);
      else runCommand(id);
    },
    { enableOnFormTags: true, enableOnContentEditable: true },
  );
}

function hotkeyOf(keys: string): string {
  return keys
    .split('+')
    .map((key) => key.toLowerCase())
    .join('+');
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'))
  );
}

/** Shortcuts in words: `Mod+Shift+N` as the keys of this machine are called. */

export const mac = navigator.userAgent.includes('Mac');

const names: Record<string, string> = {
  Mod: mac ? '⌘' : 'Ctrl',
  Alt: mac ? '⌥' : 'Alt',
  Shift: mac ? '⇧' : 'Shift',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: mac ? '⌫' : 'Backspace',
  Escape: 'Esc',
};

export function keyNames(keys: string): string[] {
  return keys.split('+').map((key) => names[key] ?? key);
}

export function keysText(keys: string): string {
  return keyNames(keys).join(mac ? '' : '+');
}

/** A key press in the notation of the command registry. */

export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>;

/**
 * `Mod+Shift+Z`. A letter is the one on the key, as CodeMirror and native text boxes have it: on a German keyboard Ctrl+Z
 * is where others have Ctrl+Y, on a French one where others have Ctrl+W. Where the layout has no Latin letter there
 * (Persian, Pashto, Cyrillic), it is the one that a US keyboard has in that place.
 */
export function pressedKeys(press: KeyPress, mac: boolean): string {
  const { key, code } = press;
  const name = /^[a-z]$/iu.test(key) ? key.toUpperCase() : code.replace(/^Key/u, '');
  const mod = mac ? press.metaKey : press.ctrlKey;
  const foreign = mac ? press.ctrlKey : press.metaKey;
  return [
    foreign ? 'Other' : null,
    mod ? 'Mod' : null,
    press.altKey ? 'Alt' : null,
    press.shiftKey ? 'Shift' : null,
    name,
  ]
    .filter((part) => part !== null)
    .join('+');
}

/** Undo inside of a text that is being typed: there the keys belong to the text, everywhere else to the dossier. */

const TEXT = 'textarea:not([readonly]), input:not([readonly], [type="checkbox"], [type="radio"])';

const steps = new Map([
  ['edit.undo', { inputType: 'historyUndo', execute: 'undo' }],
  ['edit.redo', { inputType: 'historyRedo', execute: 'redo' }],
]);

/** A box with a history of its own. */
export function hasTextHistory(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(TEXT));
}

/** The native menu's Undo and Redo, while a text has the focus. Answers whether that was so. */
export function undoneInText(command: string): boolean {
  const step = steps.get(command);
  const { activeElement } = document;
  if (!step || !hasTextHistory(activeElement)) return false;
  const { inputType, execute } = step;
  const asked = new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true });
  // CodeMirror has a history of its own, and answers the event. Nothing but the command, called deprecated for years and
  // without a successor, reaches that of a native text box.
  if (activeElement?.dispatchEvent(asked)) document.execCommand(execute);
  return true;
}

/** Undo inside of a text that is being typed: there the keys belong to the text, everywhere else to the dossier. */

const TEXT = 'textarea:not([readonly]), input:not([readonly], [type="checkbox"], [type="radio"])';

/** A box with a history of its own. */
export function hasTextHistory(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(TEXT));
}

/** The native menu's Undo and Redo, while a text has the focus. Answers whether that was so. */
export function undoneInText(command: string): boolean {
  const step = command === 'edit.undo' ? 'undo' : command === 'edit.redo' ? 'redo' : null;
  if (step === null || !hasTextHistory(document.activeElement)) return false;
  // Called deprecated for years and without a successor: nothing else reaches the history of a native text box.
  document.execCommand(step);
  return true;
}

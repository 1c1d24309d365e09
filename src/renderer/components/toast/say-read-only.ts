/** The answer to a key or a command that would change a dossier which is open for reading only. */
import { showToast } from './toast-store.ts';

let takeAway = (): void => undefined;

/** Said once at a time, however often it is tried. */
export function sayReadOnly(): void {
  takeAway();
  takeAway = showToast({ message: 'This dossier is open for reading only.' });
}

/** Says that a file was written, with the way to it. */
import { client } from '../../api/client.ts';
import { showProblem, showToast } from './toast-store.ts';

/** `handle`: of the file, as the dialog gave it out. */
export function showWritten(message: string, handle: string): void {
  showToast({
    message,
    action: {
      label: 'Show in folder',
      run: () => void client.shell.reveal({ handle }).catch(showProblem),
    },
  });
}

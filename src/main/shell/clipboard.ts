/** Copying goes through here: the page itself has no permission to the clipboard. */
import { clipboard } from 'electron';

export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

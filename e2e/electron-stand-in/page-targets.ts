// Which page of the browser belongs to a webContents, known once the page is open.
import type { WebContents } from './web-contents.ts';
import { registryEvents } from './window-registry.ts';

const targetIds = new WeakMap<WebContents, string>();

registryEvents.on('contents-created', (contents) => {
  contents.link.page.then(
    ({ targetId }) => void targetIds.set(contents, targetId),
    () => {},
  );
});

export function targetIdOf(contents: WebContents): string | undefined {
  return targetIds.get(contents);
}

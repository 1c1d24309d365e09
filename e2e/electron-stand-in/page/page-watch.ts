// Tells the main process what Electron would learn from Chromium itself: links that want a window
// of their own, and text that was copied. Listens last, so that the page may prevent either.
type Post = (...message: unknown[]) => void;

const ownTargets = new Set(['', '_self', '_top', '_parent']);

export function watchPage(post: Post): void {
  window.addEventListener('click', (event) => openFromLink(event, post));
  window.addEventListener('auxclick', (event) => {
    if (event.button === 1) openFromLink(event, post);
  });
  for (const kind of ['copy', 'cut'] as const) {
    window.addEventListener(kind, (event) => {
      const own = event.defaultPrevented ? event.clipboardData?.getData('text/plain') : undefined;
      const text = own ?? selectedText();
      if (text !== '') post('copied', text);
    });
  }
}

function openFromLink(event: MouseEvent, post: Post): void {
  if (event.defaultPrevented) return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (!link?.href || link.hasAttribute('download')) return;
  const disposition = dispositionOf(event, link.target);
  if (disposition === undefined) return;
  event.preventDefault();
  post('open-window', link.href, link.target, '', disposition);
}

function dispositionOf(event: MouseEvent, target: string): string | undefined {
  const apart = event.ctrlKey || event.metaKey || event.button === 1;
  if (apart) return event.shiftKey ? 'foreground-tab' : 'background-tab';
  if (event.shiftKey) return 'new-window';
  if (ownTargets.has(target.toLowerCase())) return undefined;
  // A named frame of this page is no window.
  if ([...document.querySelectorAll('iframe')].some((frame) => frame.name === target)) {
    return undefined;
  }
  return 'foreground-tab';
}

function selectedText(): string {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) {
    return active.value.slice(active.selectionStart ?? 0, active.selectionEnd ?? 0);
  }
  return String(getSelection() ?? '');
}

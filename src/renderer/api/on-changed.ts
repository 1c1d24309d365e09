/** Tells what was changed, for what the cache does not hold. */

/** Records of a collection, or notes on them, by anyone. */
export function onChanged(collection: string, listener: () => void): () => void {
  return window.dossier.onEvent((event) => {
    if (event.type !== 'changed') return;
    if (event.notes || event.collections.includes(collection)) listener();
  });
}

/** How collections are looked at, by undo and the like; what the page has saved itself is no news to it. */
export function onViewsChanged(listener: () => void): () => void {
  return window.dossier.onEvent((event) => {
    if (event.type === 'changed' && event.views && event.origin !== 'edit') listener();
  });
}

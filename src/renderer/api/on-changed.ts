/** Tells when records of a collection, or notes on them, were changed by anyone. */

export function onChanged(collection: string, listener: () => void): () => void {
  return window.dossier.onEvent((event) => {
    if (event.type !== 'changed') return;
    if (event.notes || event.collections.includes(collection)) listener();
  });
}

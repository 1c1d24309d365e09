/** What to show in the file manager for a place inside a dossier's folder: that, or what is nearest to it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PlaceBelow } from '#shared/contract/shell-api.ts';

export function revealedPath(folder: string, below: PlaceBelow): string {
  const parts = below.split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const place = path.join(folder, ...parts.slice(0, length));
    if (existsSync(place)) return place;
  }
  return folder;
}

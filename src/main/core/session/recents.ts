/** Dossiers that were open lately. */
import { createHash } from 'node:crypto';
import type { ProgramData, Recent } from '../preferences/preferences-file.ts';

const MAX_RECENTS = 20;

/** The same folder always has the same id. */
export function recentId(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 20);
}

export function withRecent(data: ProgramData, recent: Omit<Recent, 'id'>): ProgramData {
  const id = recentId(recent.folder);
  const others = data.recents.filter((other) => other.id !== id);
  return { ...data, recents: [{ id, ...recent }, ...others].slice(0, MAX_RECENTS) };
}

export function withoutRecent(data: ProgramData, id: string): ProgramData {
  return { ...data, recents: data.recents.filter((recent) => recent.id !== id) };
}

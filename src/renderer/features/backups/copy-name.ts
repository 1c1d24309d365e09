/** What a copy of a dossier is called. The shell makes a name of it that the file system takes. */

/** "Title 2026-11-24.zip", by the local date. */
export function copyName(title: string, today: Date): string {
  const parts = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  const date = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return `${title.slice(0, 150)} ${date}.zip`;
}

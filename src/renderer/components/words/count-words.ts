/** Numbers with what they count, and lists of them. */

/** "1 note", "1,200 notes"; `many` where an s is not enough. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`;
}

/** "a", "a and b", "a, b and c" */
export function listWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

const units = ['bytes', 'KB', 'MB', 'GB'];

/** "512 bytes", "24 KB", "1.2 MB": thousands, as file managers count. */
export function sizeWords(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  const digits = unit > 1 && size < 9.95 ? 1 : 0;
  return `${size.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${units[unit]}`;
}

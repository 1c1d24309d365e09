/** File names that are safe on Linux, macOS and Windows, whatever a title or a page suggests. */

const MAX_BYTES = 200;
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
// Not allowed in names on Windows, path separators elsewhere.
const FORBIDDEN = /[<>:"/\\|?*]/g;
// Control and format characters: among them the bidi overrides, which make `gpj.exe` out of `exe.jpg`.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
const TRAILING_DOTS_AND_SPACES = /[. ]+$/;

/** `extension` with its dot. The result is one path segment, never empty, and at most 200 bytes long in UTF-8. */
export function safeFileName(suggested: string, extension: string, fallback = 'Untitled'): string {
  let stem = suggested
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(FORBIDDEN, '-')
    .trim();
  if (stem.toLowerCase().endsWith(extension)) stem = stem.slice(0, stem.length - extension.length);
  // A leading dot would hide the file, and '..' would leave the folder.
  stem = stem.replace(/^[. ]+/, '');
  stem = cutToBytes(stem, MAX_BYTES - extension.length).replace(TRAILING_DOTS_AND_SPACES, '');
  if (stem === '') stem = fallback;
  if (RESERVED_ON_WINDOWS.test(stem)) stem = `_${stem}`;
  return stem + extension;
}

/** Adds the extension where the user typed another or none. */
export function withExtension(file: string, extension: string): string {
  return file.toLowerCase().endsWith(extension) ? file : file + extension;
}

function cutToBytes(text: string, bytes: number): string {
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept;
}

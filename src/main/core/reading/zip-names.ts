/** Names inside a zip that would be dangerous or unclear as names of files. */

const LONGEST = 1_000;

/**
 * Why this name is refused; null when it will do. Good names are relative, with `/` between folders, and name the same file on
 * every system. A folder's name ends with `/`.
 */
export function nameProblem(name: string, deepest: number): string | null {
  if (name === '') return 'has no name';
  if (name.length > LONGEST) return `has a name of more than ${LONGEST} characters`;
  if (/[\p{Cc}\p{Bidi_Control}]/u.test(name)) return 'has a control character in its name';
  if (name.includes('\\')) return 'has a backslash in its name';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'names a place outside the zip';
  const steps = name.replace(/\/$/, '').split('/');
  if (steps.includes('..')) return 'names a place outside the zip';
  if (steps.length > deepest) return `lies in more than ${deepest} folders`;
  // Windows takes a colon for a part of a file, and drops dots and spaces at the end.
  return steps.some((step) => step === '' || step === '.' || /:|[. ]$/.test(step))
    ? 'has a name that not every system allows'
    : null;
}

/** The same for two names that are one file on some system. */
export const sameFile = (name: string): string =>
  name.replace(/\/$/, '').normalize('NFC').toLowerCase();

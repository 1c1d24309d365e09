/** Why a dossier is open for reading only, in few words, and what can be done about it. */
import type { Access } from '#shared/contract/dossier-api.ts';

export type ReadAccess = Extract<Access, { mode: 'read' }>;

export type ReadOnlyWords = {
  title: string;
  help: string;
  /** What stood in the way may be gone by now. */
  canReopen: boolean;
};

export function readOnlyWords({ why, message }: ReadAccess): ReadOnlyWords {
  switch (why) {
    case 'locked':
      return {
        title: 'For reading only: another window or program has this dossier open.',
        help: 'You see it as it was when you opened it. Close it there, then open it for work here.',
        canReopen: true,
      };
    case 'newer_format':
      return {
        title: 'For reading only: a newer version of Dossier wrote this.',
        // The core counts what it had to leave out.
        help: message,
        canReopen: false,
      };
    case 'rights':
      return {
        title: 'For reading only: nothing can be written in its folder.',
        help: message,
        canReopen: true,
      };
    case 'asked':
      return { title: 'For reading only.', help: message, canReopen: true };
  }
}

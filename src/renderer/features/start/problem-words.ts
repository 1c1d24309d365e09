/** What each kind of problem with a dossier means, and what helps. */
import type { ErrorCode } from '#shared/contract/errors.ts';

export type ProblemWords = {
  title: string;
  /** Steps, most likely first. */
  help: string[];
};

export function problemWords(code: ErrorCode): ProblemWords {
  switch (code) {
    case 'not_a_dossier':
      return {
        title: 'This folder is not a dossier',
        help: [
          'A dossier is a folder that holds a file called dossier.json. Choose that folder itself, not one above or below it.',
          'To begin a dossier of your own, make a new one in an empty folder.',
        ],
      };
    case 'damaged':
      return {
        title: 'A file of this dossier is damaged',
        help: [
          'Nothing was changed: the damaged file is kept exactly as it is.',
          'Copy the whole folder to a safe place before you try anything with it.',
          'If you have a backup of the folder, open that.',
        ],
      };
    case 'newer_format':
      return {
        title: 'This dossier was written by a newer version of Dossier',
        help: [
          'The program would have to guess at what it does not know, so it leaves the dossier alone. Which version this is stands in Help › About Dossier.',
        ],
      };
    case 'read_only':
      return {
        title: 'Nothing can be written in this folder',
        help: [
          'Your work could not be saved here, so the dossier was not opened.',
          'Copy the folder to a place of your own, or ask for the right to write, and open it there.',
        ],
      };
    case 'locked':
      return {
        title: 'This dossier is already open',
        help: [
          'Only one program at a time may write to a dossier. Close it in the other window, then open it here.',
        ],
      };
    case 'storage':
      return {
        title: 'The disk refused',
        help: [
          'It may be full, unplugged or failing. Look at the free space and at the connection, then open the dossier again.',
        ],
      };
    case 'not_found':
      return {
        title: 'The dossier is not there any more',
        help: ['It was moved, renamed, or is on a disk that is not connected.'],
      };
    case 'conflict':
    case 'invalid_input':
    case 'cancelled':
    case 'internal':
      return {
        title: 'The dossier could not be opened',
        help: ['Nothing was changed. Open it again; if that fails too, tell us the message above.'],
      };
  }
}

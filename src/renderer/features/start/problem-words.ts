/** What each kind of problem with a dossier means, and what helps. */
import type { OpenProblem } from '#shared/contract/dossier-api.ts';

export type ProblemWords = {
  title: string;
  /** Steps, most likely first. */
  help: string[];
};

/** "Open a copy" was asked for, not a folder. */
const isCopy = ({ folder }: Pick<OpenProblem, 'folder'>): boolean => /\.zip$/i.test(folder);

/** Much of it can probably be saved. */
export const canRecover = (problem: Pick<OpenProblem, 'code' | 'folder'>): boolean =>
  problem.code === 'damaged' && !isCopy(problem);

export function problemWords(problem: Pick<OpenProblem, 'code' | 'folder'>): ProblemWords {
  return (isCopy(problem) && copyWords(problem.code)) || folderWords(problem.code);
}

/** null: what is said of folders is true of copies, too. */
function copyWords(code: OpenProblem['code']): ProblemWords | null {
  switch (code) {
    case 'not_a_dossier':
      return {
        title: 'This file is not a copy of a dossier',
        help: [
          'Choose a .zip file that “Save a copy as…” has made.',
          'Nothing was written: your documents are as they were.',
        ],
      };
    case 'invalid_input':
      return {
        title: 'This copy is refused',
        help: [
          'No copy that this program makes looks like that. Ask whoever gave it to you for another one.',
          'Nothing was written: your documents are as they were.',
        ],
      };
    case 'damaged':
      return {
        title: 'This copy is damaged',
        help: [
          'It may have been cut off on its way here: copy or download it again.',
          'Nothing was written: your documents are as they were.',
        ],
      };
    case 'newer_format':
      return {
        title: 'This copy was made by a newer version of Dossier',
        help: ['Open it with that version. Which version this is stands in Help › About Dossier.'],
      };
    default:
      return null;
  }
}

function folderWords(code: OpenProblem['code']): ProblemWords {
  switch (code) {
    case 'not_a_dossier':
      return {
        title: 'This folder is not a dossier',
        help: [
          'A dossier is a folder that holds a file called dossier.json. Choose that folder itself, not one above or below it.',
          'A .zip file that was saved as a copy is opened with “Open a copy…”.',
          'To begin a dossier of your own, make a new one in an empty folder.',
        ],
      };
    case 'damaged':
      return {
        title: 'A file of this dossier is damaged',
        help: [
          'See first what can be saved, out of the file itself, the change log and the backups. Nothing is written before you say so.',
        ],
      };
    case 'newer_format':
      return {
        title: 'This dossier was written by a newer version of Dossier',
        help: [
          'Not even for reading can it be opened here: too much of it is unknown to this version. Open it with the newer one. Which version this is stands in Help › About Dossier.',
        ],
      };
    case 'read_only':
      return {
        title: 'Nothing can be written in this folder',
        help: [
          'Copy the folder to a place of your own, or ask for the right to write, and try again.',
        ],
      };
    case 'locked':
      return {
        title: 'This dossier is open elsewhere',
        help: [
          'Only one program at a time may write to a dossier; others open it for reading only. Close it in the other window, then try again here.',
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

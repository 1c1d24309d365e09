/** Messages about files of a dossier, where it is known which dossier is meant. */

/** Paths below the folder lose the part that is the same for all: "changes.jsonl was changed ..." */
export function inFolder(message: string, folder: string): string {
  return message.replaceAll(`${folder}/`, '').replaceAll(`${folder}\\`, '');
}

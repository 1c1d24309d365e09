/** Saving a copy of the whole dossier as one zip: where to, how far it is, and the way to stop it. */
import { client } from '../../api/client.ts';
import { useJob, type JobState } from '../../api/use-job.ts';
import { showWritten } from '../../components/toast/show-written.ts';
import { sizeWords } from '../../components/words/count-words.ts';
import { saveNotes } from '../notes/leave-notes.ts';
import { copyName } from './copy-name.ts';

export type CopyJob = {
  state: JobState;
  /** Resolves with the name of the file once it is written; null: it was not. */
  save: (title: string) => Promise<string | null>;
  cancel: () => void;
};

export function useCopyJob(): CopyJob {
  const { state, run, cancel } = useJob('Stopped. No copy was made.');

  function save(title: string): Promise<string | null> {
    return run(async (job, begin) => {
      const suggestedName = copyName(title, new Date());
      const target = await client.shell.pickSaveFile({ suggestedName, type: 'zip' });
      if (target === null) return null;
      begin();
      // What was typed a moment ago is to be in it.
      await saveNotes();
      const { bytes } = await client.backups.saveCopy({ target: target.handle, job });
      showWritten(`A copy was saved as ${target.name}, ${sizeWords(bytes)}.`, target.handle);
      return target.name;
    });
  }

  return { state, save, cancel };
}

/** Writing the file: where to, how far it is, and the way to stop it. */
import type { ExportWhat } from '#shared/contract/exports-api.ts';
import { client } from '../../api/client.ts';
import { useJob, type JobState } from '../../api/use-job.ts';
import { showWritten } from '../../components/toast/show-written.ts';
import { keepView } from '../../state/view-store.ts';
import { saveNotes } from '../notes/leave-notes.ts';
import { saveTypeOf } from './export-subject.ts';
import { amountWords } from './export-words.ts';

export type ExportJob = {
  state: JobState;
  /** Resolves with true once the file is written. */
  run: (what: ExportWhat, suggestedName: string) => Promise<boolean>;
  cancel: () => void;
};

export function useExportJob(): ExportJob {
  const { state, run, cancel } = useJob('Stopped. No file was written or changed.');

  async function write(what: ExportWhat, suggestedName: string): Promise<boolean> {
    const written = await run(async (job, begin) => {
      const target = await client.shell.pickSaveFile({ suggestedName, type: saveTypeOf(what) });
      if (target === null) return null;
      begin();
      // What was typed or moved a moment ago is to be in it.
      await saveNotes();
      if (what.kind === 'package') await keepView();
      const { rows, remarks } = await client.exports.write({ target: target.handle, what, job });
      const words = [`${amountWords(what, rows)} written to ${target.name}.`, ...remarks];
      showWritten(words.join(' '), target.handle);
      return true;
    });
    return written === true;
  }

  return { state, run: write, cancel };
}

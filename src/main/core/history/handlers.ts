/** `history.*`: undo and redo, and what was done when. */
import type { Handlers } from '#shared/contract/define.ts';
import type { Applied, historyApi } from '#shared/contract/history-api.ts';
import type { Change } from '#shared/model/layer.ts';
import { backUpNow } from '../dossier/back-up-now.ts';
import { createSerialQueue } from '../dossier/serial-queue.ts';
import type { Core, OpenDossier } from '../context.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { labelOf, redoStep, rewind, stepAgain, undoStep } from './apply-steps.ts';
import { readHistory, type HistoryIndex } from './history-index.ts';
import { listSteps, touchedBy } from './list-steps.ts';
import { recordHistory } from './record-history.ts';
import type { Step } from './steps.ts';

type Parts = { dossier: OpenDossier; index: HistoryIndex };

/** No more records than these are named for showing what was done. */
const MOST_SHOWN = 50;

export function historyHandlers(core: Core, fs: FileSystem): Handlers<typeof historyApi> {
  const indexes = new WeakMap<OpenDossier, Promise<HistoryIndex>>();
  /** A key that repeats asks again before the last step is taken back. */
  const queue = createSerialQueue();

  async function parts(): Promise<Parts> {
    const dossier = core.dossier();
    const known = indexes.get(dossier) ?? readHistory(dossier);
    indexes.set(dossier, known);
    // One that could not be read is tried again the next time.
    known.catch(() => indexes.delete(dossier));
    return { dossier, index: await known };
  }

  const applied = async (work: (found: Parts) => Promise<Change | null>): Promise<Applied> =>
    queue.run(async () => appliedOf(await parts(), work));

  return {
    'history.state': async () => {
      const { steps } = (await parts()).index;
      return { undo: offered(steps.undo()), redo: offered(steps.redo()) };
    },
    'history.undo': ({ expected }) => applied((found) => undoStep(found, expected)),
    'history.redo': ({ expected }) => applied((found) => redoStep(found, expected)),
    'history.again': ({ first }) => applied((found) => stepAgain(found, first)),
    'history.rewind': ({ to }) =>
      applied(async (found) => {
        await backUpNow(fs, found.dossier, core.clock(), 'rewind');
        core.emit({ type: 'backups' });
        return rewind(found, to);
      }),
    'history.list': async (query) => {
      const { index } = await parts();
      return { ...listSteps(core, index, query), gaps: [...index.gaps] };
    },
    'history.ofRecord': async (target) => recordHistory(core, (await parts()).index, target),
  };
}

const offered = (step: Step | null) => step && { label: labelOf(step), first: step.first };

async function appliedOf(
  found: Parts,
  work: (found: Parts) => Promise<Change | null>,
): Promise<Applied> {
  const change = await work(found);
  if (change === null) return { label: null, records: [], notes: false, views: [] };
  const { index } = found;
  const step = change.step === undefined ? undefined : index.steps.find(change.step);
  const { records } = index.touched(change.seq);
  const { notes, views } = step ? touchedBy(index, step) : index.touched(change.seq);
  return {
    label: step ? labelOf(step) : change.label,
    records: [...records]
      .slice(0, MOST_SHOWN)
      .map(([record, collection]) => ({ collection, record })),
    notes,
    views,
  };
}

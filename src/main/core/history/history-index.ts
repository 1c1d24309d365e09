/** What is known of each change without reading it again: its steps, and which records it touched. Kept up by commits. */
import type { Change, Op } from '#shared/model/layer.ts';
import { placesOf } from '../query/places.ts';
import type { OpenDossier } from '../context.ts';
import { createSteps, type Entry, type Steps } from './steps.ts';

export type Touched = {
  /** Collection by record. */
  records: Map<string, string>;
  notes: boolean;
  /** Collections whose views it changed. */
  views: string[];
};

export type Gap = { first: number; last: number; why: string };

export type HistoryIndex = {
  readonly steps: Steps;
  /** Of a change that is in the index. */
  readonly touched: (seq: number) => Touched;
  /** Changes that touched the record, in order. */
  readonly ofRecord: (record: string) => readonly number[];
  readonly gaps: readonly Gap[];
};

/** Resolves when all of the log was read, a file at a time, with commits running in between. */
export async function readHistory(dossier: OpenDossier): Promise<HistoryIndex> {
  const steps = createSteps();
  const touched = new Map<number, Touched>();
  const ofRecord = new Map<string, number[]>();
  const gaps: Gap[] = [];
  let last = 0;
  let waiting: Change[] | null = [];

  function add(change: Change): void {
    if (change.seq <= last) return;
    last = change.seq;
    steps.add(entryOf(change));
    const what = touchedBy(change.ops, dossier);
    touched.set(change.seq, what);
    for (const record of what.records.keys()) {
      const seqs = ofRecord.get(record);
      if (seqs) seqs.push(change.seq);
      else ofRecord.set(record, [change.seq]);
    }
  }

  dossier.onCommit((change) => {
    if (waiting) waiting.push(change);
    else add(change);
  });
  for (;;) {
    const part = await dossier.logPart(last + 1);
    if (part === null) break;
    if ('gap' in part) {
      gaps.push(part.gap);
      last = part.last;
    } else for (const change of part.changes) add(change);
  }
  for (const change of waiting) add(change);
  waiting = null;
  return {
    steps,
    touched: (seq) => touched.get(seq) ?? { records: new Map(), notes: false, views: [] },
    ofRecord: (record) => ofRecord.get(record) ?? [],
    gaps,
  };
}

const entryOf = ({ seq, at, label, group, origin, step }: Change): Entry => ({
  seq,
  at,
  label,
  group,
  origin,
  ...(step === undefined ? {} : { step }),
});

function touchedBy(ops: readonly Op[], { layer }: OpenDossier): Touched {
  const touched: Touched = { records: new Map(), notes: false, views: [] };
  for (const op of ops) {
    for (const { collection, record } of placesOf(op, layer))
      touched.records.set(record, collection);
    if (op.table === 'notes' || (op.table === 'trash' && (op.after ?? op.before)?.kind === 'note'))
      touched.notes = true;
    if (op.table !== 'views') continue;
    const view = op.after ?? op.before;
    if (view && !touched.views.includes(view.collection)) touched.views.push(view.collection);
  }
  return touched;
}

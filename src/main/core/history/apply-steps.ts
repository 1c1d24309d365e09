/** Taking steps back, doing them again, and going back to a point: each appends one change. */
import { AppError } from '#shared/contract/errors.ts';
import type { Change, Layer, Origin } from '#shared/model/layer.ts';
import type { Draft, OpenDossier } from '../context.ts';
import type { HistoryIndex } from './history-index.ts';
import { backward, forward, netOps } from './net-ops.ts';
import type { Step } from './steps.ts';

type Parts = { dossier: OpenDossier; index: HistoryIndex };

const seqsOf = ({ entries }: Step): number[] => entries.map(({ seq }) => seq);
export const labelOf = ({ entries }: Step): string => entries.at(-1)?.label ?? '';

/** null when there is nothing to take back, or when it is not the step that was `expected`. */
export async function undoStep(parts: Parts, expected?: number): Promise<Change | null> {
  const { index } = parts;
  const step = index.steps.undo();
  if (step === null || (expected ?? step.first) !== step.first) return null;
  const isNext = (): boolean => index.steps.undo() === step;
  return apply(parts, step, { verb: 'Undo', origin: 'undo', isNext, draftsOf: backward });
}

export async function redoStep(parts: Parts, expected?: number): Promise<Change | null> {
  const { index } = parts;
  const step = index.steps.redo();
  if (step === null || (expected ?? step.first) !== step.first) return null;
  const isNext = (): boolean => index.steps.redo() === step;
  return apply(parts, step, { verb: 'Redo', origin: 'redo', isNext, draftsOf: forward });
}

/** A step that was undone or abandoned. Throws `not_found` and `conflict`. */
export async function stepAgain(parts: Parts, first: number): Promise<Change | null> {
  const { index, dossier } = parts;
  const step = index.steps.find(first);
  if (!step || step.state === 'done')
    throw new AppError('not_found', 'There is no such step that was taken back.');
  if (index.steps.redo() === step) return redoStep(parts);
  const ops = netOps(await dossier.changes(seqsOf(step)));
  return dossier.commit({
    label: clipped(`Again: ${labelOf(step)}`),
    origin: 'redo',
    drafts: (layer) => forward(layer, ops),
  });
}

type Application = {
  verb: string;
  origin: Origin;
  /** Still the next one; a commit may have come between. */
  isNext: () => boolean;
  draftsOf: (layer: Readonly<Layer>, ops: ReturnType<typeof netOps>) => Draft[];
};

async function apply(
  { dossier }: Parts,
  step: Step,
  { verb, origin, isNext, draftsOf }: Application,
): Promise<Change | null> {
  const ops = netOps(await dossier.changes(seqsOf(step)));
  return dossier.commit({
    label: clipped(`${verb}: ${labelOf(step)}`),
    origin,
    step: step.first,
    drafts(layer) {
      if (!isNext())
        throw new AppError('conflict', 'Something else was done meanwhile. Nothing was changed.');
      return draftsOf(layer, ops);
    },
  });
}

/** The state after change `to`. Throws `damaged` when a change since then can't be read. */
export async function rewind({ dossier, index }: Parts, to: number): Promise<Change | null> {
  const revision = dossier.revision();
  if (to > revision) throw new AppError('not_found', `There is no change ${to} yet.`);
  const since = Array.from({ length: revision - to }, (_, at) => to + 1 + at);
  const ops = netOps(await dossier.changes(since));
  const next = index.steps.all().find(({ first }) => first > to);
  return dossier.commit({
    label: clipped(next ? `Go back to before: ${labelOf(next)}` : 'Go back'),
    origin: 'rewind',
    drafts(layer) {
      if (dossier.revision() !== revision)
        throw new AppError('conflict', 'Something else was done meanwhile. Nothing was changed.');
      return backward(layer, ops);
    },
  });
}

const MOST_LABEL = 200;
const clipped = (label: string): string =>
  label.length > MOST_LABEL ? `${label.slice(0, MOST_LABEL - 1)}…` : label;

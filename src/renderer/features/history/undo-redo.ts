/**
 * Undo, redo, going back to a point, doing again. Each of them: what is typed goes to the disk first, then it is done, then
 * it is said and shown. One after the other.
 */
import type { HistoryStep } from '#shared/contract/history-api.ts';
import { askOfferedSteps } from '../../api/offered-steps.ts';
import { client } from '../../api/client.ts';
import {
  showDone,
  showProblem,
  showToast,
  type ToastAction,
} from '../../components/toast/toast-store.ts';
import { showPage } from '../../state/ui-store.ts';
import { keepView } from '../../state/view-store.ts';
import { saveNotes } from '../notes/leave-notes.ts';
import { showTouched, whereOneIs, type Touched } from './show-touched.ts';

type Way = 'undo' | 'redo';

const ways = {
  undo: { done: 'Undone', back: { way: 'redo', label: 'Redo' } },
  redo: { done: 'Redone', back: { way: 'undo', label: 'Undo' } },
} as const satisfies Record<Way, unknown>;

let moving = 0;
let last: Promise<unknown> = Promise.resolve();

/** Something of this kind is on its way. */
export const isMoving = (): boolean => moving > 0;

/** `expected`: only if it is this step, as a message that is a few seconds old has it. */
export function moveStep(way: Way, expected?: number): Promise<void> {
  return inTurn(async () => {
    const step = (await askOfferedSteps())[way];
    if (step === null || (expected ?? step.first) !== step.first) {
      sayNothing(way, expected !== undefined);
      return;
    }
    // What is done between the question and now is not taken back unseen.
    const from = await whereOneIs();
    const applied = await client.history[way]({ expected: step.first });
    if (applied.label === null) sayNothing(way, true);
    else await say(`${ways[way].done}: ${applied.label}`, ways[way].back, { applied, from });
  });
}

/** To how everything was before the step. The caller has asked. */
export function goBackTo({ first, label }: HistoryStep): Promise<void> {
  return inTurn(async () => {
    const from = await whereOneIs();
    const applied = await client.history.rewind({ to: first - 1 });
    if (applied.label === null) showToast({ message: 'Everything is as it was then already.' });
    else await say(`Back to before: ${label}`, ways.redo.back, { applied, from });
  });
}

export function doAgain({ first, label }: HistoryStep): Promise<void> {
  return inTurn(async () => {
    const from = await whereOneIs();
    const applied = await client.history.again({ first });
    if (applied.label === null) showToast({ message: 'Everything is like that already.' });
    else await say(`Done again: ${label}`, ways.redo.back, { applied, from });
  });
}

function inTurn(work: () => Promise<void>): Promise<void> {
  moving += 1;
  const next = last
    .then(async () => {
      await saveNotes();
      await keepView();
      await work();
    })
    .finally(() => {
      moving -= 1;
    });
  last = next.catch(() => undefined);
  return next;
}

async function say(
  message: string,
  back: { way: Way; label: string },
  touched: Touched,
): Promise<void> {
  // It is done: that it can't be shown takes nothing away from that.
  const shown = showTouched(touched).catch(() => null);
  const [steps, show] = await Promise.all([askOfferedSteps(), shown]);
  const first = steps[back.way]?.first;
  const actions: ToastAction[] = show ? [show] : [];
  if (first !== undefined) {
    actions.unshift({
      label: back.label,
      run: () => void moveStep(back.way, first).catch(showProblem),
    });
  }
  showDone({ message, actions });
}

function sayNothing(way: Way, tooLate: boolean): void {
  showDone(
    tooLate
      ? {
          message: `Something else was done since. Nothing was ${ways[way].done.toLowerCase()}.`,
          action: { label: 'Show history', run: () => showPage({ kind: 'history' }) },
        }
      : { message: `There is nothing to ${way}.` },
  );
}

/** After undo and the like: what was changed is shown where that can be done without going anywhere, else it is offered. */
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import type { Applied } from '#shared/contract/history-api.ts';
import { client } from '../../api/client.ts';
import { showProblem, type ToastAction } from '../../components/toast/toast-store.ts';
import { savePreferences } from '../../api/use-preferences.ts';
import { gridActions } from '../../state/grid-actions.ts';
import { showPage, showRecord, useUi } from '../../state/ui-store.ts';

/** Of many records, so many are looked at for one that can be shown. */
const MOST_TRIED = 10;
/** Milliseconds that the grid gets to take in what was changed. */
const PATIENCE = 2_000;

/** The record that was current before something was done. */
export type Place = {
  record: RecordRef | null;
  /** In the trash, or no longer there: the grid is on its way to another one, which nobody has chosen. */
  isGone: boolean;
};
export type Touched = { applied: Applied; from: Place };

export async function whereOneIs(): Promise<Place> {
  const record = useUi.getState().current;
  if (record === null) return { record, isGone: false };
  const detail = await client.records.get(record).catch(() => null);
  return { record, isGone: detail === null || detail.trashed };
}

/** What the message offers; null where it is on the screen already, or nothing is left to be shown. */
export async function showTouched({ applied, from }: Touched): Promise<ToastAction | null> {
  const { page } = useUi.getState();
  const { records, views, notes } = applied;
  const here = page?.kind === 'collection' ? page.collection : null;
  const inGrid = here === null ? null : await findInGrid(records, here);
  if (inGrid) {
    becomeCurrent(inGrid, from).catch(showProblem);
    return null;
  }
  if (here !== null && views.includes(here)) return null;
  if (page?.kind === 'notes' && notes) return null;
  const record = await firstThere(records);
  if (record) return offer(() => goToRecord(record));
  const [view] = views;
  if (view !== undefined) return offer(() => showPage({ kind: 'collection', collection: view }));
  return notes && records.length === 0 ? offer(() => showPage({ kind: 'notes' })) : null;
}

/** To its collection, and into the inspector. */
export function goToRecord({ collection, record }: RecordRef): void {
  savePreferences({ inspectorOpen: true }).catch(showProblem);
  showRecord({ collection, record });
}

const offer = (run: () => void): ToastAction => ({ label: 'Show', run });

type InGrid = { ref: RecordRef; result: string };

/** The current record if it is among them, else the first that the grid has by now. */
async function findInGrid(records: readonly RecordRef[], here: string): Promise<InGrid | null> {
  const { view, current } = useUi.getState();
  if (view?.query.collection !== here) return null;
  // The grid asks the same: both get the same result.
  const { result } = await client.records.query(view.query);
  const ours = records.filter(({ collection }) => collection === here);
  const isCurrent = ({ record }: RecordRef): boolean => record === current?.record;
  const tried = [...ours.filter(isCurrent), ...ours.filter((ref) => !isCurrent(ref))];
  for (const ref of tried.slice(0, MOST_TRIED)) {
    const { position } = await client.records.position({ result, record: ref.record });
    if (position !== null) return { ref, result };
  }
  return null;
}

/** Once the grid has the rows, and only if nobody has gone elsewhere meanwhile. */
async function becomeCurrent({ ref, result }: InGrid, from: Place): Promise<void> {
  const isFrom = (record: string | undefined): boolean => record === from.record?.record;
  if (isFrom(ref.record) && !from.isGone) return;
  await gridHas(result);
  // Asked anew, because the grid has asked where its current record is now: what it does about that comes first.
  const { position } = await client.records.position({ result, record: ref.record });
  const { view, current, editCell } = useUi.getState();
  const isElsewhere = (!from.isGone && !isFrom(current?.record)) || editCell !== null;
  if (view?.result !== result || isElsewhere || position === null) return;
  gridActions.current?.show(ref.record, position);
}

function gridHas(result: string): Promise<void> {
  return new Promise((resolve) => {
    const isThere = (): boolean => useUi.getState().view?.result === result;
    if (isThere()) {
      resolve();
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(stop, PATIENCE);
    const unsubscribe = useUi.subscribe(() => {
      if (isThere()) stop();
    });
  });
}

async function firstThere(records: readonly RecordRef[]): Promise<RecordRef | null> {
  for (const ref of records.slice(0, MOST_TRIED)) {
    // One that was taken back with the step is no longer found.
    const detail = await client.records.get(ref).catch(() => null);
    if (detail && !detail.trashed) return ref;
  }
  return null;
}

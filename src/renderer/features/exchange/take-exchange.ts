/** Is a file one that this program wrote? If so, its dialog opens; whoever asked can leave it alone. */
import { AppError } from '#shared/contract/errors.ts';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import type { PickedFile } from '#shared/contract/picked-file.ts';
import { client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { messageOf, showProblem } from '../../components/toast/toast-store.ts';
import { openDialog, useUi } from '../../state/ui-store.ts';
import { keepView } from '../../state/view-store.ts';
import { saveNotes } from '../notes/leave-notes.ts';
import { nothing, useExchange } from './exchange-store.ts';

/** Longer than that, and the dialog says what is going on. */
const PATIENCE_MS = 300;

/** By its own command. A file of others is said to be one. */
export async function pickExchange(): Promise<void> {
  const file = await client.shell.pickFile({ type: 'exported' });
  if (!file) return;
  const answer = await lookAt(file);
  if (answer.is === 'foreign') useExchange.setState({ ...nothing, file, isForeign: true });
  else if (answer.is === 'refused') useExchange.setState({ ...nothing, file, problem: answer.why });
  else return;
  openDialog('exchange');
}

/**
 * For those who can do something else with a file: `if (await takeExchange(file)) return;`. True: it is one of ours, and in its
 * dialog, or the user has stopped. False: it is not, or too much to be one; nothing was changed.
 */
export async function takeExchange(file: PickedFile): Promise<boolean> {
  const { is } = await lookAt(file);
  return is === 'taken';
}

/** Once more, after something else was changed in the dossier. */
export async function lookAgain(): Promise<void> {
  const { file } = useExchange.getState();
  if (file) await lookAt(file);
}

type Answer = { is: 'taken' | 'foreign' } | { is: 'refused'; why: string };

async function lookAt(file: PickedFile): Promise<Answer> {
  const job = crypto.randomUUID();
  useExchange.setState({ ...nothing, file, work: { kind: 'look', job } });
  const timer = setTimeout(() => openDialog('exchange'), PATIENCE_MS);
  try {
    await settle();
    const look = await client.exchange.look({ handle: file.handle, job });
    if (useExchange.getState().work?.job !== job) return { is: 'taken' };
    if (look === null) return giveBack({ is: 'foreign' });
    useExchange.setState({ look, work: null });
    openDialog('exchange');
    return { is: 'taken' };
  } catch (error) {
    // Another file may be looked at by now.
    if (useExchange.getState().work?.job !== job) return { is: 'taken' };
    if (error instanceof AppError && error.code === 'cancelled') return giveBack({ is: 'taken' });
    if (error instanceof AppError && error.code === 'invalid_input')
      return giveBack({ is: 'refused', why: error.message });
    useExchange.setState({ work: null, problem: wordsOf(error) });
    openDialog('exchange');
    return { is: 'taken' };
  } finally {
    clearTimeout(timer);
  }
}

/** On the start page all but packages have nowhere to go. */
function wordsOf(error: unknown): string {
  const isHomeless = !isOpen() && error instanceof AppError && error.code === 'not_found';
  if (!isHomeless) return messageOf(error);
  return 'This is no data package. Everything else is brought into a dossier: open one first.';
}

const isOpen = (): boolean =>
  queryClient.getQueryData<DossierState>(queryKeys.dossier)?.status === 'open';

/** What is found is void after any change: views and notes that wait to be saved go first. */
async function settle(): Promise<void> {
  if (!isOpen()) return;
  await keepView();
  await saveNotes();
}

function giveBack(answer: Answer): Answer {
  useExchange.setState(nothing);
  if (useUi.getState().dialog === 'exchange') openDialog(null);
  return answer;
}

/** Escape, the cross, Cancel, Stop. What is being taken in can't be stopped half way; it is a matter of seconds. */
export function leaveExchange(): void {
  const { work, look } = useExchange.getState();
  if (work?.kind === 'apply') return;
  if (work) {
    // It may have ended by itself a moment ago.
    void client.jobs.cancel({ job: work.job }).catch(() => undefined);
    return;
  }
  if (look) void client.exchange.close({ draft: look.draft }).catch(showProblem);
  useExchange.setState(nothing);
  openDialog(null);
}

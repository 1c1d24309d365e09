/** What is in the file goes into the dossier, as one step; or a dossier is made of it. */
import { AppError } from '#shared/contract/errors.ts';
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { messageOf, showDone, showToast } from '../../components/toast/toast-store.ts';
import { openDialog } from '../../state/ui-store.ts';
import { moveStep } from '../history/undo-redo.ts';
import { openMade } from '../start/open-dossier.ts';
import { nothing, useExchange, type Work } from './exchange-store.ts';
import { amountWords } from './exchange-words.ts';

/** `replace`: what is otherwise here becomes as the file has it. */
export function bringIn(look: ExchangeLook, replace: boolean): Promise<void> {
  return working('apply', async () => {
    await client.exchange.apply({ draft: look.draft, replace });
    const { undo } = await client.history.state({});
    finish();
    const count = look.new + (replace ? look.changed : 0);
    showDone({
      message: `${amountWords(look.kind, count)} brought in from ${look.fileName}.`,
      ...(undo && { action: { label: 'Undo', run: () => void moveStep('undo', undo.first) } }),
    });
  });
}

/** `elsewhere`: the user chooses the folder; else it is one in the user's documents, under the title. */
export function makeDossier(look: ExchangeLook, elsewhere: boolean): Promise<void> {
  return working('create', async (job) => {
    const { draft, title, fileName } = look;
    const suggestedName = title ?? fileName;
    const picked = elsewhere ? await client.shell.pickNewDossier({ suggestedName }) : null;
    if (elsewhere && picked === null) return;
    const target = picked ? { target: picked.handle } : {};
    if (!(await openMade(() => client.exchange.create({ draft, job, ...target })))) return;
    finish();
    const state = queryClient.getQueryData<DossierState>(queryKeys.dossier);
    if (state?.status !== 'open') return;
    showToast({ message: `A dossier was made of ${fileName}. It lies in ${state.folder}.` });
  });
}

function finish(): void {
  useExchange.setState(nothing);
  openDialog(null);
}

/** What fails is said in the dialog. */
async function working(kind: Work['kind'], work: (job: string) => Promise<void>): Promise<void> {
  if (useExchange.getState().work) return;
  const job = crypto.randomUUID();
  useExchange.setState({ work: { kind, job }, problem: null });
  try {
    await work(job);
  } catch (error) {
    const stopped = error instanceof AppError && error.code === 'cancelled';
    const problem = stopped ? 'Stopped. Nothing was made.' : messageOf(error);
    useExchange.setState({ problem });
  } finally {
    useExchange.setState({ work: null });
  }
}

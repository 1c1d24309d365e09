/** A look at the dossier that could not be opened, and saving it. */
import { useEffect, useState } from 'react';
import type { RecoveryReport } from '#shared/contract/recovery-api.ts';
import { client } from '../../api/client.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { recoverDossier } from '../start/open-dossier.ts';

export type RecoveryState =
  | { status: 'looking' }
  | { status: 'hopeless'; message: string }
  /** `problem`: why saving did not go through. */
  | { status: 'found'; report: RecoveryReport; saving: boolean; problem: string | null }
  | { status: 'done'; report: RecoveryReport };

export function useRecovery(): { state: RecoveryState; save: () => Promise<void> } {
  const [state, setState] = useState<RecoveryState>({ status: 'looking' });

  useEffect(() => {
    let left = false;
    client.recovery.inspect({}).then(
      (report) => {
        if (!left) setState({ status: 'found', report, saving: false, problem: null });
      },
      (error: unknown) => {
        if (!left) setState({ status: 'hopeless', message: messageOf(error) });
      },
    );
    return () => {
      left = true;
    };
  }, []);

  async function save(): Promise<void> {
    if (state.status !== 'found') return;
    const { report } = state;
    setState({ status: 'found', report, saving: true, problem: null });
    let done = false;
    let problem: string | null = null;
    try {
      await recoverDossier((saved) => {
        done = true;
        setState({ status: 'done', report: saved });
      });
    } catch (error) {
      problem = messageOf(error);
    }
    // Not done without a problem: the user is being asked about unsaved work of the dossier that is open.
    if (!done) setState({ status: 'found', report, saving: false, problem });
  }

  return { state, save };
}

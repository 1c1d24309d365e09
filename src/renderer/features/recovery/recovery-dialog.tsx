/** What can be saved of a damaged dossier, file by file, and what can't; saving it; and what was done. */
import type { ReactNode } from 'react';
import { Button, Loader, Modal } from '@mantine/core';
import { IconCircleCheck, IconFolder } from '@tabler/icons-react';
import type { RecoveryReport } from '#shared/contract/recovery-api.ts';
import { client } from '../../api/client.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { openDialog } from '../../state/ui-store.ts';
import { FileVerdicts } from './file-verdicts.tsx';
import { LostList } from './lost-list.tsx';
import { lostWords, savedWords } from './recovery-words.ts';
import { useRecovery, type RecoveryState } from './use-recovery.ts';
import classes from './recovery-dialog.module.css';

const close = (): void => openDialog(null);

export function RecoveryDialog() {
  const { state, save } = useRecovery();
  const saving = state.status === 'found' && state.saving;
  return (
    <Modal opened size={760} onClose={saving ? () => undefined : close} title={titleOf(state)}>
      <Content state={state} />
      <div className={classes.footer}>
        <Footer state={state} onSave={() => void save()} />
      </div>
    </Modal>
  );
}

function titleOf(state: RecoveryState): string {
  if (state.status === 'done') return 'Saved, and open';
  return state.status === 'hopeless' ? 'Nothing could be saved' : 'What can be saved';
}

function Content({ state }: { state: RecoveryState }) {
  switch (state.status) {
    case 'looking':
      return (
        <p className={classes.looking} role="status">
          <Loader size={16} aria-hidden /> Reading every file of the dossier. Nothing is written.
        </p>
      );
    case 'hopeless':
      return (
        <p className={classes.problem} role="alert" dir="auto">
          {state.message}
        </p>
      );
    case 'found':
      return (
        <>
          {state.problem === null ? null : (
            <p className={classes.problem} role="alert" dir="auto">
              {state.problem}
            </p>
          )}
          <Report report={state.report} saved="Can be saved" />
        </>
      );
    case 'done':
      return (
        <>
          <p className={classes.done} role="status">
            <IconCircleCheck size={16} stroke={1.8} aria-hidden />
            <span>
              <bdi>{state.report.title}</bdi> is open. What was damaged lies in <b>quarantine</b> in
              its folder, byte for byte as it was found.
            </span>
          </p>
          {/* Another one: what was unfolded before would push what was done out of sight. */}
          <Report key="done" report={state.report} saved="Saved" />
        </>
      );
  }
}

type ReportProps = { report: RecoveryReport; saved: string };

function Report({ report, saved }: ReportProps) {
  return (
    <div className={classes.report}>
      <dl className={classes.sums}>
        <Sum title={saved}>{savedWords(report)}</Sum>
        <Sum title="Lost" alarm={report.lostCount > 0}>
          {lostWords(report)}
        </Sum>
      </dl>
      <FileVerdicts files={report.files} />
      <LostList report={report} />
    </div>
  );
}

type SumProps = { title: string; alarm?: boolean; children: ReactNode };

function Sum({ title, alarm = false, children }: SumProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd data-alarm={alarm || undefined}>{children}</dd>
    </div>
  );
}

function Footer({ state, onSave }: { state: RecoveryState; onSave: () => void }) {
  if (state.status === 'done') {
    return (
      <>
        <Button
          variant="default"
          leftSection={<IconFolder size={15} aria-hidden />}
          onClick={() =>
            void client.shell.reveal({ handle: null, below: 'quarantine' }).catch(showProblem)
          }
        >
          Show in folder
        </Button>
        <Button data-autofocus onClick={close}>
          Close
        </Button>
      </>
    );
  }
  if (state.status !== 'found') {
    return (
      <Button variant="default" onClick={close}>
        Close
      </Button>
    );
  }
  return (
    <>
      <p className={classes.promise}>
        What is damaged goes into <b>quarantine</b> first; what is in order stays as it is.
      </p>
      <Button variant="default" disabled={state.saving} onClick={close}>
        Cancel
      </Button>
      <Button loading={state.saving} onClick={onSave}>
        Save and open
      </Button>
    </>
  );
}

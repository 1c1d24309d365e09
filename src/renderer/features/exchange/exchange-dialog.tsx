/** A file that this program wrote comes back in: what it is, what it would bring, then bringing it in. */
import { Button, Modal, Progress } from '@mantine/core';
import { useExchange } from './exchange-store.ts';
import { ExchangeProblem } from './exchange-problem.tsx';
import { kindWords } from './exchange-words.ts';
import { FoundPackage } from './found-package.tsx';
import { FoundEntries } from './found-entries.tsx';
import { leaveExchange, pickExchange } from './take-exchange.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { useFirstFocus } from './use-first-focus.ts';
import classes from './exchange-dialog.module.css';

export function ExchangeDialog() {
  const { file, look, work, isForeign } = useExchange();
  return (
    <Modal
      opened
      size={560}
      onClose={leaveExchange}
      title={look ? kindWords[look.kind].title : 'Bring in an exported file'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {file === null ? null : (
        <p className={classes.file}>
          <bdi>{file.name}</bdi>
        </p>
      )}
      {work?.kind === 'look' ? <Looking /> : null}
      {isForeign ? <Foreign /> : null}
      {look?.kind === 'package' ? <FoundPackage look={look} /> : null}
      {look && look.kind !== 'package' ? <FoundEntries look={look} /> : null}
      {look || work ? null : <Refused />}
    </Modal>
  );
}

function Looking() {
  return (
    <div role="status">
      <p className={classes.words}>Looking at the file. Nothing is changed.</p>
      <Progress.Root size="sm">
        <Progress.Section value={100} animated aria-label="Looking at the file" />
      </Progress.Root>
      <div className={classes.answers}>
        <Button variant="default" onClick={leaveExchange} data-autofocus>
          Stop
        </Button>
      </div>
    </div>
  );
}

function Foreign() {
  return (
    <>
      <p className={classes.words}>
        This is none of the files that can be brought in here, or it can’t be read. What can be
        brought in, as “Export…” writes it:
      </p>
      <ul className={classes.points}>
        <li>records of one collection with their ids, as CSV, workbook or JSON,</li>
        <li>claims as CSV or workbook,</li>
        <li>passages and notes as Web Annotations (.jsonld),</li>
        <li>sources as CSL-JSON, also those of a reference manager,</li>
        <li>a whole dossier as a data package (.zip).</li>
      </ul>
      <p className={classes.words}>For tables of others there is “Import…”.</p>
    </>
  );
}

/** It goes no further with this one. */
function Refused() {
  const close = useFirstFocus<HTMLButtonElement>();
  return (
    <>
      <ExchangeProblem />
      <div className={classes.answers}>
        <Button variant="default" onClick={() => void pickExchange().catch(showProblem)}>
          Choose another…
        </Button>
        <Button ref={close} onClick={leaveExchange} data-autofocus>
          Close
        </Button>
      </div>
    </>
  );
}

/** The backups of the dossier: what each holds, whether it is good, and the way back to it. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconDeviceFloppy, IconFileZip, IconFolder, IconHistoryToggle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { messageOf, showProblem } from '../../components/toast/toast-store.ts';
import { countWords } from '../../components/words/count-words.ts';
import { GridWaiting } from '../../grid/grid-states.tsx';
import { openDialog } from '../../state/ui-store.ts';
import { showBackup, takeBackup } from './backup-actions.ts';
import { BackupTable } from './backup-table.tsx';
import page from '../../components/page/page.module.css';
import classes from './backups-page.module.css';

export function BackupsPage() {
  const { data, error } = useQuery({
    queryKey: queryKeys.backups,
    queryFn: () => client.backups.list({}),
    // Another program may have made some, or somebody may have taken some away.
    staleTime: 0,
  });
  const readOnly = useReadOnly();
  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1 className={page.title}>Backups</h1>
        <span className={page.total} role="status">
          {data ? countWords(data.length, 'backup') : ''}
        </span>
        <Button
          variant="default"
          leftSection={<IconFileZip size={15} aria-hidden />}
          onClick={() => openDialog('save-copy')}
        >
          Save a copy as…
        </Button>
        <TakeButton disabled={readOnly} />
      </header>
      <HowTheyComeAbout />
      {error ? (
        <p className={page.problem} role="alert" dir="auto">
          {messageOf(error)}
        </p>
      ) : null}
      {!data && !error ? <GridWaiting /> : null}
      {data?.length === 0 ? <NothingHere readOnly={readOnly} /> : null}
      {data && data.length > 0 ? <BackupTable backups={data} /> : null}
    </div>
  );
}

function TakeButton({ disabled }: { disabled: boolean }) {
  const [working, setWorking] = useState(false);
  function take(): void {
    setWorking(true);
    takeBackup()
      .catch(showProblem)
      .finally(() => setWorking(false));
  }
  return (
    <Button
      leftSection={<IconDeviceFloppy size={15} aria-hidden />}
      disabled={disabled}
      loading={working}
      onClick={take}
    >
      Make a backup now
    </Button>
  );
}

function HowTheyComeAbout() {
  return (
    <div className={classes.explanation}>
      <p>
        Made at opening, after every 15 minutes of work, and before whatever changes much at once;
        thinned out with age, but never the newest good one.
        <br />
        They lie in <b>backups</b> in the dossier’s own folder, so on the same disk: save a copy
        elsewhere now and then.
      </p>
      <Button
        className={classes.show}
        size="compact-xs"
        variant="subtle"
        leftSection={<IconFolder size={14} aria-hidden />}
        onClick={() => showBackup(null)}
      >
        Show in folder
      </Button>
    </div>
  );
}

function NothingHere({ readOnly }: { readOnly: boolean }) {
  return (
    <div className={page.empty}>
      <IconHistoryToggle size={28} stroke={1.4} aria-hidden />
      <p className={page.emptyTitle}>No backups yet</p>
      <p>
        {readOnly
          ? 'None is made while the dossier is open for reading only.'
          : 'The first one is made a few seconds after the dossier is opened.'}
      </p>
    </div>
  );
}

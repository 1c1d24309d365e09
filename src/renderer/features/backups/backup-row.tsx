/** One line of the backups: good, or damaged and why. */
import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { BackupView } from '#shared/contract/backups-api.ts';
import { inFolder } from '../../components/words/in-folder.ts';
import { sizeWords } from '../../components/words/count-words.ts';
import { anchorAt, anchorOf, type Anchor } from '../../state/overlay-store.ts';
import { showBackup } from './backup-actions.ts';
import {
  importedWords,
  instantOf,
  momentWords,
  ownWorkWords,
  reasonWords,
} from './backup-words.ts';
import type { GoodBackup } from './restore-dialog.tsx';
import type { Check } from './use-checks.ts';
import classes from './backups-page.module.css';

type BackupRowProps = {
  backup: GoodBackup;
  check: Check | undefined;
  folder: string;
  readOnly: boolean;
  onCheck: () => void;
  onRestore: () => void;
  onMenu: (anchor: Anchor) => void;
};

export function BackupRow({ backup, check, folder, readOnly, ...on }: BackupRowProps) {
  const when = momentWords(backup.at, new Date());
  const own = ownWorkWords(backup.entries);
  return (
    <tr
      data-backup={backup.number}
      onContextMenu={(event) => {
        event.preventDefault();
        on.onMenu(anchorAt(event));
      }}
    >
      <td className={classes.when}>
        <button
          type="button"
          className={classes.stop}
          data-stop
          aria-haspopup="menu"
          aria-label={`Backup of ${when}: check, restore, show`}
          onClick={(event) => on.onMenu(anchorOf(event.currentTarget))}
        >
          <time dateTime={backup.at}>{when}</time>
        </button>
      </td>
      <td className={classes.why}>{reasonWords(backup.reason)}</td>
      <td className={classes.content}>
        {own === '' ? 'No work of your own yet' : own}
        <span className={classes.imported}> · {importedWords(backup.imported)}</span>
        <Result check={check} folder={folder} />
      </td>
      <td className={classes.size} title={sharedWords(backup.sharedBytes)}>
        {sizeWords(backup.bytes)}
      </td>
      <td className={classes.actions}>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Check the backup of ${when}`}
          disabled={check?.status === 'checking'}
          onClick={on.onCheck}
        >
          Check
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Restore the backup of ${when}…`}
          disabled={readOnly}
          onClick={on.onRestore}
        >
          Restore…
        </Button>
      </td>
    </tr>
  );
}

const sharedWords = (bytes: number): string =>
  `And ${sizeWords(bytes)} of imported records and older changes, kept once for all backups`;

/** Read out when it is there. */
function Result({ check, folder }: { check: Check | undefined; folder: string }) {
  return (
    <span role="status" className={classes.result} data-check={check?.status}>
      {check?.status === 'checking' ? (
        <>
          <Loader size={11} aria-hidden /> Opening it and comparing every file…
        </>
      ) : null}
      {check?.status === 'good' ? (
        <>
          <IconCircleCheck size={14} aria-hidden /> Good: every file is as it was written
        </>
      ) : null}
      {check?.status === 'bad' ? (
        <>
          <IconAlertTriangle size={14} aria-hidden /> <bdi>{inFolder(check.problem, folder)}</bdi>
        </>
      ) : null}
    </span>
  );
}

type DamagedRowProps = { backup: Extract<BackupView, { ok: false }>; folder: string };

export function DamagedRow({ backup, folder }: DamagedRowProps) {
  const at = instantOf(backup.name);
  const when = at === null ? backup.name : momentWords(at, new Date());
  return (
    <tr data-damaged>
      <td className={classes.when}>
        <bdi>{when}</bdi>
      </td>
      <td className={classes.why}>
        <span className={classes.bad}>
          <IconAlertTriangle size={14} aria-hidden /> Damaged
        </span>
      </td>
      <td className={classes.content} colSpan={2}>
        <bdi>{inFolder(backup.problem, folder)}</bdi>
      </td>
      <td className={classes.actions}>
        <Button
          size="compact-xs"
          variant="subtle"
          data-stop
          aria-label={`Show the damaged backup of ${when} in its folder`}
          onClick={() => showBackup(backup.name)}
        >
          Show in folder
        </Button>
      </td>
    </tr>
  );
}

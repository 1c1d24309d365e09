/** All backups, newest first, with what can be done with each. */
import { useState, type KeyboardEvent } from 'react';
import { VisuallyHidden } from '@mantine/core';
import type { BackupView } from '#shared/contract/backups-api.ts';
import { useOpenDossier, useReadOnly } from '../../api/use-dossier-state.ts';
import type { Anchor } from '../../state/overlay-store.ts';
import { BackupMenu } from './backup-menu.tsx';
import { BackupRow, DamagedRow } from './backup-row.tsx';
import { RestoreDialog, type GoodBackup } from './restore-dialog.tsx';
import { useChecks } from './use-checks.ts';
import classes from './backups-page.module.css';

export function BackupTable({ backups }: { backups: readonly BackupView[] }) {
  const readOnly = useReadOnly();
  const folder = useOpenDossier()?.folder ?? '';
  const { checks, check } = useChecks();
  const [restoring, setRestoring] = useState<GoodBackup | null>(null);
  const [menu, setMenu] = useState<{ backup: GoodBackup; anchor: Anchor } | null>(null);

  const row = (backup: BackupView) =>
    backup.ok ? (
      <BackupRow
        key={backup.name}
        backup={backup}
        check={checks.get(backup.number)}
        folder={folder}
        readOnly={readOnly}
        onCheck={() => void check(backup.number)}
        onRestore={() => setRestoring(backup)}
        onMenu={(anchor) => setMenu({ backup, anchor })}
      />
    ) : (
      <DamagedRow key={backup.name} backup={backup} folder={folder} />
    );

  return (
    <div className={classes.scroll}>
      <table className={classes.table} onKeyDown={walk}>
        <Head />
        <tbody>{backups.map(row)}</tbody>
      </table>
      {menu ? (
        <BackupMenu
          {...menu}
          readOnly={readOnly}
          onCheck={() => void check(menu.backup.number)}
          onRestore={() => setRestoring(menu.backup)}
          onClose={() => setMenu(null)}
        />
      ) : null}
      {restoring ? <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} /> : null}
    </div>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col">When</th>
        <th scope="col">Why</th>
        <th scope="col">What is in it</th>
        <th scope="col" className={classes.size}>
          Size
        </th>
        <th scope="col">
          <VisuallyHidden>Check and restore</VisuallyHidden>
        </th>
      </tr>
    </thead>
  );
}

/** Up and down go from backup to backup. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  if (at < 0) return;
  const next = stops[goTo(event.key, at, stops.length)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Another place than any where the key is not for this. */
function goTo(key: string, at: number, length: number): number {
  if (key === 'ArrowDown') return at + 1;
  if (key === 'ArrowUp') return at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : -1;
}

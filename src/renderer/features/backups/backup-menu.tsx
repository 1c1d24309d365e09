/** What can be done with one backup, at the place that asked for it. */
import { Menu } from '@mantine/core';
import { AnchorPoint } from '../../components/anchored/anchored.tsx';
import type { Anchor } from '../../state/overlay-store.ts';
import { showBackup } from './backup-actions.ts';
import { momentWords } from './backup-words.ts';
import type { GoodBackup } from './restore-dialog.tsx';

type BackupMenuProps = {
  backup: GoodBackup;
  anchor: Anchor;
  readOnly: boolean;
  onCheck: () => void;
  onRestore: () => void;
  onClose: () => void;
};

export function BackupMenu({ backup, anchor, readOnly, ...on }: BackupMenuProps) {
  function close(): void {
    on.onClose();
    document.querySelector<HTMLElement>(`[data-backup="${backup.number}"] [data-stop]`)?.focus();
  }
  return (
    <Menu opened position="bottom-start" offset={2} width={230} returnFocus={false} onClose={close}>
      <Menu.Target>
        <AnchorPoint anchor={anchor} label={`Backup of ${momentWords(backup.at, new Date())}`} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={on.onCheck}>Check that it is good</Menu.Item>
        <Menu.Item disabled={readOnly} onClick={on.onRestore}>
          Restore…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => showBackup(backup.name)}>Show in folder</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

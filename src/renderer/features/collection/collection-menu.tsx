/** What can be done with a collection as a whole. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { runCommand } from '../../app/run-command.ts';
import { Keys } from '../../components/keys/keys.tsx';

export function CollectionMenu({ collection }: { collection: CollectionInfo }) {
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon size={30} aria-label={`More about ${collection.title}`} title="More">
          <IconDots size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          rightSection={<Keys quiet keys="Mod+J" />}
          onClick={() => runCommand('identity.open')}
        >
          Same or different…
        </Menu.Item>
        <Menu.Item
          rightSection={<Keys quiet keys="Mod+P" />}
          onClick={() => runCommand('report.make')}
        >
          Make a report…
        </Menu.Item>
        <Menu.Item onClick={() => runCommand('view.columns')}>Columns…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Dossiers opened before, as a dialog. */
import { Button, Group, Modal } from '@mantine/core';
import { openDialog } from '../../state/ui-store.ts';
import { openPicked } from './open-dossier.ts';
import { RecentList } from './recent-list.tsx';

export function RecentDialog() {
  return (
    <Modal opened onClose={() => openDialog(null)} title="Open recent" size={520}>
      <RecentList />
      <Group justify="flex-end" mt="lg">
        <Button
          variant="default"
          onClick={() => {
            openDialog(null);
            void openPicked();
          }}
        >
          Open another…
        </Button>
      </Group>
    </Modal>
  );
}

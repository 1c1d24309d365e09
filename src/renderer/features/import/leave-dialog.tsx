/** Asks before an import is given up of which something was chosen. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { closeImport } from './import-actions.ts';
import { useImport } from './import-store.ts';

const stay = (): void => useImport.setState({ leaving: false });

export function LeaveDialog() {
  const leaving = useImport((state) => state.leaving);
  return (
    <Modal opened={leaving} onClose={stay} title="Give up this import?" size={420}>
      <Text size="sm">
        What you chose for this file is lost. Nothing of it is in the dossier, and the file stays as
        it is.
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={stay} data-autofocus>
          Go on importing
        </Button>
        <Button color="red.9" onClick={closeImport}>
          Give up
        </Button>
      </Group>
    </Modal>
  );
}

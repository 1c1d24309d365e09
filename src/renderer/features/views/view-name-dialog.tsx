/** Asks for the name of a view: of a new one, or in place of the one it has. */
import { useState, type FormEvent } from 'react';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { messageOf } from '../../components/toast/toast-store.ts';
import { openDialog } from '../../state/ui-store.ts';
import { shownView } from './named-views.ts';
import { renameShownView, saveViewAs } from './view-actions.ts';

const close = (): void => openDialog(null);

export function ViewNameDialog({ renames }: { renames: boolean }) {
  const [name, setName] = useState(() => (renames ? (shownView()?.name ?? '') : ''));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = name.trim() !== '' && !busy;

  async function save(): Promise<void> {
    setBusy(true);
    try {
      await (renames ? renameShownView : saveViewAs)(name.trim());
      close();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={close} title={renames ? 'Rename view' : 'Save view as'} size={420}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <TextInput
          data-autofocus
          label="Name"
          description={
            renames
              ? null
              : 'Search, sort, filters and columns as they are now come back under this name.'
          }
          placeholder="Attacks in 2017, deadliest first"
          dir="auto"
          maxLength={120}
          value={name}
          error={problem}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={!ready} loading={busy}>
            {renames ? 'Rename' : 'Save view'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

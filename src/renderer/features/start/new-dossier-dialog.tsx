/** Asks for the title of a new dossier; the folder is chosen in the system's own dialog. */
import { useState, type FormEvent } from 'react';
import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { openDialog } from '../../state/ui-store.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { createDossier } from './open-dossier.ts';

const close = (): void => openDialog(null);

export function NewDossierDialog() {
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const ready = title.trim() !== '';

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    createDossier(title.trim())
      .then((made) => made && close())
      .catch(showProblem)
      .finally(() => setBusy(false));
  }

  return (
    <Modal opened onClose={close} title="New dossier" size={440}>
      <form onSubmit={onSubmit}>
        <TextInput
          data-autofocus
          label="Title"
          description="What or whom it is about."
          placeholder="Harakat al-Shabaab al-Mujahideen"
          dir="auto"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed" mt="sm">
          A dossier is a folder. Next you choose where it is to lie: an empty folder, or a new name.
        </Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={!ready} loading={busy}>
            Choose folder…
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** Asks before an import is taken out, and says what goes and what stays. */
import { useState } from 'react';
import { Button, Group, Modal, Text } from '@mantine/core';
import type { ImportView } from '#shared/contract/imports-api.ts';
import { releaseName } from '#shared/imports/release-name.ts';
import { client } from '../../api/client.ts';
import { messageOf, showToast } from '../../components/toast/toast-store.ts';
import { countWords } from './import-words.ts';
import page from '../../components/page/page.module.css';

type RemoveImportDialogProps = { entry: ImportView; onClose: () => void };

export function RemoveImportDialog({ entry, onClose }: RemoveImportDialogProps) {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function remove(): Promise<void> {
    setWorking(true);
    setProblem(null);
    try {
      await client.imports.remove({ import: entry.id });
      onClose();
      showToast({ message: `Taken out: ${releaseName(entry)}.` });
    } catch (error) {
      setProblem(messageOf(error));
      setWorking(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={`Take out ${entry.dataset}?`} size={480}>
      <Text size="sm">
        {countWords(entry.records, 'record')} {entry.records === 1 ? 'goes' : 'go'} from{' '}
        <bdi>{entry.collectionTitle}</bdi>. The source stays, and so does what you wrote on these
        records: claims, choices, notes and links are out of sight, and are there again with the
        records, by undo or by importing them once more.
      </Text>
      {problem === null ? null : (
        <p className={page.problem} role="alert">
          {problem}
        </p>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep
        </Button>
        <Button color="red.9" loading={working} onClick={() => void remove()}>
          Take out {countWords(entry.records, 'record')}
        </Button>
      </Group>
    </Modal>
  );
}

/** Says why another dossier could not be opened while the one that is open stays open. */
import { Button, Group, Modal } from '@mantine/core';
import { openDialog, useUi } from '../../state/ui-store.ts';
import { openPicked } from './open-dossier.ts';
import { ProblemPanel } from './problem-panel.tsx';
import { problemWords } from './problem-words.ts';

const close = (): void => useUi.setState({ problem: null });

export function ProblemDialog() {
  const problem = useUi((state) => state.problem);
  if (!problem) return null;
  return (
    <Modal opened onClose={close} size={520} title={problemWords(problem).title}>
      <ProblemPanel problem={problem} heading={false} />
      <Group justify="flex-end" mt="lg">
        <Button
          variant="default"
          onClick={() => {
            close();
            void openPicked();
          }}
        >
          Open another…
        </Button>
        <Button
          variant="default"
          onClick={() => {
            close();
            openDialog('recent');
          }}
        >
          Open recent…
        </Button>
        <Button data-autofocus onClick={close}>
          Close
        </Button>
      </Group>
    </Modal>
  );
}

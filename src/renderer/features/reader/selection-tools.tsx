/** The small bar beside selected words. */
import type { MouseEvent } from 'react';
import { Button } from '@mantine/core';
import { Keys } from '../../components/keys/keys.tsx';
import { useReader, type Stretch } from '../../state/reader-store.ts';
import type { WordActions } from './use-words.ts';
import classes from './marks.module.css';

type SelectionToolsProps = { selected: Stretch; words: WordActions };

export function SelectionTools({ selected, words }: SelectionToolsProps) {
  if (words.readOnly) return null;
  return (
    <div
      className={classes.bar}
      role="group"
      aria-label="Selected words"
      // A press must not take the selection away.
      onMouseDown={(event: MouseEvent) => event.preventDefault()}
    >
      {words.placing ? (
        <>
          <Tool label="Put the passage here" keys="Enter" run={() => words.place(selected)} />
          <Tool label="Leave it" run={() => useReader.setState({ placing: null })} />
        </>
      ) : (
        <>
          <Tool label="Highlight" keys="H" run={() => words.mark(selected)} />
          <Tool label="Note" keys="N" run={() => words.note(selected)} />
          <Tool label="Use as claim for…" keys="C" run={() => words.claim(selected)} />
        </>
      )}
    </div>
  );
}

function Tool({ label, keys, run }: { label: string; keys?: string; run: () => void }) {
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      rightSection={keys === undefined ? null : <Keys quiet keys={keys} />}
      onClick={run}
    >
      {label}
    </Button>
  );
}

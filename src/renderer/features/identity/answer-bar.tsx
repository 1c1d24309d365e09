/** The answers below a pair, each with its key; why; and the last word taken back. */
import type { RefObject } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { IdentityKind } from '#shared/model/link.ts';
import { keysText } from '../../components/keys/keys-text.ts';
import { answers, type AnswerWord } from './answers.ts';
import classes from './identity-dialog.module.css';

type AnswerBarProps = {
  said: IdentityKind | null;
  /** For two chosen records there is no later. */
  withLater: boolean;
  canTakeBack: boolean;
  note: string;
  noteBox: RefObject<HTMLInputElement | null>;
  onNote: (note: string) => void;
  /** Back to the pair, so that the keys answer again. */
  onNoteDone: () => void;
  onAnswer: (word: AnswerWord) => void;
  onTakeBack: () => void;
};

export function AnswerBar(props: AnswerBarProps) {
  const shown = answers.filter(({ word }) => props.withLater || word !== 'later');
  return (
    <footer className={classes.answers}>
      <TextInput
        ref={props.noteBox}
        className={classes.note}
        aria-label="Why, for whoever reads it later"
        placeholder="Why (W)"
        dir="auto"
        maxLength={2_000}
        value={props.note}
        onChange={(event) => props.onNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape'))
            return;
          event.preventDefault();
          event.stopPropagation();
          props.onNoteDone();
        }}
      />
      <Button
        className={classes.takeBack}
        variant="subtle"
        color="gray"
        leftSection={<IconArrowBackUp size={15} aria-hidden />}
        title={keysText('Mod+Z')}
        disabled={!props.canTakeBack}
        onClick={props.onTakeBack}
      >
        Take back
      </Button>
      <span className={classes.gap} />
      {shown.map(({ word, key, label }) => (
        <Button
          key={word}
          variant="default"
          className={classes.answer}
          aria-keyshortcuts={key}
          aria-pressed={word === 'later' ? undefined : props.said === word}
          onClick={() => props.onAnswer(word)}
        >
          <kbd className={classes.key}>{key}</kbd>
          {label}
        </Button>
      ))}
    </footer>
  );
}

/** One passage: its words, where they are, and when it is unfolded its notes, its claims, and what can be done with it. */
import { useEffect, useRef } from 'react';
import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { PassageView } from '#shared/contract/documents-api.ts';
import type { Document } from '#shared/model/document.ts';
import { showProblem } from '../../../components/toast/toast-store.ts';
import { readerActions, showPassageAtSide, useReader } from '../../../state/reader-store.ts';
import { NoteList } from '../../notes/note-list.tsx';
import { ClaimLinks } from '../block-marks.tsx';
import { removePassageAtSide, type WordActions } from '../use-words.ts';
import { howWords, placeWords } from './passage-words.ts';
import classes from './side.module.css';

type PassageItemProps = {
  passage: PassageView;
  document: Document;
  isOpen: boolean;
  words: WordActions;
  onGo: (index: number, where: 'top' | 'within') => void;
};

export function PassageItem(props: PassageItemProps) {
  const { passage, document, isOpen, onGo } = props;
  const { place, quote } = passage;
  const root = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) root.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const how = howWords(place);
  return (
    <li ref={root} className={classes.passage} data-passage={passage.id} data-how={place.how}>
      <button
        type="button"
        className={classes.quote}
        aria-expanded={isOpen}
        onClick={() => {
          if (isOpen) useReader.setState({ passage: null });
          else {
            showPassageAtSide(passage.id);
            if (place.how !== 'orphan') onGo(place.start, 'within');
          }
        }}
      >
        <IconChevronRight size={13} aria-hidden data-open={isOpen || undefined} />
        <bdi data-whole={isOpen || undefined}>{quote.exact}</bdi>
      </button>
      <p className={classes.meta}>
        {[placeWords(document, place), countWords(passage)].filter(Boolean).join(' · ')}
      </p>
      {how === null ? null : <p className={classes.how}>{how}</p>}
      {isOpen ? <Details {...props} /> : null}
    </li>
  );
}

function Details({ passage, words }: PassageItemProps) {
  const noting = useReader((state) => state.noting);
  const claims = passage.claims.map(({ id, ...claim }) => ({ ...claim, claim: id }));
  return (
    <div className={classes.details}>
      {claims.length > 0 ? <ClaimLinks claims={claims} /> : null}
      <NoteList
        target={{ kind: 'passage', passage: passage.id }}
        targetWords="these words"
        writing={noting}
        onWriting={(next) => {
          useReader.setState({ noting: next });
          if (!next) readerActions.current?.focus();
        }}
      />
      {words.readOnly ? null : <Actions passage={passage} words={words} />}
    </div>
  );
}

function Actions({ passage, words }: Pick<PassageItemProps, 'passage' | 'words'>) {
  const { id, place, quote } = passage;
  return (
    <div className={classes.actions}>
      {place.how === 'orphan' ? (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            useReader.setState({ placing: { passage: id, quote: quote.exact } });
            readerActions.current?.focus();
          }}
        >
          Put it in its place…
        </Button>
      ) : (
        <Button size="compact-xs" variant="default" onClick={() => words.claim(place, id)}>
          Use as claim for…
        </Button>
      )}
      {place.how === 'fuzzy' ? (
        <Button size="compact-xs" variant="default" onClick={() => words.confirm(place, id)}>
          This is the place
        </Button>
      ) : null}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => void removePassageAtSide(passage).catch(showProblem)}
      >
        Take the mark away
      </Button>
    </div>
  );
}

function countWords({ notes, claims }: PassageView): string {
  return [
    claims.length === 0 ? '' : claims.length === 1 ? '1 claim' : `${claims.length} claims`,
    notes.length === 0 ? '' : notes.length === 1 ? '1 note' : `${notes.length} notes`,
  ]
    .filter(Boolean)
    .join(' · ');
}

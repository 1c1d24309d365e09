/** The passages of a document in its order; those that are no longer in its text come last, with their old words. */
import { useReader } from '../../../state/reader-store.ts';
import { PassageItem } from './passage-item.tsx';
import type { ReaderSideProps } from './reader-side.tsx';
import classes from './side.module.css';

export function PassageList(props: ReaderSideProps) {
  const { marks, words, document, onGo } = props;
  const chosen = useReader((state) => state.passage);
  const placed = marks.passages.filter(({ place }) => place.how !== 'orphan');
  const orphans = marks.passages.filter(({ place }) => place.how === 'orphan');
  const item = (passage: (typeof placed)[number]) => (
    <PassageItem
      key={passage.id}
      passage={passage}
      document={document}
      isOpen={passage.id === chosen}
      words={words}
      onGo={onGo}
    />
  );
  if (marks.passages.length === 0)
    return (
      <p className={classes.hint}>
        Nothing is marked yet. Select words in the text, by the mouse or with F7 and Shift with the
        arrows, and mark them, write a note on them, or use them as a claim.
      </p>
    );
  return (
    <>
      {placed.length > 0 ? (
        <ul className={classes.passages} aria-label="Passages in this text">
          {placed.map(item)}
        </ul>
      ) : null}
      {orphans.length > 0 ? (
        <>
          <h4 className={classes.orphans}>No longer in this text</h4>
          <ul className={classes.passages} aria-label="No longer in this text">
            {orphans.map(item)}
          </ul>
        </>
      ) : null}
    </>
  );
}

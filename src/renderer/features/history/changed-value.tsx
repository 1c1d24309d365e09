/** An old value and the new one. What differs is struck through in the one and underlined in the other. */
import { VisuallyHidden } from '@mantine/core';
import { differenceOf, firstWords, lastWords, type Difference } from './difference.ts';
import classes from './changed-value.module.css';

type ChangedValueProps = {
  /** null: there was none of the user's. '' : the user said that there is none. */
  before: string | null;
  after: string | null;
  /** Words for null. */
  none: string;
};

/** Longer ones stand below each other. */
const SHORT = 32;

export function ChangedValue({ before, after, none }: ChangedValueProps) {
  const isLong = [before, after].some(
    (text) => (text?.length ?? 0) > SHORT || text?.includes('\n'),
  );
  // Beside words for "none" there is nothing to be told apart.
  const marked = before && after ? differenceOf(before, after) : null;
  return (
    <div className={classes.value} data-stacked={isLong || undefined}>
      <Side name="from" sign={isLong ? '−' : null} text={before} none={none}>
        {marked ? <Marked {...marked} side="before" /> : before}
      </Side>
      {isLong ? null : (
        <span className={classes.arrow} aria-hidden>
          →
        </span>
      )}
      <Side name="to" sign={isLong ? '+' : null} text={after} none={none}>
        {marked ? <Marked {...marked} side="after" /> : after}
      </Side>
    </div>
  );
}

function Marked({ side, ...marked }: Difference & { side: 'before' | 'after' }) {
  const Mark = side === 'before' ? 'del' : 'ins';
  return (
    <>
      {lastWords(marked.start)}
      {marked[side] === '' ? null : <Mark>{marked[side]}</Mark>}
      {firstWords(marked.end)}
    </>
  );
}

type SideProps = {
  name: 'from' | 'to';
  sign: string | null;
  text: string | null;
  none: string;
  children: React.ReactNode;
};

function Side({ name, sign, text, none, children }: SideProps) {
  return (
    <div className={classes.side} data-side={name}>
      {sign === null ? null : (
        <span className={classes.sign} aria-hidden>
          {sign}
        </span>
      )}
      <VisuallyHidden>{name} </VisuallyHidden>
      {text === null || text === '' ? (
        <span className={classes.none}>{text === null ? none : 'no value'}</span>
      ) : (
        <bdi className={classes.text}>{children}</bdi>
      )}
    </div>
  );
}

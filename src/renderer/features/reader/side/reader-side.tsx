/** Beside or below the text: its headings, or its passages. */
import type { DocumentView } from '#shared/contract/documents-api.ts';
import type { Document } from '#shared/model/document.ts';
import type { ReaderSide as Side } from '../../../state/reader-store.ts';
import type { DocumentMarks } from '../use-document.ts';
import type { WordActions } from '../use-words.ts';
import { Contents } from './contents.tsx';
import { PassageList } from './passage-list.tsx';
import classes from './side.module.css';

export type ReaderSideProps = {
  side: Side;
  info: DocumentView;
  document: Document;
  marks: DocumentMarks;
  words: WordActions;
  onGo: (index: number, where: 'top' | 'within') => void;
};

export function ReaderSide(props: ReaderSideProps) {
  const title = props.side === 'contents' ? 'Contents' : 'Passages';
  return (
    <section className={classes.side} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {props.side === 'contents' ? <Contents {...props} /> : <PassageList {...props} />}
    </section>
  );
}

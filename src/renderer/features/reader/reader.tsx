/** The document that is open beside the page: its text, the search in it, its headings and passages at its side. */
import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { IconFileOff } from '@tabler/icons-react';
import type { DocumentView } from '#shared/contract/documents-api.ts';
import { defaultReader } from '#shared/contract/preferences-api.ts';
import type { Document } from '#shared/model/document.ts';
import { usePreferences } from '../../api/use-preferences.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { readerActions, showPassageAtSide, useReader } from '../../state/reader-store.ts';
import { restingOn } from './block-claims.ts';
import { BlockMarks } from './block-marks.tsx';
import { layersOf } from './layers.ts';
import { ReaderHeader } from './reader-header.tsx';
import { ReaderSearch } from './reader-search.tsx';
import { ReaderSide } from './side/reader-side.tsx';
import { SelectionTools } from './selection-tools.tsx';
import { TextView, type TextHandle } from './text/text-view.tsx';
import { useDocumentMarks, useDocuments, useDocumentText } from './use-document.ts';
import { useSearch } from './use-search.ts';
import { useWords } from './use-words.ts';
import classes from './reader.module.css';

export function Reader() {
  const id = useReader((state) => state.document);
  const documents = useDocuments();
  const info = documents?.find((document) => document.id === id);
  if (id === null || documents === undefined) return null;
  return (
    <aside className={classes.reader} aria-label="Document" data-reader>
      <ReaderHeader info={info} documents={documents} />
      {info ? <DocumentBody key={id} info={info} /> : <Gone message="It is in the trash." />}
    </aside>
  );
}

function DocumentBody({ info }: { info: DocumentView }) {
  const { data, error } = useDocumentText(info.id);
  if (error) return <Gone message={messageOf(error)} />;
  if (!data)
    return (
      <p className={classes.loading} role="status">
        Reading the document…
      </p>
    );
  return <OpenText info={info} document={data} />;
}

function Gone({ message }: { message: string }) {
  return (
    <div className={classes.state} role="alert">
      <IconFileOff size={28} stroke={1.4} aria-hidden />
      <p className={classes.stateTitle}>The document can’t be shown</p>
      <p dir="auto">{message}</p>
    </div>
  );
}

function OpenText({ info, document }: { info: DocumentView; document: Document }) {
  const text = useRef<TextHandle>(null);
  const { preferences } = usePreferences();
  const marks = useDocumentMarks(info.id);
  const side = useReader((state) => state.side);
  const chosen = useReader((state) => state.passage);
  const goal = useGoal(text);
  const search = useSearch(info.id, text);
  const words = useWords(info, document);
  const { hits, at } = search;
  const layers = useMemo(
    () => layersOf({ marks, chosen, goal, hits, at }),
    [marks, chosen, goal, hits, at],
  );
  const resting = useMemo(() => restingOn(document, marks), [document, marks]);
  const marksOf = useMemo(
    () => (block: number) => {
      const on = resting.get(block);
      return on ? <BlockMarks on={on} number={numberOf(document, block)} /> : null;
    },
    [resting, document],
  );

  useImperativeHandle(readerActions, () => ({
    search: search.open,
    focus: () => text.current?.focus(),
    offset: () => text.current?.offset() ?? 0,
  }));

  return (
    <>
      {search.isOpen ? <ReaderSearch search={search} /> : null}
      <div className={classes.body} data-side={side ?? undefined}>
        <TextView
          ref={text}
          document={document}
          label={`Text of ${info.name}`}
          letters={(preferences.reader ?? defaultReader).letters}
          layers={layers}
          goal={goal}
          marksOf={marksOf}
          head={<Notices notices={document.notices} />}
          toolsFor={(selected) => <SelectionTools selected={selected} words={words} />}
          onKey={(event, selected) => {
            if (search.onKey(event) || words.onKey(event, selected)) event.preventDefault();
          }}
          onPassages={([first]) => first !== undefined && showPassageAtSide(first)}
        />
        {side === null ? null : (
          <ReaderSide
            side={side}
            info={info}
            document={document}
            marks={marks}
            words={words}
            onGo={(index, where) => {
              text.current?.goTo(index, where);
              text.current?.focus();
            }}
          />
        )}
      </div>
    </>
  );
}

/** Goes where the store says, once; answers what is marked of it. */
function useGoal(text: { current: TextHandle | null }) {
  const wanted = useReader((state) => state.goal);
  const [marked, setMarked] = useState<{ start: number; end: number } | null>(null);
  useEffect(() => {
    if (!wanted || !text.current) return;
    const { start, end } = wanted;
    setMarked(wanted.marked ? { start, end } : null);
    text.current.goTo(start, wanted.marked ? 'within' : 'top');
    text.current.focus();
    useReader.setState({ goal: null });
  }, [wanted, text]);
  return marked;
}

function numberOf({ blocks }: Document, at: number): string {
  const block = blocks[at];
  if (!block) return '';
  if ('paragraph' in block && block.paragraph !== undefined) return `paragraph ${block.paragraph}`;
  return 'row' in block && block.row !== undefined ? `row ${block.row}` : block.kind;
}

function Notices({ notices }: { notices: readonly string[] }) {
  if (notices.length === 0) return null;
  return (
    <ul className={classes.notices} aria-label="About this text">
      {notices.map((notice) => (
        <li key={notice} dir="auto">
          {notice}
        </li>
      ))}
    </ul>
  );
}

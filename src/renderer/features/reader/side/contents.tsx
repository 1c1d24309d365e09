/** The headings of a document; without any, its pages. */
import { useMemo } from 'react';
import type { Document } from '#shared/model/document.ts';
import type { ReaderSideProps } from './reader-side.tsx';
import classes from './side.module.css';

/** More than that nobody goes through. */
const MOST = 2_000;

type Entry = { start: number; words: string; level: number };

function entriesOf({ blocks, text }: Document): Entry[] {
  const headings = blocks.flatMap((block): Entry[] =>
    block.kind === 'heading'
      ? [{ start: block.start, words: text.slice(block.start, block.end), level: block.level }]
      : [],
  );
  if (headings.length > 0) return headings.slice(0, MOST);
  const seen = new Set<string>();
  const pages: Entry[] = [];
  for (const { page, start } of blocks) {
    if (page === undefined || seen.has(page)) continue;
    seen.add(page);
    pages.push({ start, words: `Page ${page}`, level: 1 });
  }
  return pages.slice(0, MOST);
}

export function Contents({ document, onGo }: Pick<ReaderSideProps, 'document' | 'onGo'>) {
  const entries = useMemo(() => entriesOf(document), [document]);
  if (entries.length === 0) return <p className={classes.hint}>It has no headings and no pages.</p>;
  return (
    <ul className={classes.contents}>
      {entries.map(({ start, words, level }) => (
        <li key={start} style={{ paddingInlineStart: `${(level - 1) * 12}px` }}>
          <button type="button" dir="auto" onClick={() => onGo(start, 'top')}>
            {words}
          </button>
        </li>
      ))}
    </ul>
  );
}

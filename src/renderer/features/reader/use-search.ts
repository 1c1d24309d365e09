/** Searching in the text of a document: the words, the hits, and going from one to the next. */
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Stretch } from '../../state/reader-store.ts';
import type { TextHandle } from './text/text-view.tsx';
import { useDocumentHits } from './use-document.ts';

type Hits = readonly (readonly [number, number])[];

export type Search = {
  isOpen: boolean;
  words: string;
  hits: Hits;
  /** All that there are; more than `hits` where there are too many. */
  total: number;
  /** Which of the hits one is at. */
  at: number;
  isAsking: boolean;
  /** Counts how often it was asked for: the box takes the focus each time. */
  asked: number;
  setWords: (words: string) => void;
  step: (by: 1 | -1) => void;
  open: () => void;
  close: () => void;
  /** A key in the text. Answers whether it was one of the search. */
  onKey: (event: KeyboardEvent) => boolean;
};

const none: Hits = [];

export function useSearch(id: string, text: { current: TextHandle | null }): Search {
  const [isOpen, setIsOpen] = useState(false);
  const [asked, setAsked] = useState(0);
  const [words, setWords] = useState('');
  const settled = useSettled(words);
  const found = useDocumentHits(id, isOpen ? settled : '');
  const [at, setAt] = useState(0);
  const [left, setLeft] = useState<Stretch | null>(null);
  const hits = (isOpen && settled !== '' && found?.hits) || none;

  useEffect(() => {
    // The first one from where one reads.
    const offset = text.current?.offset() ?? 0;
    const next = hits.findIndex(([start]) => start >= offset);
    const first = next < 0 ? 0 : next;
    setAt(first);
    const hit = hits[first];
    if (hit) text.current?.goTo(hit[0]);
  }, [hits, text]);

  // What was found can be gone on with: marked, or used as a claim. The hits are no longer drawn by now.
  useEffect(() => {
    if (left) text.current?.select(left);
    setLeft(null);
  }, [left, text]);

  function step(by: 1 | -1): void {
    if (hits.length === 0) return;
    const next = (at + by + hits.length) % hits.length;
    setAt(next);
    const hit = hits[next];
    if (hit) text.current?.goTo(hit[0]);
  }

  function open(): void {
    setIsOpen(true);
    setAsked((times) => times + 1);
  }

  function close(): void {
    setIsOpen(false);
    const hit = hits[at];
    text.current?.focus();
    if (hit) setLeft({ start: hit[0], end: hit[1] });
  }

  function onKey({ key, shiftKey }: KeyboardEvent): boolean {
    if (key === '/') open();
    else if (key === 'F3' || (key === 'Escape' && isOpen)) {
      if (key === 'Escape') close();
      else if (isOpen) step(shiftKey ? -1 : 1);
      else open();
    } else return false;
    return true;
  }

  const isAsking = isOpen && words.trim() !== '' && (words !== settled || found === undefined);
  const total = hits === none ? 0 : (found?.total ?? 0);
  return { isOpen, words, hits, total, at, isAsking, asked, setWords, step, open, close, onKey };
}

/** Milliseconds after the last key. */
const PAUSE = 140;

function useSettled(words: string): string {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}

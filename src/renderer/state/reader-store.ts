/** Which document the reader beside the page shows, where in it, and what of it is open at its side. */
import { create } from 'zustand';

/** A stretch of the text, by its indexes. */
export type Stretch = { start: number; end: number };

export type ReaderSide = 'contents' | 'passages';

/** A passage that has lost its words, and waits for the user to select them. */
export type Placing = { passage: string; quote: string };

type ReaderState = {
  /** null: the reader is closed. */
  document: string | null;
  /** Where it should go as soon as its text is there. Whoever goes there sets this back to null. */
  goal: (Stretch & { marked: boolean }) | null;
  side: ReaderSide | null;
  /** The passage whose notes and claims are unfolded. */
  passage: string | null;
  /** A note on the passage is to be begun. */
  noting: boolean;
  placing: Placing | null;
};

const closed: ReaderState = {
  document: null,
  goal: null,
  side: null,
  passage: null,
  noting: false,
  placing: null,
};

export const useReader = create<ReaderState>(() => closed);

/** The document read last, for the key that shows and hides the reader. */
let lastDocument: string | null = null;

/** `goal`: it goes there and marks it for a moment; without one it stays, or begins, where one was. */
export function openDocument(document: string, goal: Stretch | null = null): void {
  lastDocument = document;
  useReader.setState((state) => ({
    ...(state.document === document ? state : { ...closed, side: state.side }),
    document,
    goal: goal && { ...goal, marked: true },
  }));
}

export function closeReader(): void {
  useReader.setState({ ...closed, side: useReader.getState().side });
}

export const documentReadLast = (): string | null => lastDocument;

/** Nothing of one dossier means anything in another. */
export function resetReader(): void {
  lastDocument = null;
  useReader.setState(closed);
}

export function showSide(side: ReaderSide | null): void {
  useReader.setState({ side });
}

/** Unfolds a passage in the list beside the text. */
export function showPassageAtSide(passage: string, noting = false): void {
  useReader.setState({ side: 'passages', passage, noting });
}

/** What the reader on the screen can do for what comes from outside it; null while none is shown. */
export type ReaderActions = {
  /** Opens the search, or puts the focus into it. */
  search: () => void;
  /** Puts the focus on the text. */
  focus: () => void;
  /** The place of the text at the top of what is seen. */
  offset: () => number;
};

export const readerActions: { current: ReaderActions | null } = { current: null };

/** The way back: where one was before each jump between claims and the words that they rest on. */
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import { readerActions, useReader } from './reader-store.ts';
import { showPage, showRecord, useUi, type Page } from './ui-store.ts';

type Place = {
  page: Page | null;
  record: RecordRef | null;
  /** The field that one left from. */
  field: string | null;
  document: string | null;
  offset: number;
};

/** Older ones are forgotten. */
const MOST = 50;

let trail: Place[] = [];

/** Before a jump. `field`: of the record in the inspector, that the focus comes back to. */
export function markTrail(field: string | null = null): void {
  const { page, current } = useUi.getState();
  const { document } = useReader.getState();
  const offset = readerActions.current?.offset() ?? 0;
  trail = [...trail, { page, record: current, field, document, offset }].slice(-MOST);
}

/** Answers whether there was a way back. */
export function goBack(): boolean {
  const place = trail.at(-1);
  if (!place) return false;
  trail = trail.slice(0, -1);
  const { document, offset, page, record, field } = place;
  const goal = document === null ? null : { start: offset, end: offset, marked: false };
  useReader.setState({ document, goal });
  if (record) showRecord(record, field);
  else if (page) showPage(page);
  return true;
}

export function forgetTrail(): void {
  trail = [];
}

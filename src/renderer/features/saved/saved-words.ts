/** Whether everything is on the disk, in words. */
import type { SavedState } from '#shared/contract/events.ts';
import { countWords } from '../../components/words/count-words.ts';

export type FailedState = Extract<SavedState, { status: 'failed' }>;

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

export function savedWords(state: Exclude<SavedState, FailedState>): string {
  if (state.status === 'saving') return 'Saving…';
  return state.at === null ? 'All saved' : `Saved ${time.format(new Date(state.at))}`;
}

/** "3 changes are kept in memory" */
export const keptWords = ({ unsaved }: FailedState): string =>
  countWords(unsaved, 'change is kept in memory', 'changes are kept in memory');

/** What the way on is from here, and what stands in it. */
import { applyImport, goTo } from './import-actions.ts';
import type { ImportState } from './import-store.ts';
import { applyWords, changesAnything } from './import-words.ts';
import { hindrances } from './target-edit.ts';

export type Next = {
  label: string;
  isLast: boolean;
  /** null: not yet. */
  run: (() => void) | null;
  /** What has to be done first, where it is not plain to see. */
  hindrance?: string | undefined;
};

/** null: there is no way on. */
export function nextStep(state: ImportState): Next | null {
  const { step, draft, edit, plan, work, proposal } = state;
  const isIdle = work === null;
  switch (step) {
    case 'file':
      return {
        label: 'Next',
        isLast: false,
        run: draft && isIdle ? () => goTo('purpose') : null,
      };
    case 'purpose':
    case 'fields': {
      const [first] = edit ? hindrances(edit).filter((one) => one.step === step) : [];
      const isReady = edit !== null && proposal !== null && isIdle && !first;
      const to = step === 'purpose' ? 'fields' : 'try';
      return {
        label: step === 'purpose' ? 'Next' : 'Try it',
        isLast: false,
        run: isReady ? () => goTo(to) : null,
        hindrance: first?.words,
      };
    }
    case 'try': {
      if (!plan) return { label: 'Import', isLast: true, run: null };
      if (!changesAnything(plan)) return null;
      const run = isIdle ? () => void applyImport() : null;
      return { label: applyWords(plan, edit?.replaces != null), isLast: true, run };
    }
    case 'done':
      return null;
  }
}

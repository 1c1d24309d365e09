/** Words for the steps of the history. */
import type { Gap, HistoryStep, StepState, TouchedRecord } from '#shared/contract/history-api.ts';
import type { Origin } from '#shared/model/layer.ts';

export const originWords: Record<Origin, string> = {
  edit: 'by you',
  undo: 'undo',
  redo: 'redo',
  rewind: 'back to a point',
  backup: 'from a backup',
  import: 'import',
  recovery: 'recovery',
};

/** null where nothing is to be said: it was done and counts. `words` explains `mark`. */
export function stateWords(state: StepState): { mark: string; words: string } | null {
  switch (state) {
    case 'done':
      return null;
    case 'undone':
      return { mark: 'Undone', words: 'It was taken back. Redo brings it again.' };
    case 'abandoned':
      return {
        mark: 'Undone, set aside',
        words:
          'It was taken back, and something else was done since. It can be done again as long as it fits.',
      };
  }
}

export function gapWords({ first, last, why }: Gap): string {
  const which =
    first === last ? `Change ${number(first)}` : `Changes ${number(first)}–${number(last)}`;
  return `${which} can’t be read: ${why}`;
}

/** "this step", "this step and the 12 after it" */
export function rewindWords({ after }: HistoryStep): string {
  if (after === 0) return 'this step';
  return after === 1
    ? 'this step and the one after it'
    : `this step and the ${number(after)} after it`;
}

const number = (count: number): string => count.toLocaleString('en');

export type LabelPart = { text: string; record: TouchedRecord | null };

/**
 * The label in parts, where it names one of the records by its title: that part leads there. `others`: the records that it
 * does not name. The core cuts long titles off with an ellipsis (`quoted` in `core/records/typed-value.ts`).
 */
export function labelParts(
  label: string,
  records: readonly TouchedRecord[],
): { parts: LabelPart[]; others: TouchedRecord[] } {
  for (const record of records) {
    const named = findTitle(label, record.title);
    if (!named) continue;
    const { start, end } = named;
    const parts: LabelPart[] = [
      { text: label.slice(0, start), record: null },
      { text: label.slice(start, end), record },
      { text: label.slice(end), record: null },
    ];
    return {
      parts: parts.filter(({ text }) => text !== ''),
      others: records.filter((other) => other !== record),
    };
  }
  return { parts: [{ text: label, record: null }], others: [...records] };
}

/** Without the quotation marks. */
function findTitle(label: string, title: string): { start: number; end: number } | null {
  const whole = label.indexOf(`“${title}”`);
  if (whole >= 0) return { start: whole + 1, end: whole + 1 + title.length };
  const cut = /“([^“”]+)…”/u.exec(label);
  if (!cut?.[1] || !title.startsWith(cut[1])) return null;
  return { start: cut.index + 1, end: cut.index + cut[0].length - 1 };
}

/** The steps of the history as lines of a list: under their days, with what can't be read in its place. */
import type { Gap, HistoryStep } from '#shared/contract/history-api.ts';
import { dayWords } from './days.ts';

export type HistoryRow =
  | { kind: 'day'; key: string; words: string }
  | { kind: 'step'; key: string; step: HistoryStep }
  | { kind: 'gap'; key: string; gap: Gap };

/** `steps`: newest first. `more`: there are older ones that are not here yet, and so may be older gaps. */
export function historyRows(
  steps: readonly HistoryStep[],
  gaps: readonly Gap[],
  { more, now }: { more: boolean; now: Date },
): HistoryRow[] {
  const rows: HistoryRow[] = [];
  const left = gaps.toSorted((a, b) => b.first - a.first);
  let day: string | null = null;
  for (const step of steps) {
    while (left[0] && left[0].first > step.first) rows.push(gapRow(left.shift()!));
    const words = dayWords(step.at, now);
    if (words !== day) rows.push({ kind: 'day', key: `day ${words} ${step.first}`, words });
    day = words;
    rows.push({ kind: 'step', key: `step ${step.first}`, step });
  }
  if (!more) rows.push(...left.map(gapRow));
  return rows;
}

const gapRow = (gap: Gap): HistoryRow => ({ kind: 'gap', key: `gap ${gap.first}`, gap });

import { describe, expect, it } from 'vitest';
import type { HistoryStep, TouchedRecord } from '#shared/contract/history-api.ts';
import { historyRows } from './history-rows.ts';
import { gapWords, labelParts, rewindWords } from './step-words.ts';

const record = (title: string): TouchedRecord => ({
  collection: 'events',
  record: 'e1',
  title,
  place: 'there',
});

const step = (first: number, at: string, after = 0): HistoryStep => ({
  first,
  last: first,
  at,
  label: `Step ${first}`,
  origin: 'edit',
  state: 'done',
  records: [],
  recordCount: 0,
  notes: false,
  views: false,
  after,
});

describe('labelParts', () => {
  const texts = (label: string, ...records: TouchedRecord[]) => {
    const { parts, others } = labelParts(label, records);
    return { parts: parts.map(({ text, record: to }) => [text, to !== null]), others };
  };

  it('finds the record that a label names', () => {
    expect(texts('Change Killed of “Kabul “airport””', record('Kabul “airport”'))).toEqual({
      parts: [
        ['Change Killed of “', false],
        ['Kabul “airport”', true],
        ['”', false],
      ],
      others: [],
    });
  });

  it('finds it where its title was cut off', () => {
    const { parts } = texts('Take back Date of “A long …”', record('A long title'));
    expect(parts[1]).toEqual(['A long …', true]);
  });

  it('leaves a label alone that names none, or names it as it was called then', () => {
    const renamed = record('Another');
    for (const label of ['Write note', 'Change Title of “Old”', 'Change Title of “Old…”']) {
      expect(texts(label, renamed)).toEqual({ parts: [[label, false]], others: [renamed] });
    }
  });
});

describe('historyRows', () => {
  const now = new Date(2026, 2, 1, 12, 0);
  const today = new Date(2026, 2, 1, 9, 0).toISOString();
  const yesterday = new Date(2026, 1, 28, 9, 0).toISOString();
  const gap = (first: number, last: number) => ({ first, last, why: 'It is damaged.' });
  const words = (...args: Parameters<typeof historyRows>) =>
    historyRows(...args).map((row) => {
      if (row.kind === 'day') return row.words;
      return row.kind === 'step' ? row.step.first : gapWords(row.gap);
    });

  it('stand under their days, what can’t be read in its place', () => {
    const steps = [step(60, today), step(41, today), step(20, yesterday)];
    expect(words(steps, [gap(1, 10), gap(21, 40)], { more: false, now })).toEqual([
      'Today',
      60,
      41,
      'Changes 21–40 can’t be read: It is damaged.',
      'Yesterday',
      20,
      'Changes 1–10 can’t be read: It is damaged.',
    ]);
  });

  it('leave gaps out that lie below what was asked for', () => {
    expect(words([step(60, today)], [gap(1, 1)], { more: true, now })).toEqual(['Today', 60]);
    expect(words([], [gap(1, 1)], { more: false, now })).toEqual([
      'Change 1 can’t be read: It is damaged.',
    ]);
  });

  it('have keys of their own', () => {
    const rows = historyRows([step(3, today), step(2, yesterday), step(1, today)], [], {
      more: false,
      now,
    });
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});

describe('rewindWords', () => {
  it('say how many steps that is', () => {
    const words = (after: number) => rewindWords(step(1, '', after));
    expect(words(0)).toBe('this step');
    expect(words(1)).toBe('this step and the one after it');
    expect(words(1_200)).toBe('this step and the 1,200 after it');
  });
});

import { describe, expect, it } from 'vitest';
import type { ClaimsNote, SumNote } from './footnote.ts';
import { numberNotes } from './number-notes.ts';
import { text, type Inline, type Section } from './report.ts';
import { finish } from '../steps.ts';
import { notesOnlyOfSums } from './walk.ts';

const claims = (number: number, record: string): ClaimsNote => ({
  kind: 'claims',
  number,
  collection: 'events',
  record,
  cited: [{ claim: `${record}#0.killed`, field: 'killed', fieldTitle: 'Killed' }],
  evidence: {
    source: 's',
    sourceTitle: 'S',
    locator: '',
    grade: '',
    rank: 'normal',
    reason: '',
    asOf: '',
    quote: '',
    comment: '',
    own: false,
  },
  rivals: [],
  state: 'single',
  leftOut: 0,
});
const sum = (number: number, parts: number[]): SumNote => ({
  kind: 'sum',
  number,
  collection: 'events',
  field: 'killed',
  fieldTitle: 'Killed',
  parts,
  low: 0,
  best: 0,
  high: 0,
  open: false,
  known: parts.length,
  ranges: 0,
  unknown: 0,
  disputed: 0,
  duplicates: 0,
});
const value = (note: number): Inline => ({
  kind: 'value',
  pieces: [{ text: 'x' }],
  claim: 'c',
  note,
});

/** A table with a sum, then an entry with two values. */
const sections: Section[] = [
  {
    id: 'a',
    title: 'A',
    blocks: [
      {
        kind: 'table',
        caption: 'c',
        columns: [],
        rows: [{ cells: [[text('All'), { kind: 'mark', note: 4 }]] }],
      },
      {
        kind: 'entry',
        level: 3,
        when: [value(3)],
        title: [value(1)],
        facts: [{ term: 'Killed', text: [value(3)] }],
        blocks: [],
      },
    ],
  },
];
const drafts = [claims(1, 'e1'), claims(2, 'e2'), claims(3, 'e3'), sum(4, [1, 2]), claims(5, 'e5')];

describe('footnotes', () => {
  const numbered = finish(numberNotes(sections, drafts));

  it('are numbered in reading order, what only sums lead to last; what nothing leads to is left out', () => {
    expect(numbered.footnotes.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    const records = numbered.footnotes.map((note) =>
      note.kind === 'claims' ? note.record : 'sum',
    );
    expect(records).toEqual(['sum', 'e3', 'e1', 'e2']);
  });

  it('are pointed to by their new numbers, from the text and from sums', () => {
    const entry = numbered.sections[0]?.blocks[1];
    expect(entry).toMatchObject({
      when: [{ note: 2 }],
      title: [{ note: 3 }],
      facts: [{ text: [{ note: 2 }] }],
    });
    expect(numbered.footnotes[0]).toMatchObject({ kind: 'sum', parts: [3, 4] });
  });

  it('that no text points to are known', () => {
    const report = { ...numbered } as Parameters<typeof notesOnlyOfSums>[0];
    expect(finish(notesOnlyOfSums(report))).toEqual([4]);
  });
});

/**
 * A report as data, before any format: sections of blocks, in which every value of the dossier points to a footnote, and
 * every footnote to claims.
 */
import type { Marking } from '../model/marking.ts';
import type { Chart } from './chart.ts';
import type { Colophon } from './colophon.ts';
import type { Footnote } from './footnote.ts';
import type { Paper } from './options.ts';

/** `lang`: BCP 47, where the dossier says so. */
export type Piece = { text: string; lang?: string };

/**
 * value: what a claim says; its footnote leads there. sum: a figure that the program added up; one mark stands for
 * all of a row, so that figures keep their columns. mark: points to a footnote. count: how many there are of
 * something in the report. label: what a group of records has in common. `quiet`: words of the program, in place of a value.
 */
export type Inline =
  | { kind: 'text'; text: string; tone?: 'strong' | 'emphasis' | 'struck' | 'code' | 'quiet' }
  /** Whoever writes it down sees to it that the address can do no harm. */
  | { kind: 'link'; text: string; url: string }
  | { kind: 'break' }
  | { kind: 'value'; pieces: Piece[]; claim: string; note: number; quiet?: boolean }
  | { kind: 'sum'; text: string; note: number }
  | { kind: 'mark'; note: number }
  | { kind: 'count'; text: string }
  | { kind: 'label'; text: string };

export type Fact = { term: string; text: Inline[] };

export type Column = {
  title: string;
  /** Figures stand at the end of their column, one below the other. */
  align: 'start' | 'end';
};

/** The first cell of a row names it. */
export type TableRow = { cells: Inline[][]; total?: boolean };

export type Block =
  | { kind: 'heading'; level: 3 | 4; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'table'; caption: string; columns: Column[]; rows: TableRow[] }
  | { kind: 'chart'; chart: Chart }
  /** A record: when, what, and what is said of it in short. `level`: of its heading. */
  | Entry
  /** A note of the user's; `about`: the field or the passage that it is on. */
  | { kind: 'note'; about: string; details: string[]; blocks: Block[] };

export type Entry = {
  kind: 'entry';
  level: 3 | 4;
  when: Inline[];
  title: Inline[];
  facts: Fact[];
  blocks: Block[];
};

export type Section = { id: string; title: string; blocks: Block[] };

/** An entry of the list of sources. */
export type Reference = { source: string; text: Inline[]; cited: number };

export type Report = {
  title: string;
  /** Of the dossier. */
  subtitle: string;
  marking: Marking;
  paper: Paper;
  sections: Section[];
  /** In the order in which the sections point to them, counted from 1. */
  footnotes: Footnote[];
  references: Reference[];
  colophon: Colophon;
};

export const text = (words: string): Inline => ({ kind: 'text', text: words });
export const quiet = (words: string): Inline => ({ kind: 'text', text: words, tone: 'quiet' });
export const count = (number: number): Inline => ({
  kind: 'count',
  text: number.toLocaleString('en'),
});

/** The words alone. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'value') return inline.pieces.map((piece) => piece.text).join('');
      if (inline.kind === 'mark') return '';
      return inline.kind === 'break' ? ' ' : inline.text;
    })
    .join('');
}

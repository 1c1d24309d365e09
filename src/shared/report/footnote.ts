/** Footnotes as data: which claims stand behind a value, who says so and where, and what others say instead. */
import type { ClaimState, Rank } from '../model/claim.ts';

/** Who says something, where, and what is thought of it; all in words but for the ids. */
export type Evidence = {
  /** Id of a record of `sources`, or the word for what is no document. */
  source: string;
  sourceTitle: string;
  /** `Attacks › External operations, paragraph 4`; '' where nothing is said. */
  locator: string;
  /** `B2, source usually reliable, claim probably true`; '' without one. */
  grade: string;
  rank: Rank;
  reason: string;
  /** The day for which the source says so, in words. */
  asOf: string;
  quote: string;
  comment: string;
  /** Made by the user of the dossier. */
  own: boolean;
};

export type Cited = {
  /** Id of the claim that is shown. */
  claim: string;
  field: string;
  fieldTitle: string;
};

export type Rival = Evidence & {
  claim: string;
  /** The value in words, where it is not the one shown in the same words; null where it is. */
  text: string | null;
  /** It cannot be true together with the one shown. */
  differs: boolean;
};

/** Values of one record that rest on the same words of the same source. */
export type ClaimsNote = {
  kind: 'claims';
  number: number;
  collection: string;
  record: string;
  cited: Cited[];
  evidence: Evidence;
  rivals: Rival[];
  state: ClaimState;
  /** Claims that rest on sources above the ceiling. */
  leftOut: number;
};

/** How a sum came about. */
export type SumNote = {
  kind: 'sum';
  number: number;
  collection: string;
  field: string;
  fieldTitle: string;
  /** The footnotes of the figures, in order. */
  parts: number[];
  low: number;
  best: number;
  high: number;
  /** Some figure is "at least" or "more than". */
  open: boolean;
  known: number;
  ranges: number;
  unknown: number;
  disputed: number;
  duplicates: number;
};

export type Footnote = ClaimsNote | SumNote;

/** Charts as data. The table that follows in the report says the same. */

/** A figure with the lowest and the highest that anybody gives. `open`: it may be higher still. */
export type RangeBar = { label: string; low: number; best: number; high: number; open: boolean };

/** When something was: day numbers (0 = 1970-01-01), null = open. A vague end is one that is known to the month or worse. */
export type TimeSpan = {
  label: string;
  from: number;
  to: number | null;
  vagueFrom: boolean;
  vagueTo: boolean;
};

export type Chart =
  | { kind: 'ranges'; title: string; unit: string; bars: RangeBar[] }
  | { kind: 'spans'; title: string; spans: TimeSpan[]; until: number };

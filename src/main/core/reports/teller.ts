/**
 * Tells values with their footnotes. Values of one record that rest on the same words of the same source share one;
 * whatever is left out is counted.
 */
import { EDITOR, SOURCES, type Claim } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import { dateWords, type DateFormat } from '#shared/report/date-words.ts';
import type { ClaimsNote, Evidence, Footnote, Rival, SumNote } from '#shared/report/footnote.ts';
import { quiet, type Inline, type Piece } from '#shared/report/report.ts';
import type { TitleOf } from '#shared/values/format.ts';
import { gradeSentence } from '#shared/words/grade-words.ts';
import { claimsDiffer, isUnknown, type Resolved } from '../claims/resolve.ts';
import { locatorWords, titleOfSource } from '../query/detail.ts';
import type { Table } from '../query/table.ts';
import type { Ceiling } from './ceiling.ts';
import { valuePieces } from './value-pieces.ts';

/** A record in its table. */
export type At = { table: Table; row: number };

/** none: nobody says anything, or all of it is held to be wrong. */
export type Telling = {
  state: 'value' | 'unknown' | 'left-out' | 'none';
  inlines: Inline[];
  /** The number of the footnote, as a draft (`numberNotes`); 0 where there is none. */
  note: number;
};

export type Teller = {
  readonly tell: (at: At, field: Field) => Telling;
  /** One of the claims of a field by itself, where it is from, and why it was ranked as it is, as far as that may be told. */
  readonly tellClaim: (
    at: At,
    field: Field,
    claim: Claim,
  ) => { inline: Inline; reason: string; place: string };
  /** What may be told of a field, without telling it. What is left out counts: the report would be another one with it. */
  readonly resolved: (at: At, field: Field) => Resolved;
  /** With its footnote. Words of the program where it may not be told. */
  readonly title: (at: At) => Inline[];
  /** A record's title in plain words, as far as it may be told; its id where it may not, undefined where there is none. */
  readonly titleOf: TitleOf;
  readonly pieces: (field: Field, claim: Claim) => Piece[];
  readonly sum: (note: Omit<SumNote, 'kind' | 'number'>) => number;
  readonly drafts: readonly Footnote[];
  readonly counts: () => { values: number; claims: number; sources: number; unknown: number };
};

export type TellerOptions = {
  ceiling: Ceiling;
  dates: DateFormat;
  /** undefined: there is no such collection. */
  tableOf: (collection: string) => Table | undefined;
};

const LONGEST_QUOTE = 400;

export function createTeller({ ceiling, dates, tableOf }: TellerOptions): Teller {
  const drafts: Footnote[] = [];
  /** By what they have in common, the drafts that other values may share. */
  const shared = new Map<string, ClaimsNote>();
  const leftOut = {
    values: new Set<string>(),
    claims: new Set<string>(),
    sources: new Set<string>(),
  };
  const unknown = new Set<string>();
  /** A remark on a passage is made once a record, however many values come from it. */
  const remarks = new Set<string>();

  function look(at: At, field: Field): { resolved: Resolved; leftOut: number } {
    const told = ceiling.told(at.table, at.row, field);
    for (const { id, origin, source } of told.leftOut) {
      leftOut.claims.add(id);
      if (origin !== 'computed') leftOut.sources.add(source);
    }
    return { resolved: told.resolved, leftOut: told.leftOut.length };
  }

  /** Every footnote names its source: what it is called is worked out once. */
  const titles = new Map<string, string | undefined>();
  const titleOf: TitleOf = (collection, record) => {
    const key = `${collection ?? ''} ${record}`;
    if (!titles.has(key)) titles.set(key, findTitle(collection, record));
    return titles.get(key);
  };

  const findTitle: TitleOf = (collection, record) => {
    const table = collection === undefined ? undefined : tableOf(collection);
    const row = table?.rowOf(record);
    if (!table || row === undefined) return undefined;
    if (!ceiling.mayRecord(table, row)) return '[left out for its marking]';
    const field = table.field(table.collection.titleField);
    const { claims, shown } = ceiling.told(table, row, field).resolved;
    if (shown?.value != null)
      return textOf(valuePieces(field, shown.value, dates, () => undefined));
    return claims.length === 0 && table.resolve(row, field).claims.length > 0
      ? '[title left out for its marking]'
      : record;
  };

  const pieces = (field: Field, { value }: Claim): Piece[] =>
    value === null ? [{ text: 'not known' }] : valuePieces(field, value, dates, titleOf);

  const sourceTitle = (table: Table, field: Field, source: string): string =>
    titleOfSource(table.collection, (id) => titleOf(SOURCES, id), field, source);

  function evidenceOf(table: Table, field: Field, claim: Claim, mayReason: boolean): Evidence {
    const { source, locator, grade, rank, reason, asOf, quote, comment, origin } = claim;
    return {
      source,
      sourceTitle: sourceTitle(table, field, source),
      locator: locatorWords(locator),
      grade: gradeSentence(grade),
      rank,
      // The user's reason may speak of what is left out.
      reason: mayReason ? (reason ?? '') : '',
      asOf: asOf === undefined ? '' : dateWords(asOf, dates).text,
      quote: cut(quote ?? ''),
      comment: comment ?? '',
      own: origin === 'own' && source !== EDITOR,
    };
  }

  const placeOf = (table: Table, field: Field, { source, locator }: Claim): string =>
    [sourceTitle(table, field, source), locatorWords(locator)].filter(Boolean).join(', ');

  function noteOn(
    at: At,
    field: Field,
    shown: Claim,
    { claims, state }: Resolved,
    hidden: number,
  ): number {
    const { table, row } = at;
    const mayReason = hidden === 0;
    const evidence = evidenceOf(table, field, shown, mayReason);
    const text = textOf(pieces(field, shown));
    const rivals = claims
      .filter((claim) => claim !== shown)
      .map((claim): Rival => {
        const other = textOf(pieces(field, claim));
        return {
          ...evidenceOf(table, field, claim, mayReason),
          claim: claim.id,
          text: other === text ? null : other,
          differs: claimsDiffer(field, shown, claim),
        };
      });
    const cited = { claim: shown.id, field: field.id, fieldTitle: field.title };
    const note: ClaimsNote = {
      kind: 'claims',
      number: drafts.length + 1,
      collection: table.collection.id,
      record: table.idOf(row),
      cited: [cited],
      evidence,
      rivals,
      state,
      leftOut: hidden,
    };
    return share(note);
  }

  /** A note on a value that somebody contradicts stands alone: it names the values. */
  function share(note: ClaimsNote): number {
    const [cited] = note.cited;
    const { collection, record, evidence, rivals, state, leftOut: hidden } = note;
    const { comment } = evidence;
    const others = rivals.map(({ claim: _, ...rest }) => rest);
    const isOwn = rivals.some(({ text }) => text !== null);
    const what = isOwn ? cited?.field : '';
    const key = JSON.stringify([collection, record, evidence, others, state, hidden, what]);
    const known = shared.get(key);
    if (known && cited) {
      if (!known.cited.some(({ claim }) => claim === cited.claim)) known.cited.push(cited);
      return known.number;
    }
    const remark = JSON.stringify([record, comment]);
    const kept = remarks.has(remark) ? { ...note, evidence: { ...evidence, comment: '' } } : note;
    remarks.add(remark);
    shared.set(key, kept);
    drafts.push(kept);
    return note.number;
  }

  function value(at: At, field: Field, claim: Claim, resolved: Resolved, hidden: number): Inline {
    const note = noteOn(at, field, claim, resolved, hidden);
    const isUnknown = claim.value === null;
    return {
      kind: 'value',
      pieces: pieces(field, claim),
      claim: claim.id,
      note,
      ...(isUnknown ? { quiet: true } : {}),
    };
  }

  function tell(at: At, field: Field): Telling {
    const { resolved, leftOut: hidden } = look(at, field);
    const { shown } = resolved;
    const place = `${at.table.idOf(at.row)}#${field.id}`;
    if (shown === null && hidden > 0) {
      leftOut.values.add(place);
      return { state: 'left-out', inlines: [quiet('left out')], note: 0 };
    }
    if (shown === null || (shown.value === null && !isUnknown(shown)))
      return { state: 'none', inlines: [], note: 0 };
    if (shown.value === null) unknown.add(place);
    const inline = value(at, field, shown, resolved, hidden);
    const note = inline.kind === 'value' ? inline.note : 0;
    return { state: shown.value === null ? 'unknown' : 'value', inlines: [inline], note };
  }

  return {
    tell,
    tellClaim(at, field, claim) {
      const { leftOut: hidden } = look(at, field);
      const { reason, ...plain } = { ...claim, rank: 'normal' as const };
      const alone: Resolved = { claims: [plain], shown: plain, state: 'single' };
      return {
        inline: value(at, field, plain, alone, hidden),
        reason: hidden === 0 ? (reason ?? '') : '',
        place: placeOf(at.table, field, claim),
      };
    },
    resolved: (at, field) => look(at, field).resolved,
    title(at) {
      const told = tell(at, at.table.field(at.table.collection.titleField));
      if (told.state === 'value') return told.inlines;
      return [quiet(told.state === 'left-out' ? 'Title left out' : at.table.idOf(at.row))];
    },
    titleOf,
    pieces,
    sum(note) {
      drafts.push({ ...note, kind: 'sum', number: drafts.length + 1 });
      return drafts.length;
    },
    drafts,
    counts: () => ({
      values: leftOut.values.size,
      claims: leftOut.claims.size,
      sources: leftOut.sources.size,
      unknown: unknown.size,
    }),
  };
}

export const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

const cut = (quote: string): string =>
  quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE - 1)}…` : quote;

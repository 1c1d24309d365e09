/**
 * What may be told in a report: claims of sources that are marked above the ceiling are left out before anything is made of
 * the rest, so that neither a value nor a sum, title or date worked out from them is in it.
 */
import { SOURCES, type Claim } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import { isWithin, Marking } from '#shared/model/marking.ts';
import { weigh, type Resolved } from '../claims/resolve.ts';
import type { Table } from '../query/table.ts';

export type Told = {
  resolved: Resolved;
  /** Claims that may not be told. */
  leftOut: readonly Claim[];
};

export type Ceiling = {
  readonly marking: Marking;
  readonly maySource: (source: string) => boolean;
  /** What is left of a field. */
  readonly told: (table: Table, row: number, field: Field) => Told;
  /** The table as it is below the ceiling, as far as `resolve` and `loneStatement` go. */
  readonly within: (table: Table) => Table;
  /** Something may be told of the record. The record of a source that may not be named is left out, too. */
  readonly mayRecord: (table: Table, row: number) => boolean;
};

/** `lens`: the one source as which everything is seen; its claims count alike, as in the grid. */
export function createCeiling(
  sources: Table | undefined,
  marking: Marking,
  lens: string | undefined,
): Ceiling {
  const markingOf = markings(sources);
  const maySource = (source: string): boolean => isWithin(markingOf(source), marking);

  function told(table: Table, row: number, field: Field): Told {
    const whole = table.resolve(row, field);
    const seen = throughLens(whole, table, field, lens);
    const mayTell = (claim: Claim): boolean =>
      claim.origin === 'computed' ? mayCompute(table, row, field) : maySource(claim.source);
    const leftOut = seen.filter((claim) => !mayTell(claim));
    if (leftOut.length === 0 && seen === whole.claims) return { resolved: whole, leftOut };
    return { resolved: weigh(field, seen.filter(mayTell)), leftOut };
  }

  /** Both dates that a time is worked out from may be told. */
  const mayCompute = (table: Table, row: number, { computed }: Field): boolean =>
    [computed?.from, computed?.to].every((id) => {
      const shown = id === undefined ? null : table.resolve(row, table.field(id)).shown;
      return shown === null || maySource(shown.source);
    });

  return {
    marking,
    maySource,
    told,
    within: (table) => ({
      ...table,
      resolve: (row, field) => told(table, row, field).resolved,
      loneStatement: (row) => {
        const lone = table.loneStatement(row);
        return lone && lens === undefined && maySource(lone.source) ? lone : undefined;
      },
    }),
    mayRecord(table, row) {
      if (table.collection.id === SOURCES && !maySource(table.idOf(row))) return false;
      const fields = table.fields();
      return (
        fields.some((field) => told(table, row, field).resolved.claims.length > 0) ||
        fields.every((field) => table.resolve(row, field).claims.length === 0)
      );
    },
  };
}

/** The title is shown whoever gave it, as in the grid. */
function throughLens(
  { claims }: Resolved,
  table: Table,
  field: Field,
  lens: string | undefined,
): Claim[] {
  if (lens === undefined) return claims;
  const said = claims.filter(({ source }) => source === lens);
  if (said.length === 0 && field.id === table.collection.titleField) return claims;
  return said.map(({ reason: _, ...claim }) => ({ ...claim, rank: 'normal' as const }));
}

/** What is no marking of ours is not looser than the tightest. `white` is what CLEAR was called before 2022. */
function markings(sources: Table | undefined): (source: string) => Marking | undefined {
  const known = new Map<string, Marking | undefined>();
  const field = sources?.fields().find(({ id }) => id === 'marking');
  const find = (source: string): Marking | undefined => {
    const row = sources?.rowOf(source);
    if (!sources || !field || row === undefined) return undefined;
    const value = sources.resolve(row, field).shown?.value;
    return typeof value === 'string' ? parseMarking(value) : undefined;
  };
  return (source) => {
    if (!known.has(source)) known.set(source, find(source));
    return known.get(source);
  };
}

function parseMarking(value: string): Marking {
  const tidy = value
    .toLowerCase()
    .replace(/^tlp[:\s-]*/u, '')
    .replace('white', 'clear')
    .replace('+', '-');
  const parsed = Marking.safeParse(tidy);
  return parsed.success ? parsed.data : 'red';
}

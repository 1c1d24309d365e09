/** Conditions on what is said, and by whom, in place of what is shown. */
import type { Field } from '#shared/model/field.ts';
import type { ClaimsCondition, SourceCondition } from '#shared/model/filter.ts';
import type * as z from 'zod';
import type { Resolved } from '../claims/resolve.ts';

export type ClaimSource = {
  readonly rows: () => number;
  readonly fields: () => readonly Field[];
  /** Throws `not_found`. */
  readonly field: (id: string) => Field;
  readonly resolve: (row: number, field: Field) => Resolved;
  /** Only one statement, and nothing of the user's: whatever it says is said once. */
  readonly isLone: (row: number) => boolean;
  /** Cheap, and at least as many as there are. */
  readonly claimCount: (row: number, field: Field) => number;
  readonly sourcesOf: (row: number) => Iterable<string>;
};

export function claimTest(
  source: ClaimSource,
  condition: z.infer<typeof ClaimsCondition>,
): (row: number) => boolean {
  const { state } = condition;
  const fields = condition.field === null ? source.fields() : [source.field(condition.field)];
  const computed = fields.filter((field) => field.computed);
  return (row) => {
    // A lone statement has no rival but what is worked out from it.
    const candidates = !canBeLone(state) && source.isLone(row) ? computed : fields;
    return candidates.some(
      (field) =>
        !(needsRivals(state) && source.claimCount(row, field) < 2) &&
        holds(source.resolve(row, field), state),
    );
  };
}

type State = z.infer<typeof ClaimsCondition>['state'];

const canBeLone = (state: State): boolean => state === 'single' || state === 'none';
const needsRivals = (state: State): boolean => !canBeLone(state) && state !== 'own';

function holds({ state, claims }: Resolved, wanted: State): boolean {
  switch (wanted) {
    case 'disputed':
      return state === 'open' || state === 'settled';
    case 'own':
      return claims.some(({ origin }) => origin === 'own');
    case 'open':
    case 'settled':
    case 'agreed':
    case 'single':
    case 'none':
      return state === wanted;
  }
}

export function sourceTest(
  source: ClaimSource,
  condition: z.infer<typeof SourceCondition>,
): (row: number) => boolean {
  return (row) => {
    for (const one of source.sourcesOf(row)) if (one === condition.source) return true;
    return false;
  };
}

/** Which of the claims of a field is preferred: asked for with a reason, done, and undone with one click. */
import { create } from 'zustand';
import type { Rank } from '#shared/model/claim.ts';
import { client } from '../../api/client.ts';
import { openDialog } from '../../state/ui-store.ts';
import type { ClaimPlace } from './claim-forms.ts';

/** A claim that is to be ranked, with the words that the dialog says it in. */
export type RankRequest = {
  place: ClaimPlace;
  claim: string;
  rank: Exclude<Rank, 'normal'>;
  fieldTitle: string;
  value: string;
  source: string;
};

export const useRankRequest = create<{ request: RankRequest | null }>(() => ({ request: null }));

/** Opens the dialog that asks why. */
export function askRank(request: RankRequest): void {
  useRankRequest.setState({ request });
  openDialog('rank');
}

export async function rankClaim(
  place: ClaimPlace,
  claim: string,
  rank: Rank,
  reason = '',
): Promise<void> {
  const why = reason.trim();
  await client.claims.setRank({ ...place, claim, rank, ...(why === '' ? {} : { reason: why }) });
}

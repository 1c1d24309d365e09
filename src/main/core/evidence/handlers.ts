/** `claims.*`: what sources say about a field, which of it is preferred, and where they disagree. */
import type { claimsApi } from '#shared/contract/claims-api.ts';
import type { Handlers } from '#shared/contract/define.ts';
import type { Core } from '../context.ts';
import { findDisputes } from './disputes.ts';
import { addClaim, deleteClaims, editClaim, setRank } from './edit-claims.ts';

export function claimsHandlers(core: Core): Handlers<typeof claimsApi> {
  return {
    'claims.add': async (input) => ({ id: await addClaim(core, input) }),
    'claims.edit': async (input) => {
      await editClaim(core, input);
      return {};
    },
    'claims.delete': async ({ ids }) => {
      await deleteClaims(core, ids);
      return {};
    },
    'claims.setRank': async (input) => {
      await setRank(core, input);
      return {};
    },
    'claims.disputes': (query) => core.inTurns(findDisputes(core.tables(), query)),
  };
}

/** What can be done with a claim: one list for its menu and its keys. */
import type { ClaimView } from '#shared/contract/records-api.ts';
import { EDITOR, isTypedOver } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { isReadOnly } from '../../api/use-dossier-state.ts';
import { showDone, showProblem } from '../../components/toast/toast-store.ts';
import { setLens } from '../../state/lens-store.ts';
import { setFilter } from '../../state/view-store.ts';
import { openWordsOfClaim } from '../reader/reader-ways.ts';
import { openClaimForm, type ClaimPlace } from './claim-forms.ts';
import { askRank, rankClaim } from './rank-claim.ts';

export type ClaimAction = {
  id: 'open' | 'prefer' | 'wrong' | 'normal' | 'edit' | 'delete' | 'only' | 'lens';
  title: string;
  /** While the claim's menu button has the focus. */
  keys?: string;
  /** Begins a new section of the menu. */
  section?: boolean;
  run: () => void;
};

/** `rivals`: the field has other claims. `hasDocument`: its source has a text to be opened. */
export function claimActions(
  place: ClaimPlace,
  field: Field,
  claim: ClaimView,
  rivals: boolean,
  hasDocument = false,
): ClaimAction[] {
  const { origin, rank } = claim;
  if (origin === 'computed') return [];
  const ask = (wanted: 'preferred' | 'deprecated') => (): void =>
    askRank({
      place,
      claim: claim.id,
      rank: wanted,
      fieldTitle: field.title,
      value: claim.unknown ? 'Not known' : claim.text || 'No value',
      source: claim.sourceTitle,
    });
  const source = claim.source === EDITOR ? 'the editor' : `“${claim.sourceTitle}”`;
  const writable = !isReadOnly();
  const actions: (ClaimAction | false)[] = [
    hasDocument && {
      id: 'open',
      title: 'Open at the passage',
      keys: 'O',
      run: () => void openWordsOfClaim({ ...place, claim: claim.id }).catch(showProblem),
    },
    writable &&
      rivals &&
      rank !== 'preferred' && {
        id: 'prefer',
        title: 'Prefer…',
        keys: 'P',
        section: hasDocument,
        run: ask('preferred'),
      },
    writable &&
      rank !== 'deprecated' && {
        id: 'wrong',
        title: 'Hold to be wrong…',
        keys: 'W',
        run: ask('deprecated'),
      },
    writable &&
      rank !== 'normal' && {
        id: 'normal',
        title: 'Normal again',
        keys: 'N',
        run: () => void rankClaim(place, claim.id, 'normal').catch(showProblem),
      },
    writable &&
      origin === 'own' && {
        id: 'edit',
        title: 'Edit…',
        keys: 'E',
        section: true,
        run: () => openClaimForm(place, claim),
      },
    writable &&
      origin === 'own' && {
        id: 'delete',
        title: isTypedOver(claim.id) ? 'Back to what the sources say' : 'Delete',
        keys: 'Delete',
        run: () => void deleteClaim(claim).catch(showProblem),
      },
    {
      id: 'only',
      title: `Only records on which ${source} says something`,
      section: true,
      run: () => setFilter('source', { op: 'source', source: claim.source }),
    },
    {
      id: 'lens',
      title: `See all as ${source} would have it`,
      run: () => setLens(claim.source),
    },
  ];
  return actions.filter((action) => action !== false);
}

async function deleteClaim({ id, text }: ClaimView): Promise<void> {
  await client.claims.delete({ ids: [id] });
  showDone({
    message: `The claim${text === '' ? '' : ` “${shortened(text)}”`} is in the trash.`,
    action: {
      label: 'Undo',
      run: () => void client.trash.restore({ items: [{ kind: 'claim', id }] }).catch(showProblem),
    },
  });
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

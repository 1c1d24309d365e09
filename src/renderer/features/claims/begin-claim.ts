/** Opens the form for a new claim on the field that has the focus, in the inspector or in the grid. */
import { savePreferences } from '../../api/use-preferences.ts';
import { gridActions } from '../../state/grid-actions.ts';
import { showRecord, useUi } from '../../state/ui-store.ts';
import { openClaimForm, type ClaimPlace } from './claim-forms.ts';

export async function beginClaim(): Promise<void> {
  const { current } = useUi.getState();
  if (!current) return;
  const field = document.activeElement?.closest('aside [data-field]')?.getAttribute('data-field');
  if (field) {
    await beginClaimOn({ ...current, field }, 'inspector');
    return;
  }
  const place = gridActions.current?.place();
  if (place) await beginClaimOn({ collection: current.collection, ...place }, 'grid');
}

export async function beginClaimOn(place: ClaimPlace, from: 'grid' | 'inspector'): Promise<void> {
  await savePreferences({ inspectorOpen: true });
  showRecord({ collection: place.collection, record: place.record }, place.field);
  openClaimForm(place, null, from);
}

/** Opens the form for a new claim on the field that has the focus, in the grid or in the inspector. */
import { savePreferences } from '../../api/use-preferences.ts';
import { gridActions } from '../../state/grid-actions.ts';
import { showRecord, useUi } from '../../state/ui-store.ts';
import { openClaimForm, type ClaimPlace } from './claim-forms.ts';

/** `field`: of the current record, where it is known already. */
export async function beginClaim(field: string | null = null): Promise<void> {
  const { current } = useUi.getState();
  if (!current) return;
  const inInspector = document.activeElement?.closest('aside [data-field]');
  const chosen = field ?? inInspector?.getAttribute('data-field') ?? gridActions.current?.field();
  if (chosen === null || chosen === undefined) return;
  await beginClaimOn({ ...current, field: chosen }, inInspector ? 'inspector' : 'grid');
}

export async function beginClaimOn(place: ClaimPlace, from: 'grid' | 'inspector'): Promise<void> {
  await savePreferences({ inspectorOpen: true });
  showRecord({ collection: place.collection, record: place.record }, place.field);
  openClaimForm(place, null, from);
}

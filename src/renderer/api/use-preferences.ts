/** The user's choices: read from the cache, shown at once when set, kept by the core. */
import { useQuery } from '@tanstack/react-query';
import { defaultPreferences, type Preferences } from '#shared/contract/preferences-api.ts';
import { showProblem } from '../components/toast/toast-store.ts';
import { client } from './client.ts';
import { queryClient } from './query-client.ts';
import { queryKeys } from './query-keys.ts';

export type PreferencesState = {
  /** The defaults while they are not known yet. */
  preferences: Preferences;
  known: boolean;
};

export async function savePreferences(change: Partial<Preferences>): Promise<void> {
  queryClient.setQueryData<Preferences>(queryKeys.preferences, (known) =>
    known ? { ...known, ...change } : known,
  );
  try {
    await client.preferences.set(change);
  } catch (error) {
    await queryClient.invalidateQueries({ queryKey: queryKeys.preferences });
    throw error;
  }
}

/** For the next time. A choice that can't be kept is told, and stands in the way of nothing. */
export function rememberChoices(change: Partial<Preferences>): void {
  void savePreferences(change).catch(showProblem);
}

export function usePreferences(): PreferencesState {
  const { data } = useQuery({
    queryKey: queryKeys.preferences,
    queryFn: () => client.preferences.get({}),
  });
  return { preferences: data ?? defaultPreferences, known: data !== undefined };
}

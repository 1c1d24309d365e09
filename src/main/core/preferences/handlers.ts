/** `preferences.*`: the user's choices that belong to the program. */
import type { Handlers } from '#shared/contract/define.ts';
import type { preferencesApi } from '#shared/contract/preferences-api.ts';
import type { Core } from '../context.ts';
import type { PreferencesFile } from './preferences-file.ts';

export function preferencesHandlers(
  core: Pick<Core, 'emit'>,
  file: PreferencesFile,
): Handlers<typeof preferencesApi> {
  return {
    'preferences.get': async () => (await file.read()).preferences,
    'preferences.set': async (changes) => {
      const { preferences } = await file.update((data) => ({
        ...data,
        preferences: { ...data.preferences, ...given(changes) },
      }));
      core.emit({ type: 'preferences' });
      return preferences;
    },
  };
}

/** Without the members that are there but undefined: they must not wipe what was chosen before. */
function given<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

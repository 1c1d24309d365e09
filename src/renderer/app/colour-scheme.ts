/** Light, dark or as the system: the preference, the page and the window's own frame together. */
import { useEffect } from 'react';
import { useMantineColorScheme } from '@mantine/core';
import type { Theme } from '#shared/contract/preferences-api.ts';
import { client } from '../api/client.ts';
import { savePreferences, usePreferences } from '../api/use-preferences.ts';
import { showProblem } from '../components/toast/toast-store.ts';

export function useColourScheme(): void {
  const { preferences, known } = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  const { theme } = preferences;
  useEffect(() => {
    if (known) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [known, theme, setColorScheme]);
}

export async function setTheme(theme: Theme): Promise<void> {
  await savePreferences({ theme }).catch(showProblem);
  await client.shell.setTheme({ theme });
}

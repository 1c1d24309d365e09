// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultPreferences } from '#shared/contract/preferences-api.ts';
import { useToasts } from '../components/toast/toast-store.ts';
import { queryClient } from './query-client.ts';
import { queryKeys } from './query-keys.ts';
import { rememberChoices } from './use-preferences.ts';

const refusal = { code: 'storage', message: 'The disk is full.' };
const invoke = vi.fn(() => Promise.resolve({ ok: false, error: refusal }));

beforeEach(() => {
  Object.defineProperty(window, 'dossier', { value: { invoke }, configurable: true });
  queryClient.setQueryData(queryKeys.preferences, defaultPreferences);
});
afterEach(() => {
  queryClient.clear();
  useToasts.setState({ toasts: [] });
});

test('a choice that can’t be kept is told, and whoever made it goes on', async () => {
  expect(rememberChoices({ theme: 'dark' })).toBeUndefined();
  expect(queryClient.getQueryData(queryKeys.preferences)).toMatchObject({ theme: 'dark' });
  await vi.waitFor(() =>
    expect(useToasts.getState().toasts).toMatchObject([
      { message: refusal.message, tone: 'problem' },
    ]),
  );
  expect(invoke).toHaveBeenCalledWith('preferences.set', { theme: 'dark' });
});

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultPreferences } from '#shared/contract/preferences-api.ts';
import { systemError, watchedDisk } from '../dossier/fixture.ts';
import { testCore, type TestCore } from '../test-core.ts';

const userData = (core: TestCore): string => join(core.folder, 'userData');
const path = (core: TestCore): string => join(userData(core), 'preferences.json');
const window = { x: -5, y: 10, width: 1280, height: 800, maximized: true };

describe('preferences', () => {
  test('are the defaults until something is chosen', async () => {
    const core = testCore();
    expect(await core.page.preferences.get({})).toEqual(defaultPreferences);
    expect(await core.host.host.windowState({})).toBe(null);
  });

  test('are merged, told, kept over a restart, and for their owner alone', async () => {
    const core = testCore();
    await core.page.preferences.set({ theme: 'dark' });
    const merged = await core.page.preferences.set({ page: 'leaders' });
    expect(merged).toEqual({ ...defaultPreferences, theme: 'dark', page: 'leaders' });
    expect(core.events).toEqual([{ type: 'preferences' }, { type: 'preferences' }]);
    await core.host.host.saveWindowState(window);
    await core.host.host.close({});
    expect(statSync(path(core)).mode & 0o777).toBe(0o600);
    const next = core.again();
    expect(await next.page.preferences.get({})).toEqual(merged);
    expect(await next.host.host.theme({})).toEqual({ theme: 'dark' });
    expect(await next.host.host.windowState({})).toEqual(window);
  });

  test('set at the same moment are all kept', async () => {
    const core = testCore();
    await Promise.all([
      core.page.preferences.set({ theme: 'light' }),
      core.page.preferences.set({ page: 'notes' }),
      core.host.host.saveWindowState(window),
      core.page.preferences.set({ railWidth: 20 }),
    ]);
    await core.host.host.close({});
    expect(await core.again().page.preferences.get({})).toMatchObject({
      theme: 'light',
      page: 'notes',
      railWidth: 20,
    });
  });

  test.each(['', '{"format":1', '{"format":9}', '{"format":1,"theme":"pink"}', '\0\0\0'])(
    'that are damaged (%j) are moved aside, and the defaults hold',
    async (text) => {
      const core = testCore();
      mkdirSync(userData(core));
      writeFileSync(path(core), text);
      expect(await core.page.preferences.get({})).toEqual(defaultPreferences);
      await core.page.preferences.set({ theme: 'dark' });
      const aside =
        readdirSync(userData(core)).find((name) => name.startsWith('preferences.damaged-')) ?? '';
      expect(readFileSync(join(userData(core), aside), 'utf8')).toBe(text);
      expect(core.said.join()).toContain('The preferences could not be used');
      await core.host.host.close({});
      expect(await core.again().page.preferences.get({})).toMatchObject({ theme: 'dark' });
    },
  );

  test('that can’t be written hold until the program ends', async () => {
    const fs = watchedDisk(({ call, path: at }) => {
      if (call === 'write' && at.includes('preferences')) throw systemError('ENOSPC');
    });
    const core = testCore({ fs });
    expect(await core.page.preferences.set({ theme: 'dark' })).toMatchObject({ theme: 'dark' });
    expect(await core.page.preferences.get({})).toMatchObject({ theme: 'dark' });
    expect(core.said.join()).toContain('disk is full');
  });
});

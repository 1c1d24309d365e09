import { describe, expect, it } from 'vitest';
import { webPreferences } from './web-preferences.ts';

describe('webPreferences', () => {
  it('shuts every door of a release', () => {
    expect(webPreferences('/index.cjs', true)).toEqual({
      preload: '/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('leaves the developer tools to development', () => {
    expect(webPreferences('/index.cjs', false).devTools).toBe(true);
  });
});

/** Light, dark, or as the system. The background is set before the page paints, so that nothing flashes. */
import { nativeTheme, type BrowserWindow } from 'electron';
import type { Theme } from '#shared/contract/preferences-api.ts';

/** The page's own backgrounds: `--paper` in src/renderer/app/theme.css. */
const BACKGROUND = { light: '#ffffff', dark: '#1b1d1f' };

export function backgroundColour(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

export function setTheme(theme: Theme, window: BrowserWindow | null): void {
  nativeTheme.themeSource = theme;
  window?.setBackgroundColor(backgroundColour());
}

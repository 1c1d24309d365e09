// nativeTheme: its source is what the pages' prefers-color-scheme answers.
import { ignoreGone, type CdpSession } from './cdp.ts';
import { strict } from './strict.ts';
import { StrictEmitter } from './strict-emitter.ts';
import { allWindows } from './window-registry.ts';

type ThemeSource = 'system' | 'light' | 'dark';

let source: ThemeSource = 'system';

/** The desktop itself counts as light: `system` leaves the page to the browser's own setting. */
export function applyTheme(session: CdpSession): void {
  const value = source === 'system' ? '' : source;
  const features = [{ name: 'prefers-color-scheme', value }];
  ignoreGone(session.send('Emulation.setEmulatedMedia', { features }));
}

/** Leaves a setting of the test's own alone while the app has no wish. */
export function reapplyTheme(session: CdpSession): void {
  if (source !== 'system') applyTheme(session);
}

class NativeTheme extends StrictEmitter {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;

  constructor() {
    super('nativeTheme', new Set(['updated']));
  }

  get themeSource(): ThemeSource {
    return source;
  }

  set themeSource(value: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(value)) {
      throw new TypeError(`Error processing argument: themeSource can't be '${String(value)}'`);
    }
    if (value === source) return;
    source = value;
    for (const window of allWindows()) {
      window.webContents.link.page.then(
        ({ session }) => applyTheme(session),
        () => {},
      );
    }
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return source === 'dark';
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.shouldUseDarkColors;
  }
}

export const nativeTheme = strict('nativeTheme', new NativeTheme());

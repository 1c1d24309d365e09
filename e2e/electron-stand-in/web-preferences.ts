// Refuses the settings under which an Electron app would be less safe than the stand-in shows it.
import type { WebPreferences } from 'electron';

const refused: Readonly<Partial<Record<keyof WebPreferences, unknown>>> = {
  sandbox: false,
  contextIsolation: false,
  webSecurity: false,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  allowRunningInsecureContent: true,
  webviewTag: true,
};

export function checkWebPreferences(preferences: WebPreferences): void {
  for (const [name, value] of Object.entries(refused)) {
    if (preferences[name as keyof WebPreferences] !== value) continue;
    throw new Error(`electron stand-in: webPreferences.${name}: ${String(value)} is refused`);
  }
}

/** Starts the built program, with Playwright attached. The only place that knows which of the two runtimes it is. */
import { _electron, type ElectronApplication } from '@playwright/test';
import { findElectron } from '../scripts/lib/electron.mjs';
import { inRoot, root } from '../scripts/lib/root.mjs';

const electron = findElectron();
const standIn = inRoot('e2e', 'electron-stand-in', 'electron');

export function runtimeKind(): 'electron' | 'stand-in' {
  return electron === null ? 'stand-in' : 'electron';
}

export type LaunchOptions = { userData: string; documents: string; args: readonly string[] };

export function launchProgram({
  userData,
  documents,
  args,
}: LaunchOptions): Promise<ElectronApplication> {
  // Chromium refuses to run as root inside its sandbox. The stand-in sees to that itself.
  const asRoot = electron !== null && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({
    executablePath: electron ?? standIn,
    args: [...asRoot, root, ...args],
    env: { ...inherited(), DOSSIER_USER_DATA: userData, DOSSIER_DOCUMENTS: documents },
    // Else Playwright pins the page to light, whatever the program decides.
    colorScheme: null,
  });
}

function inherited(): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined) variables[name] = value;
  }
  return variables;
}

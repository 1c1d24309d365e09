/** Where the program keeps its own files on this machine, as Electron has it (`app.getPath('userData')`). */
import { join, resolve } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

const NAME = 'Dossier';

/** `DOSSIER_USER_DATA` names another place, as it does for the program. */
export function userDataFolder(env: Environment, platform: NodeJS.Platform, home: string): string {
  const named = env['DOSSIER_USER_DATA'];
  if (named) return resolve(named);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', NAME);
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), NAME);
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), NAME);
}

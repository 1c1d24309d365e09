/** Where everything lies on this machine. Environment variables move the user's places: for tests, and for use from a stick. */
import path from 'node:path';

export type Places = {
  /** The worker's script. It must be a real file: a thread can't start from inside the archive. */
  coreWorker: string;
  preload: string;
  page: string;
  licences: string;
  shipped: string;
};

/** `mainFolder`: of the built `index.js`. `resources`: Electron's `process.resourcesPath`. */
export function findPlaces(mainFolder: string, isPackaged: boolean, resources: string): Places {
  const out = path.dirname(mainFolder);
  return {
    coreWorker: unpacked(path.join(mainFolder, 'core-worker.js'), isPackaged),
    preload: path.join(out, 'preload', 'index.cjs'),
    page: path.join(out, 'renderer'),
    licences: path.join(out, 'licences.json'),
    shipped: isPackaged
      ? path.join(resources, 'iskp')
      : path.join(path.dirname(out), 'data', 'iskp'),
  };
}

const ARCHIVE = `${path.sep}app.asar${path.sep}`;

function unpacked(file: string, isPackaged: boolean): string {
  return isPackaged ? file.replace(ARCHIVE, `${path.sep}app.asar.unpacked${path.sep}`) : file;
}

export type UserPlaces = { userData: string | null; documents: string | null };

/** null: the system's own place. */
export function userPlaces(env: Readonly<Record<string, string | undefined>>): UserPlaces {
  const absolute = (folder: string | undefined) => (folder ? path.resolve(folder) : null);
  return {
    userData: absolute(env['DOSSIER_USER_DATA']),
    documents: absolute(env['DOSSIER_DOCUMENTS']),
  };
}

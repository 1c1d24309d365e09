/** Native file dialogs, and files that are dropped. The page gets a random handle for what was chosen, the core alone gets the path. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, shell, type BrowserWindow } from 'electron';
import { AppError } from '#shared/contract/errors.ts';
import type { PickedFile } from '#shared/contract/picked-file.ts';
import type { PlaceBelow, SaveType } from '#shared/contract/shell-api.ts';
import type { HostClient } from './core-process.ts';
import { droppedFile } from './dropped-file.ts';
import { safeFileName, withExtension } from './file-names.ts';
import { revealedPath } from './revealed-path.ts';

type Picked = PickedFile | null;

type FileType = {
  name: string;
  extensions: readonly [string];
  title: string;
  button: string;
};

const exported = (name: string, extension: string): FileType => ({
  name,
  extensions: [extension],
  title: 'Export',
  button: 'Export',
});

const report = (name: string, extension: string): FileType => ({
  name,
  extensions: [extension],
  title: 'Save the report',
  button: 'Save',
});

const FILE_TYPES = {
  csv: exported('CSV', 'csv'),
  xlsx: exported('Excel workbook', 'xlsx'),
  json: exported('JSON', 'json'),
  geojson: exported('GeoJSON', 'geojson'),
  jsonld: exported('Web Annotations', 'jsonld'),
  package: exported('Data package', 'zip'),
  zip: { name: 'Zip', extensions: ['zip'], title: 'Save a copy of the dossier', button: 'Save' },
  pdf: report('PDF', 'pdf'),
  html: report('HTML', 'html'),
  docx: report('Word', 'docx'),
  markdown: report('Markdown', 'md'),
} as const satisfies Record<SaveType, FileType>;
const READ_TYPES = {
  document: {
    title: 'Add a document',
    button: 'Add',
    name: 'Documents',
    extensions: ['txt', 'md', 'html', 'htm', 'pdf', 'docx'],
  },
  exported: {
    title: 'Bring in an exported file',
    button: 'Open',
    name: 'Exported by this program',
    extensions: ['csv', 'xlsx', 'jsonld', 'json', 'zip'],
  },
  table: {
    title: 'Import a table',
    button: 'Open',
    name: 'Tables',
    extensions: ['csv', 'tsv', 'tab', 'txt', 'xlsx', 'json', 'jsonld', 'zip'],
  },
} as const;
const DOSSIER_EXTENSION = '.dossier';

export type DialogOptions = {
  window: () => BrowserWindow | null;
  host: Pick<HostClient['host'], 'grant' | 'openFolder'>;
};

export function createDialogs({ window, host }: DialogOptions) {
  const paths = new Map<string, string>();
  /** The folder of the last file that was saved: where the next one is suggested. */
  let lastFolder: string | null = null;
  /** The same for files that are read. */
  let lastReadFolder: string | null = null;

  async function grant(chosen: string): Promise<PickedFile> {
    const handle = randomUUID();
    paths.set(handle, chosen);
    await host.grant({ handle, path: chosen });
    return { handle, name: path.basename(chosen), folder: path.dirname(chosen) };
  }

  return {
    /** A file of the command line: whether it is there, the core finds out. */
    grant,

    async grantDropped(dropped: unknown): Promise<PickedFile> {
      const file = await droppedFile(dropped);
      lastReadFolder = path.dirname(file);
      return grant(file);
    },

    async pickDossier(): Promise<Picked> {
      const { canceled, filePaths } = await dialog.showOpenDialog(ownerOf(window()), {
        title: 'Open a dossier',
        buttonLabel: 'Open',
        defaultPath: app.getPath('documents'),
        properties: ['openDirectory', 'dontAddToRecent'],
      });
      const chosen = filePaths[0];
      return canceled || !chosen ? null : grant(chosen);
    },

    async pickCopy(): Promise<Picked> {
      const { name, extensions } = FILE_TYPES.zip;
      const { canceled, filePaths } = await dialog.showOpenDialog(ownerOf(window()), {
        title: 'Open a copy of a dossier',
        buttonLabel: 'Open',
        defaultPath: app.getPath('documents'),
        filters: [{ name, extensions: [...extensions] }],
        properties: ['openFile', 'dontAddToRecent'],
      });
      const chosen = filePaths[0];
      return canceled || !chosen ? null : grant(chosen);
    },

    async pickFile({ type }: { type: keyof typeof READ_TYPES }): Promise<Picked> {
      const { title, button, name, extensions } = READ_TYPES[type];
      const { canceled, filePaths } = await dialog.showOpenDialog(ownerOf(window()), {
        title,
        buttonLabel: button,
        defaultPath: lastReadFolder ?? app.getPath('documents'),
        filters: [
          { name, extensions: [...extensions] },
          { name: 'All files', extensions: ['*'] },
        ],
        properties: ['openFile', 'dontAddToRecent'],
      });
      const chosen = filePaths[0];
      if (canceled || !chosen) return null;
      lastReadFolder = path.dirname(chosen);
      return grant(chosen);
    },

    async pickNewDossier({ suggestedName }: { suggestedName: string }): Promise<Picked> {
      const name = safeFileName(suggestedName, DOSSIER_EXTENSION, 'New dossier');
      const { canceled, filePath } = await dialog.showSaveDialog(ownerOf(window()), {
        title: 'New dossier: name and place of its folder',
        buttonLabel: 'Create',
        defaultPath: path.join(app.getPath('documents'), name),
        properties: ['createDirectory', 'dontAddToRecent'],
      });
      return canceled || !filePath ? null : grant(filePath);
    },

    async pickSaveFile(input: { suggestedName: string; type: SaveType }): Promise<Picked> {
      const extension = `.${FILE_TYPES[input.type].extensions[0]}`;
      const name = safeFileName(input.suggestedName, extension);
      const { name: typeName, extensions, title, button } = FILE_TYPES[input.type];
      let defaultPath = path.join(lastFolder ?? app.getPath('documents'), name);
      for (;;) {
        const { canceled, filePath } = await dialog.showSaveDialog(ownerOf(window()), {
          title,
          buttonLabel: button,
          defaultPath,
          filters: [{ name: typeName, extensions: [...extensions] }],
          properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
        });
        if (canceled || !filePath) return null;
        lastFolder = path.dirname(filePath);
        const whole = withExtension(filePath, extension);
        // The dialog asked about the name as it was typed. With the ending it may be another file that is there.
        if (whole === filePath || !existsSync(whole)) return grant(whole);
        defaultPath = whole;
      }
    },

    /** Only shows: nothing is opened or run. */
    async reveal({
      handle,
      below,
    }: {
      handle: string | null;
      below?: PlaceBelow | undefined;
    }): Promise<void> {
      const target = handle === null ? (await host.openFolder({})).path : paths.get(handle);
      if (!target) throw new AppError('not_found', 'There is nothing to show: no dossier is open.');
      const inside = handle === null && below !== undefined;
      shell.showItemInFolder(inside ? revealedPath(target, below) : target);
    },
  };
}

/** Electron's dialogs have no way to say "no owner" but another call; a window that hides does as well. */
function ownerOf(window: BrowserWindow | null): BrowserWindow {
  if (!window) throw new AppError('cancelled', 'The window is closed.');
  return window;
}

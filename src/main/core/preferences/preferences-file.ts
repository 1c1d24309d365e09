/**
 * `preferences.json` in the program's own folder: choices, recent dossiers, the window. No research
 * is in it.
 */
import { join } from 'node:path';
import { Low } from 'lowdb';
import * as z from 'zod';
import { Id, Instant } from '#shared/model/ids.ts';
import { WindowState } from '#shared/contract/host-api.ts';
import { defaultPreferences, Preferences } from '#shared/contract/preferences-api.ts';
import { removeStrayTemporaries, syncFolder } from '../dossier/durable-file.ts';
import { durableJson } from '../dossier/durable-json.ts';
import { ensureFolder } from '../dossier/folders.ts';
import { createSerialQueue } from '../dossier/serial-queue.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Log } from '../context.ts';

const FORMAT = 1;
const MAX_BYTES = 4 * 1024 * 1024;

export const Recent = z.strictObject({
  id: Id,
  title: z.string(),
  folder: z.string(),
  openedAt: Instant,
});
export type Recent = z.infer<typeof Recent>;

const ProgramData = z.strictObject({
  format: z.literal(FORMAT),
  preferences: Preferences,
  /** Newest first. */
  recents: z.array(Recent).max(100),
  window: WindowState.nullable(),
});
export type ProgramData = z.infer<typeof ProgramData>;

const defaults: ProgramData = {
  format: FORMAT,
  preferences: defaultPreferences,
  recents: [],
  window: null,
};

export type PreferencesFile = {
  readonly read: () => Promise<ProgramData>;
  /**
   * One after the other. Never rejects: a choice that can't be written is told to the log and holds
   * until the program ends. Resolves with what holds now.
   */
  readonly update: (change: (data: ProgramData) => ProgramData) => Promise<ProgramData>;
};

export type PreferencesOptions = {
  fs: FileSystem;
  folder: string;
  log: Log;
  clock: () => Date;
  /** The file belongs to another program that may be running: it is read, and choices hold until this one ends. */
  isGuest?: boolean | undefined;
};

/** Nothing is read before the first call. */
export function openPreferences(options: PreferencesOptions): PreferencesFile {
  const { log, isGuest = false } = options;
  const queue = createSerialQueue();
  let database: Low<ProgramData> | null = null;

  const load = async (): Promise<Low<ProgramData>> => (database ??= await loadOrStartAnew(options));

  return {
    read: () => queue.run(async () => (await load()).data),
    update: (change) =>
      queue.run(async () => {
        const open = await load();
        open.data = change(open.data);
        if (isGuest) return open.data;
        try {
          await open.write();
        } catch (error) {
          log(
            'warn',
            `Preferences were not written and hold until the program ends. ${String(error)}`,
          );
        }
        return open.data;
      }),
  };
}

/** A file that can't be used is moved aside, not deleted: somebody may want to look at it. */
async function loadOrStartAnew({
  fs,
  folder,
  log,
  clock,
  isGuest = false,
}: PreferencesOptions): Promise<Low<ProgramData>> {
  const path = join(folder, 'preferences.json');
  const adapter = durableJson<ProgramData>({
    fs,
    path,
    schema: ProgramData,
    format: FORMAT,
    checksum: 'optional',
    pretty: true,
    maxBytes: MAX_BYTES,
  });
  const database = new Low(adapter, defaults);
  try {
    if (!isGuest) {
      await ensureFolder(fs, folder);
      await removeStrayTemporaries(fs, folder, 'preferences.json');
    }
    await database.read();
  } catch (error) {
    log('warn', `The preferences could not be used, so the defaults hold. ${String(error)}`);
    if (!isGuest) await moveAside(fs, folder, path, { log, clock });
  }
  return database;
}

async function moveAside(
  fs: FileSystem,
  folder: string,
  path: string,
  { log, clock }: Pick<PreferencesOptions, 'log' | 'clock'>,
) {
  const time = clock().toISOString().replaceAll(':', '-');
  const aside = join(folder, `preferences.damaged-${time}.json`);
  try {
    await fs.rename(path, aside);
    await syncFolder(fs, folder);
    log('warn', `The old preferences are now in ${aside}.`);
  } catch (error) {
    log('warn', `${path} could not be moved aside. ${String(error)}`);
  }
}

/** An operation made ready to be run over and over: the disk that it starts from, and how it goes where nothing fails. */
import { join } from 'node:path';
import { temporaryFolder } from '../fixture.ts';
import { afterPowerCut, bytesInUse, keyOf } from './disk-model.ts';
import {
  ROOM_UNIT,
  loadDisk,
  memoryDisk,
  type Call,
  type DiskOptions,
  type MemoryDisk,
} from './memory-disk.ts';
import { stateFound } from './states.ts';
import type { FileSystem } from '../file-system.ts';
import type { Ground } from './faulty-run.ts';
import type { Operation, Stage } from './stage.ts';

export type Scene = {
  operation: Operation;
  /** To be copied, not to be worked on. */
  start: MemoryDisk;
  /** The state before the operation, and after each of its parts. */
  states: readonly string[];
  /** What it asks of the disk. */
  calls: readonly Call[];
  /** The state that is found on a disk, which is not changed by looking. */
  look: Look;
};

export type Look = (disk: MemoryDisk) => Promise<string>;

export async function setUp(operation: Operation, blockBytes?: number): Promise<Scene> {
  const home = temporaryFolder();
  try {
    await operation.prepare(home.path);
    return await setUpFrom(operation, loadDisk(home.path, blockBytes));
  } finally {
    home.remove();
  }
}

export async function setUpFrom(operation: Operation, start: MemoryDisk): Promise<Scene> {
  const look = lookFor(operation);
  const calls: Call[] = [];
  const disk = start.copy({ before: (call) => void calls.push(call) });
  const states = [await look(disk)];
  const stage = stageOn(operation, disk, async ({ run }) => {
    await run();
    states.push(await look(disk));
  });
  await operation.run(stage);
  return { operation, start, states, calls, look };
}

export function stageOn(operation: Operation, disk: MemoryDisk, part: Stage['part']): Stage {
  const { fs, root } = disk;
  return { fs, home: root, folder: join(root, operation.dossier), part, opened: [] };
}

/** All of it, with nothing in its way. */
export async function runWell(operation: Operation, disk: MemoryDisk): Promise<void> {
  await operation.run(stageOn(operation, disk, async ({ run }) => void (await run())));
}

/** Bytes on the disk, in whole units of room: before the operation, and the most that it ever needs. */
export async function bytesUsedBy({
  operation,
  start,
}: Scene): Promise<{ before: number; most: number }> {
  const before = bytesInUse(start.model, ROOM_UNIT);
  let most = before;
  const disk = start.copy({
    changed: () => (most = Math.max(most, bytesInUse(disk.model, ROOM_UNIT))),
  });
  await runWell(operation, disk);
  return { before, most };
}

export type Fault = Pick<DiskOptions, 'before' | 'room'> & Pick<Ground, 'heal' | 'met'>;

/** Killed, the program leaves all that it wrote; with the power gone, perhaps only what it synced. */
export function groundWith({ start, look }: Scene, fault: Fault): Ground {
  const disk = start.copy(fault);
  const powerless = (): MemoryDisk => memoryDisk(afterPowerCut(disk.model, []));
  return {
    fs: disk.fs,
    home: disk.root,
    met: fault.met,
    heal: fault.heal,
    endings: async () => [
      ['killed', await look(disk)],
      ['without power', await look(powerless())],
    ],
    look: () => look(disk),
  };
}

/** The same content is looked at once. */
function lookFor(operation: Operation): Look {
  const seen = new Map<string, string>();
  const lookAt = ({ fs, root }: MemoryDisk) => lookInto(operation, fs, root);
  return async (disk) => {
    const key = keyOf(disk.model);
    const found = seen.get(key) ?? (await lookAt(disk.copy()));
    seen.set(key, found);
    return found;
  };
}

/** What is found in `home`; it is changed by looking. */
export async function lookInto(
  operation: Operation,
  fs: FileSystem,
  home: string,
): Promise<string> {
  const folder = join(home, operation.dossier);
  await operation.putRight?.(fs, folder);
  const also = await operation.alsoMade?.(fs, folder).catch((error: unknown) => String(error));
  const state = await stateFound(fs, folder);
  return also === undefined ? state : `${state}; ${also}`;
}

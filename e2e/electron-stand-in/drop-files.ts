/** Drops real files on the page, as from the system's file manager: the browser makes the events and the files. */
import type { ElectronApplication, Page } from '@playwright/test';

type StandIn = { __announceDrop?: (paths: readonly string[]) => Promise<void> };
type Announced = { standInAnnounced?: string | undefined };
type Point = { x: number; y: number };

export async function dropFiles(
  app: ElectronApplication,
  page: Page,
  at: Point,
  paths: readonly string[],
): Promise<void> {
  const drag = await beginDrag(app, page, at, paths);
  await drag.drop();
}

export type Drag = { drop: () => Promise<void>; leave: () => Promise<void> };

/** The files are over the window, and the pointer has not let go yet. */
export async function beginDrag(
  app: ElectronApplication,
  page: Page,
  { x, y }: Point,
  paths: readonly string[],
): Promise<Drag> {
  await announce(app, paths);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel') =>
    session.send('Input.dispatchDragEvent', { type, x, y, data });
  await send('dragEnter');
  await send('dragOver');
  const end = async (type: 'drop' | 'dragCancel'): Promise<void> => {
    await send(type);
    await session.detach();
  };
  return { drop: () => end('drop'), leave: () => end('dragCancel') };
}

/**
 * Electron knows from the system where a dropped file lies; the stand-in has to be told. It is told again where no answer came: under load
 * a debugger has been seen to lose the end of a promise, and being told twice does no harm.
 */
async function announce(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    await app.evaluate((electron, files) => {
      const told = (electron as StandIn).__announceDrop?.(files) ?? Promise.resolve();
      const state = globalThis as Announced;
      state.standInAnnounced = undefined;
      told.then(
        () => (state.standInAnnounced = 'told'),
        (error: unknown) => (state.standInAnnounced = String(error)),
      );
    }, paths);
    for (let look = 0; look < 20; look += 1) {
      const answer = await app.evaluate(() => (globalThis as Announced).standInAnnounced);
      if (answer === 'told') return;
      if (answer !== undefined) throw new Error(`The files were not announced: ${answer}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('Nobody confirmed that the files were announced.');
}

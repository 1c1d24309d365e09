/** Drops real files on the page, as from the system's file manager: the browser makes the events and the files. */
import type { ElectronApplication, Page } from '@playwright/test';

type StandIn = { __announceDrop?: (paths: readonly string[]) => Promise<void> };
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
  // Electron knows from the system where a dropped file lies; the stand-in has to be told.
  await app.evaluate((electron, files) => (electron as StandIn).__announceDrop?.(files), paths);
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

/** Drops real files on the page, as from the system's file manager: the browser makes the events and the files. */
import type { ElectronApplication, Page } from '@playwright/test';
type Point = {
  x: number;
  y: number;
};
export declare function dropFiles(
  app: ElectronApplication,
  page: Page,
  at: Point,
  paths: readonly string[],
): Promise<void>;
export type Drag = {
  drop: () => Promise<void>;
  leave: () => Promise<void>;
};
/** The files are over the window, and the pointer has not let go yet. */
export declare function beginDrag(
  app: ElectronApplication,
  page: Page,
  { x, y }: Point,
  paths: readonly string[],
): Promise<Drag>;
export {};

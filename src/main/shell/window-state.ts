/** Where the window was, made to fit the displays there are now. */
import type { WindowState } from '#shared/contract/host-api.ts';

export type Area = { x: number; y: number; width: number; height: number };

const SMALLEST = { width: 800, height: 560 };
export const usualSize = { width: 1440, height: 900 };

/** `workAreas`: of all displays, the primary one first. A window that nobody could reach is moved to where it can be. */
export function fitToDisplays(saved: WindowState | null, workAreas: readonly Area[]): WindowState {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...usualSize };
  if (!saved) return { ...centred(usualSize, primary), maximized: false };
  const home = workAreas.find((area) => overlap(saved, area) > 0);
  if (!home) return { ...centred(saved, primary), maximized: saved.maximized };
  const width = within(saved.width, Math.min(SMALLEST.width, home.width), home.width);
  const height = within(saved.height, Math.min(SMALLEST.height, home.height), home.height);
  return {
    x: within(saved.x, home.x, home.x + home.width - width),
    y: within(saved.y, home.y, home.y + home.height - height),
    width,
    height,
    maximized: saved.maximized,
  };
}

function centred(size: { width: number; height: number }, area: Area): Area {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
}

function overlap(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

// screen: one display, of the size most people have.
import { strict } from './strict.ts';
import { StrictEmitter } from './strict-emitter.ts';
import type { Rectangle } from './window-frame.ts';

const bounds: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };

export const primaryWorkArea = bounds;

const display = {
  id: 1,
  label: 'stand-in',
  bounds,
  workArea: bounds,
  size: { width: bounds.width, height: bounds.height },
  workAreaSize: { width: bounds.width, height: bounds.height },
  scaleFactor: 1,
  rotation: 0,
  internal: true,
};

const screenEvents = new Set(['display-added', 'display-removed', 'display-metrics-changed']);

export const screen = strict(
  'screen',
  Object.assign(new StrictEmitter('screen', screenEvents), {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
    getDisplayNearestPoint: () => display,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  }),
);

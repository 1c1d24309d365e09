import { describe, expect, it } from 'vitest';
import { fitToDisplays } from './window-state.ts';

const laptop = { x: 0, y: 25, width: 1280, height: 775 };
const monitor = { x: 1280, y: 0, width: 1920, height: 1080 };

describe('fitToDisplays', () => {
  it('starts in the middle of the primary display, no larger than it', () => {
    expect(fitToDisplays(null, [laptop])).toEqual({ ...laptop, maximized: false });
    expect(fitToDisplays(null, [monitor])).toMatchObject({
      x: 1520,
      y: 90,
      width: 1440,
      height: 900,
    });
  });

  it('keeps what still fits, on the second display too', () => {
    const saved = { x: 1400, y: 100, width: 1200, height: 800, maximized: true };
    expect(fitToDisplays(saved, [laptop, monitor])).toEqual(saved);
  });

  it('brings back a window from a display that is gone', () => {
    const saved = { x: 4000, y: 100, width: 1200, height: 700, maximized: false };
    expect(fitToDisplays(saved, [laptop])).toEqual({
      x: 40,
      y: 62,
      width: 1200,
      height: 700,
      maximized: false,
    });
  });

  it('pulls a window that hangs over the edge back inside, and shrinks one that is too large', () => {
    const saved = { x: 1000, y: -200, width: 3000, height: 2000, maximized: false };
    expect(fitToDisplays(saved, [laptop])).toEqual({ ...laptop, maximized: false });
  });

  it('makes a window that was saved tiny usable again', () => {
    const saved = { x: 10, y: 30, width: 200, height: 200, maximized: false };
    expect(fitToDisplays(saved, [laptop])).toMatchObject({ width: 800, height: 560 });
  });

  it('survives having no display at all', () => {
    expect(fitToDisplays(null, [])).toMatchObject({ width: 1440, height: 900 });
  });
});

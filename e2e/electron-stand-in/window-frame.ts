// Where a window is and how large: normal, minimised, maximised or on the full screen.

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type FrameEvent =
  | 'resize'
  | 'move'
  | 'maximize'
  | 'unmaximize'
  | 'minimize'
  | 'restore'
  | 'enter-full-screen'
  | 'leave-full-screen';

interface FrameOptions {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly minWidth?: number | undefined;
  readonly minHeight?: number | undefined;
}

export interface WindowFrame {
  getBounds(): Rectangle;
  getNormalBounds(): Rectangle;
  setBounds(bounds: Partial<Rectangle>): void;
  setMinimumSize(width: number, height: number): void;
  center(): void;
  isNormal(): boolean;
  isMinimized(): boolean;
  isMaximized(): boolean;
  isFullScreen(): boolean;
  minimize(): void;
  restore(): void;
  maximize(): void;
  unmaximize(): void;
  setFullScreen(fullScreen: boolean): void;
}

export function createWindowFrame(
  options: FrameOptions,
  workArea: Rectangle,
  tell: (event: FrameEvent) => void,
): WindowFrame {
  const minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
  let normal = centered(options.width ?? 800, options.height ?? 600);
  normal = { ...normal, x: options.x ?? normal.x, y: options.y ?? normal.y };
  let minimized = false;
  let maximized = false;
  let fullScreen = false;

  function centered(width: number, height: number): Rectangle {
    return {
      x: workArea.x + Math.max(0, Math.round((workArea.width - width) / 2)),
      y: workArea.y + Math.max(0, Math.round((workArea.height - height) / 2)),
      width: Math.max(minimum.width, width),
      height: Math.max(minimum.height, height),
    };
  }

  function getBounds(): Rectangle {
    return fullScreen || maximized ? { ...workArea } : { ...normal };
  }

  /** Makes a change, and tells what came of it. */
  function change(make: () => void, ...events: FrameEvent[]): void {
    const before = getBounds();
    make();
    const after = getBounds();
    if (before.width !== after.width || before.height !== after.height) tell('resize');
    if (before.x !== after.x || before.y !== after.y) tell('move');
    for (const event of events) tell(event);
  }

  function setBounds(bounds: Partial<Rectangle>): void {
    change(() => {
      maximized = false;
      const wanted = { ...normal, ...bounds };
      normal = {
        x: Math.round(wanted.x),
        y: Math.round(wanted.y),
        width: Math.max(minimum.width, Math.round(wanted.width)),
        height: Math.max(minimum.height, Math.round(wanted.height)),
      };
    });
  }

  return {
    getBounds,
    getNormalBounds: () => ({ ...normal }),
    setBounds,
    setMinimumSize(width, height) {
      Object.assign(minimum, { width, height });
      setBounds({});
    },
    center: () => setBounds(centered(normal.width, normal.height)),
    isNormal: () => !minimized && !maximized && !fullScreen,
    isMinimized: () => minimized,
    isMaximized: () => maximized,
    isFullScreen: () => fullScreen,
    minimize() {
      if (!minimized) change(() => void (minimized = true), 'minimize');
    },
    restore() {
      if (minimized) change(() => void (minimized = false), 'restore');
      else if (maximized) change(() => void (maximized = false), 'unmaximize');
    },
    maximize() {
      if (!maximized) change(() => void (maximized = true), 'maximize');
    },
    unmaximize() {
      if (maximized) change(() => void (maximized = false), 'unmaximize');
    },
    setFullScreen(wanted) {
      if (wanted === fullScreen) return;
      const event = wanted ? 'enter-full-screen' : 'leave-full-screen';
      change(() => void (fullScreen = wanted), event);
    },
  };
}

// WebFrameMain: the frame a message or a navigation comes from.
import { originOf } from './protocols.ts';
import { strict } from './strict.ts';

export interface WebFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: WebFrame | null;
  readonly top: WebFrame;
  readonly frames: readonly WebFrame[];
  readonly framesInSubtree: readonly WebFrame[];
  readonly name: string;
  readonly processId: number;
  readonly routingId: number;
  readonly frameTreeNodeId: number;
  readonly detached: boolean;
  isDestroyed(): boolean;
}

interface FrameState {
  url(): string;
  isDestroyed(): boolean;
  readonly id: number;
  readonly name?: string;
  readonly parent?: WebFrame;
}

/** One object a frame, whatever it shows, so that the app may compare frames with ===. */
export function createWebFrame(state: FrameState): WebFrame {
  const frame: WebFrame = strict<WebFrame>('WebFrameMain', {
    get url() {
      return state.url();
    },
    get origin() {
      return originOf(state.url());
    },
    parent: state.parent ?? null,
    get top() {
      return state.parent?.top ?? frame;
    },
    frames: [],
    get framesInSubtree() {
      return [frame];
    },
    name: state.name ?? '',
    processId: state.id,
    routingId: 1,
    frameTreeNodeId: state.id,
    get detached() {
      return state.isDestroyed();
    },
    isDestroyed: () => state.isDestroyed(),
  });
  return frame;
}

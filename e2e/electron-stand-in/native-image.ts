// The little of NativeImage that a captured page needs.
import { strict } from './strict.ts';

export interface NativeImage {
  toPNG(): Buffer;
  toDataURL(): string;
  getSize(): { width: number; height: number };
  isEmpty(): boolean;
}

export function createImage(png: Buffer): NativeImage {
  return strict('NativeImage', {
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    // Width and height stand at a fixed place in a PNG's first chunk.
    getSize: () =>
      png.length < 24
        ? { width: 0, height: 0 }
        : { width: png.readUInt32BE(16), height: png.readUInt32BE(20) },
    isEmpty: () => png.length === 0,
  });
}

/**
 * Where things stand in a zip: its end, its directory, and what lies before each file. PKWARE APPNOTE 6.3.10, sections 4.3.7 to
 * 4.5.3. Numbers are little-endian; every answer is null where the bytes are not what they should be.
 */

export type Directory = { start: number; end: number; entries: number };

/** An entry of the directory, as it says itself. */
export type Header = {
  nameBytes: Uint8Array;
  /** Bit 0: encrypted. Bit 11: the name is UTF-8. */
  flags: number;
  method: number;
  checksum: number;
  packedSize: number;
  size: number;
  /** Permissions and kind of a Unix file in the upper half, if one made it. */
  attributes: number;
  localAt: number;
  next: number;
};

/** What an entry takes up, header and packed bytes, and where the packed bytes begin. `end` is the first byte after it. */
export type Place = { start: number; data: number; end: number };

const END = 0x06054b50;
const END_LENGTH = 22;
const END64_LOCATOR = 0x07064b50;
const END64_LOCATOR_LENGTH = 20;
const END64 = 0x06064b50;
const END64_LENGTH = 56;
const HEADER = 0x02014b50;
const HEADER_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const IN_ZIP64 = 0xffffffff;
const ZIP64_EXTRA = 1;

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The end record is the last thing in the file but for a comment, whose length it gives. Bytes before the first file or after
 * the end are not accepted: other programs would read something else there.
 */
export function findDirectory(view: DataView): Directory | null {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_LENGTH + view.getUint16(at + 20, true) !== view.byteLength) continue;
    const found = readEnd(view, at);
    return found !== null && found.start >= 0 && found.start <= found.end ? found : null;
  }
  return null;
}

function readEnd(view: DataView, at: number): Directory | null {
  if (view.getUint32(at + 4, true) !== 0) return null;
  const entries = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 12, true);
  const start = view.getUint32(at + 16, true);
  const locator = at - END64_LOCATOR_LENGTH;
  if (locator >= 0 && view.getUint32(locator, true) === END64_LOCATOR) {
    return readEnd64(view, locator);
  }
  return entries === view.getUint16(at + 8, true) && start + size === at
    ? { start, end: at, entries }
    : null;
}

function readEnd64(view: DataView, locator: number): Directory | null {
  const at = uint64(view, locator + 8);
  if (at + END64_LENGTH > locator || view.getUint32(at, true) !== END64) return null;
  if (view.getUint32(at + 16, true) !== 0 || view.getUint32(at + 20, true) !== 0) return null;
  const entries = uint64(view, at + 32);
  const start = uint64(view, at + 48);
  return entries === uint64(view, at + 24) && start + uint64(view, at + 40) === at
    ? { start, end: at, entries }
    : null;
}

/** Too large to be exact is too large for any file that is read here; infinity fails every comparison that follows. */
function uint64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : Infinity;
}

/** The entry at `at`; it must end before `end`, the end of the directory. */
export function readHeader(bytes: Uint8Array, at: number, end: number): Header | null {
  const view = viewOf(bytes);
  if (at + HEADER_LENGTH > end || view.getUint32(at, true) !== HEADER) return null;
  const nameEnd = at + HEADER_LENGTH + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > end || view.getUint16(at + 34, true) !== 0) return null;
  const header: Header = {
    nameBytes: bytes.subarray(at + HEADER_LENGTH, nameEnd),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    attributes: view.getUint32(at + 38, true),
    localAt: view.getUint32(at + 42, true),
    next,
  };
  return withZip64(view, header, nameEnd, extraEnd);
}

/** The extra field of Zip64 holds, in this order, those of the three numbers that did not fit into 32 bits. */
function withZip64(view: DataView, header: Header, from: number, end: number): Header | null {
  const missing = (['size', 'packedSize', 'localAt'] as const).filter(
    (name) => header[name] === IN_ZIP64,
  );
  let at = from;
  while (missing.length > 0 && at + 4 <= end) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > end) return null;
    if (view.getUint16(at, true) === ZIP64_EXTRA) {
      if (length < missing.length * 8) return null;
      const numbers = missing.map(
        (name, index) => [name, uint64(view, at + 4 + index * 8)] as const,
      );
      return { ...header, ...Object.fromEntries(numbers) };
    }
    at += 4 + length;
  }
  return missing.length === 0 ? header : null;
}

/** What lies before the file's bytes has to name the same file, and all of it to lie before the directory. */
export function findPlace(bytes: Uint8Array, header: Header, directoryStart: number): Place | null {
  const view = viewOf(bytes);
  const start = header.localAt;
  if (start + LOCAL_LENGTH > directoryStart || view.getUint32(start, true) !== LOCAL) return null;
  const nameEnd = start + LOCAL_LENGTH + view.getUint16(start + 26, true);
  const data = nameEnd + view.getUint16(start + 28, true);
  const end = data + header.packedSize;
  const name = bytes.subarray(start + LOCAL_LENGTH, nameEnd);
  return end <= directoryStart && Buffer.compare(name, header.nameBytes) === 0
    ? { start, data, end }
    : null;
}

/**
 * What is in a zip that anybody may have made: all that its directory says is checked before a byte is inflated. `inflate.ts`
 * reads the entries. Neither encryption nor several disks, nor any method but "stored" and "deflated".
 */
import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/contract/errors.ts';
import { decodeText } from './encoding.ts';
import { nameProblem, sameFile } from './zip-names.ts';
import {
  findDirectory,
  findPlace,
  readHeader,
  viewOf,
  type Header,
  type Place,
} from './zip-structure.ts';

export type ZipLimits = {
  /** Files and folders. */
  entries: number;
  /** Of one entry, inflated. */
  entryBytes: number;
  /** Of all entries, inflated. */
  totalBytes: number;
  /**
   * Inflated to packed bytes, of all entries and of each one above 1 MiB. Text reaches 20, spreadsheets 100; 1,032 is as much as
   * the method can do.
   */
  ratio: number;
  /** Folders in folders. A zip in a zip is never opened, whatever the limits. */
  depth: number;
};

export type ZipEntry = {
  /** With `/` between folders; the name of a folder ends with one. */
  name: string;
  /** Inflated, in bytes, as the directory says; inflating makes sure of it. */
  size: number;
  packedSize: number;
  isDeflated: boolean;
  /** CRC-32 of the inflated bytes. */
  checksum: number;
  /** Where in the zip the packed bytes begin. */
  start: number;
};

const RATIO_FROM = 1_048_576;

/**
 * Every entry, in the order of the directory. `called` is the file's name, for messages. Throws `invalid_input` for what is
 * refused (limits, names, links, encryption) and `damaged` for what is not a zip in order.
 */
export function listZip(bytes: Uint8Array, called: string, limits: ZipLimits): ZipEntry[] {
  const directory = findDirectory(viewOf(bytes));
  if (directory === null) throw damagedZip(called, 'its directory is missing or does not fit');
  if (directory.entries > limits.entries) {
    throw refusedZip(
      called,
      `it holds ${count(directory.entries)} files, and ${count(limits.entries)} is the most`,
    );
  }
  const entries: ZipEntry[] = [];
  const places: Place[] = [];
  let at = directory.start;
  for (let index = 0; index < directory.entries; index++) {
    const header = readHeader(bytes, at, directory.end);
    const place = header && findPlace(bytes, header, directory.start);
    if (!header || !place)
      throw damagedZip(called, `entry ${index + 1} of its directory does not fit`);
    entries.push(toEntry(header, place, called));
    places.push(place);
    at = header.next;
  }
  if (at !== directory.end) throw damagedZip(called, 'its directory holds more than it says');
  checkPlaces(places, called);
  checkSizes(entries, called, limits);
  checkNames(entries, called, limits);
  return entries;
}

const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
const NAME_IS_UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
const LINK = 0o120000;
const KIND = 0o170000;

function toEntry(header: Header, place: Place, called: string): ZipEntry {
  const { nameBytes, flags, method, size, packedSize, checksum } = header;
  const name = decodeText(
    nameBytes,
    (flags & NAME_IS_UTF8) !== 0 || isUtf8(nameBytes) ? 'utf-8' : 'windows-1252',
  );
  const refuse = (why: string): AppError => refusedZip(called, `“${shown(name)}” ${why}`);
  if ((flags & ENCRYPTED) !== 0) throw refuse('is encrypted. Unpack it with its password first');
  if (method !== STORED && method !== DEFLATED)
    throw refuse('is packed in a way that is not read here. Pack it anew as a plain zip');
  if (((header.attributes >>> 16) & KIND) === LINK) throw refuse('is a link');
  if (method === STORED && size !== packedSize)
    throw damagedZip(called, `“${shown(name)}” has two different sizes`);
  return { name, size, packedSize, checksum, isDeflated: method === DEFLATED, start: place.data };
}

/** Entries that share bytes are how a small zip claims to hold petabytes without a suspicious ratio. */
function checkPlaces(places: readonly Place[], called: string): void {
  const sorted = places.toSorted((a, b) => a.start - b.start);
  const overlap = sorted.some((place, at) => at > 0 && place.start < (sorted[at - 1]?.end ?? 0));
  if (overlap) throw refusedZip(called, 'two of its files take up the same bytes');
}

function checkSizes(entries: readonly ZipEntry[], called: string, limits: ZipLimits): void {
  let total = 0;
  let packed = 0;
  for (const entry of entries) {
    total += entry.size;
    packed += entry.packedSize;
    if (entry.size > limits.entryBytes) {
      throw refusedZip(
        called,
        `“${shown(entry.name)}” is ${megabytes(entry.size)} unpacked, and ${megabytes(limits.entryBytes)} is the most`,
      );
    }
    if (isTooDense(entry.size, entry.packedSize, limits)) {
      throw refusedZip(
        called,
        `“${shown(entry.name)}” would grow ${count(Math.round(entry.size / entry.packedSize))}-fold, as no honest file does`,
      );
    }
  }
  if (total > limits.totalBytes)
    throw refusedZip(
      called,
      `it is ${megabytes(total)} unpacked, and ${megabytes(limits.totalBytes)} is the most`,
    );
  if (isTooDense(total, packed, limits))
    throw refusedZip(
      called,
      `it would grow ${count(Math.round(total / packed))}-fold, as no honest file does`,
    );
}

const isTooDense = (size: number, packed: number, { ratio }: ZipLimits): boolean =>
  size > RATIO_FROM && size > packed * ratio;

function checkNames(entries: readonly ZipEntry[], called: string, limits: ZipLimits): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const problem = nameProblem(name, limits.depth);
    if (problem !== null) throw refusedZip(called, `“${shown(name)}” ${problem}`);
    const same = sameFile(name);
    if (seen.has(same)) throw refusedZip(called, `“${shown(name)}” is there twice`);
    seen.add(same);
  }
}

export const damagedZip = (called: string, why: string, options?: ErrorOptions): AppError =>
  new AppError(
    'damaged',
    `${called} can’t be unpacked: ${why}. Get the file again, or unpack it with another program and use what is in it.`,
    undefined,
    options,
  );

const refusedZip = (called: string, why: string): AppError =>
  new AppError('invalid_input', `${called} is not unpacked: ${why}.`);

/** A name in a message: short, and without what could disturb the line. */
const shown = (name: string): string =>
  name.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd').slice(0, 100);

const count = (number: number): string => number.toLocaleString('en');
const megabytes = (bytes: number): string => `${count(Math.ceil(bytes / 1_000_000))} MB`;

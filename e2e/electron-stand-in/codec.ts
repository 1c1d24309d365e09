// Values as text, with the structured clone's rules: what Electron can pass between processes
// goes through, anything else throws. It runs in Node and in both worlds of a page.

/** Turns a value that can't be copied (a function, a promise) into a token, or says undefined. */
export type ToToken = (value: object) => unknown;
export type FromToken = (token: unknown) => unknown;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type ViewConstructor = new (buffer: ArrayBuffer) => ArrayBufferView;

const viewConstructors: Record<string, ViewConstructor> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};

export function encode(value: unknown, toToken?: ToToken): string {
  const seen = new Map<object, number>();

  function visit(item: unknown): Json {
    switch (typeof item) {
      case 'undefined':
        return { $: 'undefined' };
      case 'boolean':
      case 'string':
        return item;
      case 'number':
        return Number.isFinite(item) && !Object.is(item, -0)
          ? item
          : { $: 'number', v: Object.is(item, -0) ? '-0' : String(item) };
      case 'bigint':
        return { $: 'bigint', v: String(item) };
      case 'symbol':
        throw notCloneable();
      default:
        return item === null ? null : visitObject(item as object);
    }
  }

  function visitObject(item: object): Json {
    const earlier = seen.get(item);
    if (earlier !== undefined) return { $: 'ref', v: earlier };
    const token = toToken?.(item);
    if (token !== undefined) return { $: 'token', v: visit(token) };
    if (typeof item === 'function' || item instanceof Promise || item instanceof WeakMap) {
      throw notCloneable();
    }
    seen.set(item, seen.size);
    if (Array.isArray(item)) return item.map(visit);
    if (item instanceof Date) return { $: 'date', v: visit(item.getTime()) };
    if (item instanceof RegExp) return { $: 'regexp', v: [item.source, item.flags] };
    if (item instanceof Map) {
      return { $: 'map', v: [...item].map(([key, entry]) => [visit(key), visit(entry)]) };
    }
    if (item instanceof Set) return { $: 'set', v: [...item].map(visit) };
    if (item instanceof Error) {
      return { $: 'error', v: [item.name, item.message, item.stack ?? ''] };
    }
    if (item instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(item)) };
    if (ArrayBuffer.isView(item)) {
      const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
      // Node's Buffer arrives as a Uint8Array, as it does in Electron.
      const name = Object.prototype.toString.call(item).slice(8, -1);
      return { $: 'view', v: [name, toBase64(bytes)] };
    }
    const entries = Object.entries(item);
    if ('$' in item) return { $: 'object', v: entries.map(([key, entry]) => [key, visit(entry)]) };
    return Object.fromEntries(entries.map(([key, entry]) => [key, visit(entry)]));
  }

  return JSON.stringify(visit(value));
}

export function decode(text: string, fromToken?: FromToken): unknown {
  // Every object that encode() counted is pushed here, in the same order.
  const known: unknown[] = [];

  function keep<T>(item: T): T {
    known.push(item);
    return item;
  }

  function fill(target: Record<string, unknown>, entries: Iterable<[string, Json]>): unknown {
    for (const [key, entry] of entries) {
      const value = read(entry);
      const plain = { value, enumerable: true, configurable: true, writable: true };
      if (key === '__proto__') Object.defineProperty(target, key, plain);
      else target[key] = value;
    }
    return target;
  }

  function read(item: Json): unknown {
    if (item === null || typeof item !== 'object') return item;
    if (Array.isArray(item)) {
      const list = keep<unknown[]>([]);
      for (const entry of item) list.push(read(entry));
      return list;
    }
    if (!('$' in item)) return fill(keep({}), Object.entries(item));
    return readTagged(item['$'] as string, item['v'] as Json);
  }

  function readTagged(tag: string, v: Json): unknown {
    switch (tag) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(v);
      case 'bigint':
        return BigInt(v as string);
      case 'ref':
        return known[v as number];
      case 'token':
        return fromToken?.(read(v));
      case 'date':
        return keep(new Date(read(v) as number));
      case 'regexp':
        return keep(new RegExp(...(v as [string, string])));
      case 'map': {
        const map = keep(new Map<unknown, unknown>());
        for (const [key, entry] of v as [Json, Json][]) map.set(read(key), read(entry));
        return map;
      }
      case 'set': {
        const set = keep(new Set<unknown>());
        for (const entry of v as Json[]) set.add(read(entry));
        return set;
      }
      case 'error':
        return keep(toError(v as [string, string, string]));
      case 'buffer':
        return keep(fromBase64(v as string).buffer);
      case 'view': {
        const [name, base64] = v as [string, string];
        const View = viewConstructors[name] ?? Uint8Array;
        return keep(new View(fromBase64(base64).buffer));
      }
      case 'object':
        return fill(keep({}), v as [string, Json][]);
      default:
        throw new Error(`electron stand-in: unknown tag ${tag}`);
    }
  }

  return read(JSON.parse(text) as Json);
}

function notCloneable(): Error {
  return new Error('An object could not be cloned.');
}

function toError([name, message, stack]: [string, string, string]): Error {
  const error = new Error(message);
  Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  error.stack = stack;
  return error;
}

function toBase64(bytes: Uint8Array): string {
  if (typeof Buffer !== 'undefined') {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  }
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  // A copy, since Buffer.from() may hand out a slice of a shared pool.
  if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(base64, 'base64'));
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

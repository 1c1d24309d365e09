// Event emitters and event objects as Electron hands them out.
import { EventEmitter } from 'node:events';
import { notModelled } from './strict.ts';

const emitterEvents = new Set<string | symbol>(['error', 'newListener', 'removeListener']);

/** An emitter that refuses listeners for events which would never come. */
export class StrictEmitter extends EventEmitter {
  private readonly ownerName: string;
  private readonly knownEvents: ReadonlySet<string | symbol>;

  constructor(ownerName: string, knownEvents: ReadonlySet<string | symbol>) {
    super();
    this.ownerName = ownerName;
    this.knownEvents = knownEvents;
  }

  override on(event: string | symbol, listener: (...args: unknown[]) => void): this {
    this.check(event);
    return super.on(event, listener);
  }

  override addListener(event: string | symbol, listener: (...args: unknown[]) => void): this {
    this.check(event);
    return super.addListener(event, listener);
  }

  override prependListener(event: string | symbol, listener: (...args: unknown[]) => void): this {
    this.check(event);
    return super.prependListener(event, listener);
  }

  private check(event: string | symbol): void {
    if (this.knownEvents.has(event) || emitterEvents.has(event)) return;
    throw notModelled(`${this.ownerName}.on('${String(event)}')`);
  }
}

/** An event object whose default can be prevented. */
export interface PreventableEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

/** `details` keeps its getters: they say what is so when they are read. */
export function preventable<T extends object>(details: T): T & PreventableEvent {
  let prevented = false;
  const event = Object.create(null, Object.getOwnPropertyDescriptors(details)) as T;
  return Object.defineProperties(event, {
    preventDefault: { value: () => void (prevented = true) },
    defaultPrevented: { get: () => prevented, enumerable: true },
  }) as T & PreventableEvent;
}

// One end of contextBridge. The page's world and the preload's world share nothing but the DOM, so
// they talk through synchronous events on the document, whose names only they know.
import { decode, encode } from '../codec.ts';

type AnyFunction = (...args: unknown[]) => unknown;

interface Answer {
  readonly ok: boolean;
  readonly value: unknown;
}

export interface Bridge {
  /** Answers `name` when the other end calls it. */
  provide(name: string, answer: AnyFunction): void;
  /** Calls what the other end provides, and waits for its answer. */
  call(name: string, ...args: unknown[]): unknown;
}

// Kept before the page's own scripts run, so that they can't listen in by replacing them.
const dispatch = document.dispatchEvent.bind(document);
const listen = document.addEventListener.bind(document);
const Envelope = CustomEvent;

export function openBridge(mine: string, theirs: string): Bridge {
  const functions = new Map<number, AnyFunction>();
  const promises = new Map<number, (answer: Answer) => void>();
  const provided = new Map<string, AnyFunction>();
  let lastId = 0;
  let answer: Answer | undefined;

  /** Functions and promises stay where they are; the other end gets a proxy for them. Files go through the DOM. */
  function toToken(value: object): unknown {
    if (value instanceof File) {
      lastId += 1;
      layDown(value, `${theirs}-${lastId}`);
      return { file: lastId };
    }
    if (typeof value === 'function') {
      lastId += 1;
      functions.set(lastId, value as AnyFunction);
      return { callable: lastId };
    }
    if (!(value instanceof Promise)) return undefined;
    lastId += 1;
    const id = lastId;
    value.then(
      (result: unknown) => settle(id, { ok: true, value: result }),
      (error: unknown) => settle(id, { ok: false, value: asError(error) }),
    );
    return { promise: id };
  }

  function fromToken(token: unknown): unknown {
    const { callable, promise, file } = token as Record<string, number | undefined>;
    if (file !== undefined) return pickUp(`${mine}-${file}`);
    if (callable !== undefined) return (...args: unknown[]) => request('function', callable, args);
    return new Promise((resolve, reject) => {
      promises.set(promise ?? 0, ({ ok, value }) => (ok ? resolve(value) : reject(value)));
    });
  }

  function send(...message: unknown[]): void {
    dispatch(new Envelope(theirs, { detail: encode(message, toToken) }));
  }

  function settle(id: number, result: Answer): void {
    try {
      send('settle', id, result);
    } catch (error) {
      send('settle', id, { ok: false, value: asError(error) });
    }
  }

  function request(kind: 'function' | 'provided', id: number | string, args: unknown[]): unknown {
    answer = undefined;
    send(kind, id, args);
    // The other end answered while the event was being dispatched.
    const received = answer as Answer | undefined;
    answer = undefined;
    if (!received)
      throw new Error('electron stand-in: the other world of the page does not answer');
    if (received.ok) return received.value;
    throw received.value;
  }

  function reply(callee: AnyFunction | undefined, args: unknown[]): void {
    try {
      if (!callee) throw new Error('electron stand-in: nothing to call in the other world');
      send('answer', { ok: true, value: callee(...args) });
    } catch (error) {
      send('answer', { ok: false, value: asError(error) });
    }
  }

  listen(mine, (event) => {
    const detail = (event as CustomEvent<string>).detail;
    const [kind, id, payload] = decode(detail, fromToken) as [string, unknown, unknown];
    if (kind === 'function') reply(functions.get(id as number), payload as unknown[]);
    else if (kind === 'provided') reply(provided.get(id as string), payload as unknown[]);
    else if (kind === 'answer') answer = id as Answer;
    else if (kind === 'settle') {
      promises.get(id as number)?.(payload as Answer);
      promises.delete(id as number);
    }
  });

  return {
    provide: (name, callee) => void provided.set(name, callee),
    call: (name, ...args) => request('provided', name, args),
  };
}

/** The same file, not a copy: a form field holds it until the other world takes it. */
function layDown(file: File, name: string): void {
  const field = document.createElement('input');
  const transfer = new DataTransfer();
  transfer.items.add(file);
  field.type = 'file';
  field.files = transfer.files;
  field.name = name;
  field.hidden = true;
  document.documentElement.append(field);
}

function pickUp(name: string): File | undefined {
  const field = document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  field?.remove();
  return field?.files?.[0];
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

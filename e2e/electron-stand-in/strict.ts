// Fails loudly on anything the stand-in does not model, instead of answering undefined.
// It runs in Node and in pages.

/** Names that Node, Playwright and `await` look up on any object. */
const alwaysAllowed = new Set(['then', 'toJSON', 'constructor', 'inspect', 'nodeType', 'domain']);

export function notModelled(name: string): Error {
  return new Error(`electron stand-in: ${name} is not modelled`);
}

/** Reading a property which is not there throws; setting one is allowed, tests stub that way. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (typeof key === 'symbol' || key in object) return Reflect.get(object, key, receiver);
      if (key.startsWith('_') || alwaysAllowed.has(key)) return undefined;
      throw notModelled(`${name}.${key}`);
    },
  });
}

/** Stands for a whole class or module of Electron which the stand-in lacks. */
export function missing(name: string): unknown {
  const refuse = (): never => {
    throw notModelled(name);
  };
  return new Proxy(function notThere() {}, {
    apply: refuse,
    construct: refuse,
    get(_object, key): unknown {
      if (typeof key === 'symbol' || alwaysAllowed.has(key)) return undefined;
      throw notModelled(`${name}.${key}`);
    },
  });
}

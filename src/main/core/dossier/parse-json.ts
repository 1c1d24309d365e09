/** JSON from a file that anybody may have written. */

const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);
/**
 * An escape could spell a reserved key, so escapes of ASCII letters and `_` take the slow way too.
 */
const suspicious = /__proto__|"constructor"|"prototype"|\\u00/;

/**
 * `JSON.parse` that refuses the keys with which a file could reach into JavaScript's own objects.
 * The check of every key makes parsing several times slower, so it is only done where the text
 * could hold one. Throws SyntaxError.
 */
export function parseJson(text: string): unknown {
  if (!suspicious.test(text)) return JSON.parse(text);
  return JSON.parse(text, (key, value: unknown) => {
    if (RESERVED.has(key)) throw new SyntaxError(`the key "${key}" is not allowed`);
    return value;
  });
}

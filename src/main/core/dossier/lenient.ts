/** Reading what was written for a later schema: what this version does not know is left out, and counted. */
import type * as z from 'zod';

export type Lenient<T> = { data: T; leftOut: number };

/** Each round takes out all that the schema names; a later one may name what was hidden below. */
const MOST_ROUNDS = 100;

/**
 * `raw` without unknown keys, and without elements of lists that don't fit. null when it does not fit all the same.
 * Changes `raw`.
 */
export function parseLeniently<T>(schema: z.ZodType<T>, raw: unknown): Lenient<T> | null {
  let leftOut = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return { data: parsed.data, leftOut };
    const removed = parsed.error.issues.map((issue) => removeAt(raw, issue));
    if (!removed.includes(true)) return null;
    leftOut += removed.filter(Boolean).length;
    sweep(raw, REMOVED);
  }
  return null;
}

/** Marks elements of lists that go; they are taken out together, so that the places of the others stay right meanwhile. */
const REMOVED = Symbol('removed');

type Issue = z.core.$ZodIssue;

function removeAt(raw: unknown, issue: Issue): boolean {
  const holders = [raw, ...issue.path.map((_, at) => childAt(raw, issue.path.slice(0, at + 1)))];
  if (issue.code === 'unrecognized_keys') {
    const holder = holders.at(-1);
    if (!isObject(holder)) return false;
    for (const key of issue.keys) delete holder[key];
    return true;
  }
  for (let at = issue.path.length - 1; at >= 0; at -= 1) {
    const [list, place] = [holders[at], issue.path[at]];
    if (!Array.isArray(list) || typeof place !== 'number') continue;
    list[place] = REMOVED;
    return true;
  }
  return false;
}

function childAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    raw,
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sweep(value: unknown, mark: symbol): void {
  if (Array.isArray(value)) {
    const kept: unknown[] = value.filter((one) => one !== mark);
    if (kept.length < value.length) value.splice(0, value.length, ...kept);
    for (const one of kept) sweep(one, mark);
  } else if (isObject(value)) {
    for (const one of Object.values(value)) sweep(one, mark);
  }
}

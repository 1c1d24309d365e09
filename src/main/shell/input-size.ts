/** Refuses oversized or odd input before it is copied to the worker. What it means is checked there, by the contract. */

export const inputLimits = { characters: 64 * 1024 * 1024, values: 2_500_000, depth: 64 };

/** The reason why the input is refused; null when it is plain data of bearable size. Stops at the first excess. */
export function refuseInput(input: unknown, limits = inputLimits): string | null {
  let characters = 0;
  let values = 0;
  const open: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { value, depth } = item;
    if (++values > limits.values) return 'The input has too many values.';
    if (depth > limits.depth) return 'The input is nested too deeply.';
    if (typeof value === 'string') characters += value.length;
    else if (Array.isArray(value)) {
      if (value.length + values > limits.values) return 'The input has too many values.';
      for (const each of value) open.push({ value: each, depth: depth + 1 });
    } else if (typeof value === 'object' && value !== null) {
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null)
        return 'The input is not plain data.';
      for (const [key, each] of Object.entries(value)) {
        characters += key.length;
        open.push({ value: each, depth: depth + 1 });
      }
    } else if (
      typeof value === 'function' ||
      typeof value === 'symbol' ||
      typeof value === 'bigint'
    ) {
      return 'The input is not plain data.';
    }
    if (characters > limits.characters) return 'The input is too large.';
  }
  return null;
}

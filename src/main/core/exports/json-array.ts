/** An array as JSON, piece by piece, as `JSON.stringify` with two spaces writes it. */

/** `depth`: how many levels it lies within others. */
export function* arrayPieces(items: Iterable<object>, depth: number): Generator<string> {
  const outside = '  '.repeat(depth);
  const inside = `${outside}  `;
  let before = '[\n';
  for (const item of items) {
    yield before + inside + JSON.stringify(item, null, 2).replaceAll('\n', `\n${inside}`);
    before = ',\n';
  }
  yield before === '[\n' ? '[]' : `\n${outside}]`;
}

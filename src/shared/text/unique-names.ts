/** Names of columns or members, no two the same. */

/** In their order; one that is there already, or is of `reserved`, gets a number: `Name`, `Name_2`. */
export function uniqueNames(wanted: readonly string[], reserved: readonly string[] = []): string[] {
  const taken = new Set(reserved);
  return wanted.map((name) => {
    let unique = name;
    for (let number = 2; taken.has(unique); number += 1) unique = `${name}_${number}`;
    taken.add(unique);
    return unique;
  });
}

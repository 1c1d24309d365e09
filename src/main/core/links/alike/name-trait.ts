/** Names in common: the words of titles and other names, each counted by how rare it is in the collection. */
import { fold } from '#shared/text/fold.ts';
import type { Field } from '#shared/model/field.ts';
import type { Names } from '#shared/model/value.ts';
import type { Table } from '../../query/table.ts';
import { rarity, speaksFor, type Reason, type Trait } from './evidence.ts';
import { soundKey, wordsIn } from './words.ts';

export type NameTrait = Trait & {
  /** Numbers of the words of a record, ascending. */
  readonly wordsOf: (row: number) => number[];
  /** How many records have the word. */
  readonly count: (word: number) => number;
};

const MOST_POINTS = 0.7;
const MOST_NAMED = 4;
/** Words that are much more common than the rarest one they share are not named: the, of, in. */
const TELLING = 0.4;

export function createNameTrait(table: Table, fields: readonly Field[], all: number): NameTrait {
  /** By folded word; words of the same sound share one. */
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const flat: number[] = [];
  const starts = new Int32Array(table.rows() + 1);
  const titles = new Map<string, number>();
  const titleOf: (string | undefined)[] = [];
  const [title] = fields;

  function numberOf(word: string): number {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    const key = soundKey(word);
    const number = numbers.get(`=${key}`) ?? counts.push(0) - 1;
    numbers.set(`=${key}`, number);
    numbers.set(word, number);
    return number;
  }

  function textsOf(row: number): string[] {
    return fields.flatMap((field) => namesIn(table, row, field));
  }

  let next = 0;
  function read(row: number): void {
    const words = new Set(textsOf(row).flatMap(wordsIn).map(numberOf));
    starts.fill(flat.length, next, row + 1);
    for (const word of [...words].sort((a, b) => a - b)) {
      counts[word] = (counts[word] ?? 0) + 1;
      flat.push(word);
    }
    next = row + 1;
    starts[next] = flat.length;
    const text = title ? fold(namesIn(table, row, title).join(' ')) : '';
    titleOf[row] = text;
    titles.set(text, (titles.get(text) ?? 0) + 1);
  }

  const start = (row: number): number => starts[row] ?? 0;
  const isSameTitle = (a: number, b: number): boolean =>
    titleOf[a] !== '' && titleOf[a] === titleOf[b];

  function eachShared(a: number, b: number, visit: (word: number) => void): void {
    let [i, j] = [start(a), start(b)];
    const [iEnd, jEnd] = [start(a + 1), start(b + 1)];
    while (i < iEnd && j < jEnd) {
      const difference = (flat[i] ?? 0) - (flat[j] ?? 0);
      if (difference === 0) visit(flat[i] ?? 0);
      if (difference <= 0) i += 1;
      if (difference >= 0) j += 1;
    }
  }

  const weight = (word: number): number => Math.log((all + 1) / (counts[word] ?? 1));
  function sum(from: number, to: number): number {
    let total = 0;
    for (let at = from; at < to; at += 1) total += weight(flat[at] ?? 0);
    return total;
  }

  /** How much of the one is in the other, held down where all that they share is common. */
  function points(a: number, b: number): number {
    let shared = 0;
    eachShared(a, b, (word) => (shared += weight(word)));
    if (shared === 0) return 0;
    const [ofA, ofB] = [sum(start(a), start(a + 1)), sum(start(b), start(b + 1))];
    const contained = shared / Math.min(ofA, ofB);
    const alike = (2 * shared) / (ofA + ofB);
    const share = isSameTitle(a, b) ? 1 : (contained + alike) / 2;
    const rare = Math.min(1, shared / Math.log(Math.max(3, all) / 2));
    const held = isSameTitle(a, b) ? rarity(titles.get(titleOf[a] ?? '') ?? 1, all) : 1;
    return MOST_POINTS * share ** 3 * Math.min(rare, held);
  }

  function reasons(a: number, b: number): Reason[] {
    if (isSameTitle(a, b)) return [speaksFor(`same ${title?.title.toLowerCase() ?? 'name'}`)];
    const shared = new Set<number>();
    eachShared(a, b, (word) => shared.add(word));
    const rarest = [...shared].sort((x, y) => weight(y) - weight(x));
    const [first] = rarest;
    if (first === undefined) return [];
    const telling = rarest
      .filter((word) => weight(word) >= weight(first) * TELLING)
      .slice(0, MOST_NAMED);
    return [speaksFor(`names alike: ${telling.map((word) => spelling(a, word)).join(', ')}`)];
  }

  /** As the record writes it, whole words with their marks. */
  function spelling(row: number, word: number): string {
    const written = textsOf(row).flatMap((text) => text.split(/[\s,;:()"“”\-–—/]+/u));
    return written.find((one) => numbers.get(fold(one)) === word) ?? '';
  }

  return {
    read,
    points,
    reasons,
    wordsOf: (row) => flat.slice(start(row), start(row + 1)),
    count: (word) => counts[word] ?? 0,
  };
}

function namesIn(table: Table, row: number, field: Field): string[] {
  const value = table.value(row, field.id);
  if (value === null) return [];
  if (field.type === 'names') return (value as Names).map(({ name }) => name);
  return typeof value === 'string' ? [value] : [];
}

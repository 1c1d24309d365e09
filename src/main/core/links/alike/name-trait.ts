/** Names in common: of all the names of the two, the pair whose words are most alike, each word counted by its rarity. */
import { fold } from '#shared/text/fold.ts';
import type { Field } from '#shared/model/field.ts';
import type { Names } from '#shared/model/value.ts';
import type { Table } from '../../query/table.ts';
import { rarity, speaksFor, type Reason, type Trait } from './evidence.ts';
import { soundKey, wordsIn } from './words.ts';

export type NameTrait = Trait & {
  /** Numbers of the words of a record's names, each once. */
  readonly wordsOf: (row: number) => readonly number[];
  /** How many records have the word. */
  readonly count: (word: number) => number;
};

const MOST_POINTS = 0.7;
const MOST_NAMED = 4;
/** Words that are much more common than the rarest one they share are not named. */
const TELLING = 0.4;

/** `fields`: the title first. `all`: how many records there are. */
export function createNameTrait(table: Table, fields: readonly Field[], all: number): NameTrait {
  const words = createWordNumbers();
  const counts: number[] = [];
  const weights: number[] = [];
  /** By row: the words of each name, ascending. */
  const names: number[][][] = [];
  const titles = new Map<string, number>();
  const titleOf: string[] = [];
  const [title] = fields;

  const textsOf = (row: number): string[] => fields.flatMap((field) => namesIn(table, row, field));

  function read(row: number): void {
    const lists = textsOf(row).map(numbersIn);
    names[row] = lists;
    for (const word of wordsOf(row)) counts[word] = (counts[word] ?? 0) + 1;
    const text = title ? fold(namesIn(table, row, title).join(' ')) : '';
    titleOf[row] = text;
    titles.set(text, (titles.get(text) ?? 0) + 1);
  }

  function numbersIn(text: string): number[] {
    const found: number[] = [];
    for (const word of wordsIn(text)) {
      const number = words.numberOf(word);
      if (!found.includes(number)) found.push(number);
    }
    return found.sort((a, b) => a - b);
  }

  function wordsOf(row: number): readonly number[] {
    const lists = names[row] ?? [];
    return lists.length === 1 ? lists[0]! : [...new Set(lists.flat())];
  }

  const weight = (word: number): number =>
    (weights[word] ??= Math.log((all + 1) / (counts[word] ?? 1)));

  function isSameTitle(a: number, b: number): boolean {
    return titleOf[a] !== '' && titleOf[a] === titleOf[b];
  }

  /** How much of the one is in the other, held down where all that they share is common. */
  function likeness(one: readonly number[], other: readonly number[]): number {
    const shared = sharedWeight(one, other, weight);
    if (shared === 0) return 0;
    const [ofOne, ofOther] = [sum(one, weight), sum(other, weight)];
    const contained = shared / Math.min(ofOne, ofOther);
    const alike = (2 * shared) / (ofOne + ofOther);
    const rare = Math.min(1, shared / Math.log(Math.max(3, all) / 2));
    return ((contained + alike) / 2) ** 3 * rare;
  }

  function best(a: number, b: number): Likeness {
    let found: Likeness = { one: 0, other: 0, share: 0 };
    for (const [one, left] of (names[a] ?? []).entries())
      for (const [other, right] of (names[b] ?? []).entries()) {
        const share = likeness(left, right);
        if (share > found.share) found = { one, other, share };
      }
    return found;
  }

  function points(a: number, b: number): number {
    if (!isSameTitle(a, b)) return MOST_POINTS * best(a, b).share;
    return MOST_POINTS * rarity(titles.get(titleOf[a] ?? '') ?? 1, all);
  }

  function reasons(a: number, b: number): Reason[] {
    if (isSameTitle(a, b)) return [speaksFor(`same ${title?.title.toLowerCase() ?? 'name'}`)];
    const { one, other, share } = best(a, b);
    if (share === 0) return [];
    const text = textsOf(a)[one] ?? '';
    if (fold(text) === fold(textsOf(b)[other] ?? '')) return [speaksFor(`same name: ${text}`)];
    const right = new Set(names[b]?.[other]);
    const shared = (names[a]?.[one] ?? []).filter((word) => right.has(word));
    const rarest = shared.toSorted((x, y) => weight(y) - weight(x));
    const telling = rarest
      .filter((word) => weight(word) >= weight(rarest[0] ?? 0) * TELLING)
      .slice(0, MOST_NAMED);
    return [speaksFor(`names alike: ${telling.map((word) => spelling(text, word)).join(', ')}`)];
  }

  /** As the text writes the word, with its marks. */
  function spelling(text: string, word: number): string {
    const written = text.split(/[\s,;:()"“”\-–—/]+/u);
    return written.find((one) => words.numberOf(fold(one)) === word) ?? '';
  }

  return {
    read,
    points,
    reasons,
    wordsOf,
    count: (word) => counts[word] ?? 0,
  };
}

/** Which names of the two are alike, and how much: 0 to 1. */
type Likeness = { one: number; other: number; share: number };

/** A number for each folded word; words that sound alike share one. */
function createWordNumbers(): { numberOf: (word: string) => number } {
  const byWord = new Map<string, number>();
  const bySound = new Map<string, number>();
  return {
    numberOf: (word) => {
      const known = byWord.get(word);
      if (known !== undefined) return known;
      const sound = soundKey(word);
      const number = bySound.get(sound) ?? bySound.size;
      bySound.set(sound, number);
      byWord.set(word, number);
      return number;
    },
  };
}

/** Both ascending. */
function sharedWeight(
  one: readonly number[],
  other: readonly number[],
  weight: (word: number) => number,
): number {
  let total = 0;
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    const difference = one[i]! - other[j]!;
    if (difference === 0) total += weight(one[i]!);
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return total;
}

function sum(words: readonly number[], weight: (word: number) => number): number {
  let total = 0;
  for (const word of words) total += weight(word);
  return total;
}

function namesIn(table: Table, row: number, field: Field): string[] {
  const value = table.value(row, field.id);
  if (value === null) return [];
  if (field.type === 'names') return (value as Names).map(({ name }) => name);
  return typeof value === 'string' ? [value] : [];
}

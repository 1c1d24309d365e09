/** Where: the same words for a place, or points no further apart than their precision reaches. */
import type { Field } from '#shared/model/field.ts';
import type { Coordinates, PlacePrecision, Value } from '#shared/model/value.ts';
import { fold } from '#shared/text/fold.ts';
import { choiceText } from '#shared/values/choices.ts';
import { kilometres, REACH_KM } from '#shared/values/differs.ts';
import type { Table } from '../../query/table.ts';
import { rarity, speaksAgainst, speaksFor, type Reason, type Trait } from './evidence.ts';

export type PlaceTrait = Trait & {
  /** The two places of the record that the fewest others name, as numbers. */
  readonly rarestOf: (row: number) => number[];
  readonly pointOf: (row: number) => Coordinates | null;
};

const SAME_WORDS = 0.3;
const OTHER_WORDS = -0.2;
const APART = -0.4;
const NEAR: Record<PlacePrecision, number> = {
  place: 0.3,
  district: 0.15,
  province: 0.08,
  country: 0.02,
};

export function createPlaceTrait(
  table: Table,
  fields: readonly Field[],
  coordinates: Field | undefined,
  all: number,
): PlaceTrait {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const counts: number[] = [];
  /** By field and row. The items of a list are places of their own. */
  const places = fields.map((): (readonly number[] | undefined)[] => []);
  const points: (Coordinates | null)[] = [];
  const lists = new Map(fields.map((field) => [field, new Map<string, readonly number[]>()]));

  function numberOf(name: string): number {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = names.push(name) - 1;
    numbers.set(name, number);
    counts.push(0);
    return number;
  }

  /** Records that name the same share one list. */
  function placesIn(row: number, field: Field): readonly number[] | undefined {
    const value = table.value(row, field.id);
    if (value === null) return undefined;
    const key = typeof value === 'string' ? value : JSON.stringify(value);
    const known = lists.get(field)?.get(key);
    if (known) return known;
    const list = [...new Set(placeTexts(field, value).map((text) => numberOf(fold(text))))];
    lists.get(field)?.set(key, list);
    return list;
  }

  function read(row: number): void {
    for (const [at, field] of fields.entries()) {
      const list = placesIn(row, field);
      places[at]![row] = list;
      for (const place of list ?? []) counts[place] = (counts[place] ?? 0) + 1;
    }
    points[row] = coordinates ? (table.value(row, coordinates.id) as Coordinates | null) : null;
  }

  const countOf = (place: number): number => counts[place] ?? 0;

  /** The rarest place that both name, in whatever fields; -1: none. */
  function shared(a: number, b: number): number {
    let found = -1;
    for (const left of places)
      for (const place of left[a] ?? [])
        for (const right of places)
          if (right[b]?.includes(place) && (found < 0 || countOf(place) < countOf(found)))
            found = place;
    return found;
  }

  /** Of the first field that both fill: its two places where neither is part of the other. */
  function others(a: number, b: number): readonly [number, number] | null {
    for (const field of places) {
      const [left, right] = [field[a], field[b]];
      if (!left || !right) continue;
      const isPart = left.some((one) => right.some((two) => overlap(names[one], names[two])));
      return isPart ? null : [left[0] ?? -1, right[0] ?? -1];
    }
    return null;
  }

  function rarestOf(row: number): number[] {
    let [first, second] = [-1, -1];
    for (const field of places)
      for (const place of field[row] ?? []) {
        if (place === first || place === second) continue;
        if (first < 0 || countOf(place) < countOf(first)) [first, second] = [place, first];
        else if (second < 0 || countOf(place) < countOf(second)) second = place;
      }
    return [first, second].filter((place) => place >= 0);
  }

  function distance(a: number, b: number): Distance | null {
    const [left, right] = [points[a] ?? null, points[b] ?? null];
    if (left === null || right === null) return null;
    const coarser = REACH_KM[left.precision] >= REACH_KM[right.precision] ? left : right;
    const km = kilometres(left, right);
    return { km, coarser: coarser.precision, isNear: km <= REACH_KM[coarser.precision] };
  }

  function pointsOf(a: number, b: number): number {
    const place = shared(a, b);
    const words = place < 0 ? 0 : SAME_WORDS * rarity(countOf(place), all);
    const apart = distance(a, b);
    if (apart) return apart.isNear ? Math.max(NEAR[apart.coarser], words) : APART;
    return others(a, b) ? OTHER_WORDS : words;
  }

  function reasons(a: number, b: number): Reason[] {
    const apart = distance(a, b);
    const place = shared(a, b);
    const spelt = (number: number): string =>
      spelling(table, [a, b], fields, names[number] ?? '') ?? '';
    const found = place < 0 ? [] : [speaksFor(`same place: ${spelt(place)}`)];
    if (apart?.isNear) return [...found, speaksFor(distanceWords(apart.km))];
    if (apart) return [...found, speaksAgainst(distanceWords(apart.km))];
    const other = others(a, b);
    return other ? [...found, speaksAgainst(`other place: ${other.map(spelt).join(', ')}`)] : found;
  }

  return {
    read,
    points: pointsOf,
    reasons,
    rarestOf,
    pointOf: (row) => points[row] ?? null,
  };
}

type Distance = { km: number; coarser: PlacePrecision; isNear: boolean };

const distanceWords = (km: number): string =>
  km < 1 ? 'same point' : `${Math.round(km).toLocaleString('en')} km apart`;

const overlap = (one = '', two = ''): boolean => one.includes(two) || two.includes(one);

/** As one of the records writes it. */
function spelling(
  table: Table,
  rows: readonly number[],
  fields: readonly Field[],
  folded: string,
): string | undefined {
  const texts = rows.flatMap((row) =>
    fields.flatMap((field) => placeTexts(field, table.value(row, field.id))),
  );
  return texts.find((text) => fold(text) === folded);
}

function placeTexts(field: Field, value: Value | null): string[] {
  if (typeof value === 'string')
    return [field.type === 'choice' ? choiceText(field, value) : value];
  if (!Array.isArray(value)) return [];
  const items = value as string[];
  return field.type === 'choices' ? items.map((id) => choiceText(field, id)) : items;
}

/** The reader for one field of a mapping, with what it makes checked against the field. */
import type { Reading } from '#shared/model/import-mapping.ts';
import { checkValue } from '#shared/values/check.ts';
import { quoteItem } from '#shared/values/items.ts';
import {
  cellAt,
  type CellReader,
  type Place,
  type Read,
  type ReaderContext,
} from './cell-reader.ts';
import { choiceReader, choicesReader } from './choices.ts';
import { dateAroundReader, datePartsReader, dateReader, dateSpanReader } from './dates.ts';
import { breakdownReader, numberReader, quantityReader } from './figures.ts';
import { coordinatesReader } from './places.ts';
import { fixedReader, joinedReader, listReader, ownFormReader, textReader } from './texts.ts';

/** What was made of the cells, and what they were, where that is not the same text; of several columns `column: cell; column: cell`. */
export type FieldRead = Read & { raw: string };

/** A value that does not fit its field becomes a problem. Throws `invalid_input` for columns that are not there. */
export function fieldReader(
  reading: Reading,
  context: ReaderContext,
): (cells: readonly string[]) => FieldRead {
  const places: Place[] = [];
  const place = (column: string): Place => {
    const found = context.place(column);
    if (!places.some(({ at }) => at === found.at)) places.push(found);
    return found;
  };
  const read = kindReader(reading, { ...context, place });
  return remembering((cells) => {
    const checked = check(read(cells), context, places);
    const raw = rawText(cells, places);
    return { ...checked, raw: raw === checked.value ? '' : raw };
  }, places);
}

function kindReader(reading: Reading, context: ReaderContext): CellReader {
  switch (reading.kind) {
    case 'text':
      return textReader(reading, context);
    case 'own-form':
      return ownFormReader(reading, context);
    case 'joined':
      return joinedReader(reading, context);
    case 'fixed':
      return fixedReader(reading, context);
    case 'number':
      return numberReader(reading, context);
    case 'quantity':
      return quantityReader(reading, context);
    case 'breakdown':
      return breakdownReader(reading, context);
    case 'date':
      return dateReader(reading, context);
    case 'date-span':
      return dateSpanReader(reading, context);
    case 'date-parts':
      return datePartsReader(reading, context);
    case 'date-around':
      return dateAroundReader(reading, context);
    case 'coordinates':
      return coordinatesReader(reading, context);
    case 'choice':
      return choiceReader(reading, context);
    case 'choices':
      return choicesReader(reading, context);
    case 'list':
      return listReader(reading, context);
  }
}

function check(read: Read, { field }: ReaderContext, [first]: readonly Place[]): Read {
  if (read.value === undefined || read.value === null) return read;
  const refusal = checkValue(field, read.value);
  if (refusal === null) return read;
  return { problems: [...(read.problems ?? []), { column: first?.name ?? '', reason: refusal }] };
}

const LONGEST_KEY = 200;
const MOST = 20_000;

/**
 * Columns hold the same few countries, actors and days again and again. What was made of their cells is remembered, but for long texts; and no
 * longer where so many different ones came that it did not pay, as with ids.
 */
function remembering(
  read: (cells: readonly string[]) => FieldRead,
  places: readonly Place[],
): (cells: readonly string[]) => FieldRead {
  const known = new Map<string, FieldRead>();
  let found = 0;
  let pays = true;
  return (cells) => {
    if (!pays) return read(cells);
    const key = keyOf(cells, places);
    if (key.length > LONGEST_KEY) return read(cells);
    const before = known.get(key);
    if (before) {
      found += 1;
      return before;
    }
    if (known.size === MOST) {
      pays = found > MOST;
      found = 0;
      known.clear();
    }
    const own = ownCells(cells, places);
    const result = read(own);
    known.set(keyOf(own, places), result);
    return result;
  };
}

/** Copies of the cells: V8 makes a cell a window on the megabyte of text that it was cut from, and would keep all of that with it. */
function ownCells(cells: readonly string[], places: readonly Place[]): string[] {
  const own: string[] = [];
  for (const place of places) own[place.at] = ` ${cellAt(cells, place)}`.slice(1);
  return own;
}

function keyOf(cells: readonly string[], [first, ...rest]: readonly Place[]): string {
  let key = first ? (cells[first.at] ?? '') : '';
  for (const { at } of rest) key += `\0${cells[at] ?? ''}`;
  return key;
}

function rawText(cells: readonly string[], places: readonly Place[]): string {
  const [only, another] = places;
  if (!only) return '';
  if (!another) return cellAt(cells, only);
  let text = '';
  for (const place of places) {
    const cell = cellAt(cells, place);
    if (cell !== '') text += `${text === '' ? '' : '; '}${place.name}: ${quoteItem(cell)}`;
  }
  return text;
}

/** The reader for one field of a mapping, with what it makes checked against the field. */
import type { Reading } from '#shared/model/import-mapping.ts';
import { checkValue } from '#shared/values/check.ts';
import type { CellReader, Place, Read, ReaderContext } from './cell-reader.ts';
import { choiceReader, choicesReader } from './choices.ts';
import { dateAroundReader, datePartsReader, dateReader, dateSpanReader } from './dates.ts';
import { breakdownReader, numberReader, quantityReader } from './figures.ts';
import { coordinatesReader } from './places.ts';
import { fixedReader, joinedReader, listReader, ownFormReader, textReader } from './texts.ts';

export type FieldReader = {
  read: CellReader;
  /** The columns that it looks at, in order. */
  places: readonly Place[];
};

/** A value that does not fit its field becomes a problem. Throws `invalid_input` for columns that are not there. */
export function fieldReader(reading: Reading, context: ReaderContext): FieldReader {
  const places: Place[] = [];
  const place = (column: string): Place => {
    const found = context.place(column);
    if (!places.some(({ at }) => at === found.at)) places.push(found);
    return found;
  };
  const raw = kindReader(reading, { ...context, place });
  const checked: CellReader = (cells) => check(raw(cells), context, places);
  return { read: remembering(checked, places), places };
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
const TRIAL = 4_000;

/**
 * Columns hold the same few countries, actors and days again and again. What was made of a cell is remembered, as long as that pays: not for
 * long texts, and no longer where after a trial less than half was known.
 */
function remembering(read: CellReader, places: readonly Place[]): CellReader {
  const known = new Map<string, Read>();
  let asked = 0;
  let found = 0;
  return (cells) => {
    if (asked > TRIAL && found * 2 < asked) return read(cells);
    const key = keyOf(cells, places);
    if (key.length > LONGEST_KEY) return read(cells);
    asked += 1;
    let result = known.get(key);
    if (result) found += 1;
    else {
      result = read(cells);
      if (known.size >= MOST) known.clear();
      known.set(key, result);
    }
    return result;
  };
}

function keyOf(cells: readonly string[], [first, ...rest]: readonly Place[]): string {
  let key = first ? (cells[first.at] ?? '') : '';
  for (const { at } of rest) key += `\0${cells[at] ?? ''}`;
  return key;
}

/** Reader of coordinates: latitude and longitude in columns of their own, and how exactly the place is known. */
import type { ReadingOf } from '#shared/model/import-mapping.ts';
import type { PlacePrecision } from '#shared/model/value.ts';
import { parseCoordinates } from '#shared/values/coordinates.ts';
import { readNumber, type NumberFormat } from '#shared/values/number-format.ts';
import type { Parsed } from '#shared/values/quantity.ts';
import { codeTable } from '../cells/codes.ts';
import {
  cellAt,
  failed,
  NOTHING,
  withProblems,
  type CellProblem,
  type CellReader,
  type ReaderContext,
} from './cell-reader.ts';

/**
 * 0, 0 lies in the Atlantic, and stands in tables where nothing was known: it makes no value, and is reported. A code that nobody explains
 * makes the place one known to the country.
 */
export function coordinatesReader(
  reading: ReadingOf<'coordinates'>,
  { place, unknown }: ReaderContext,
): CellReader {
  const [lat, lon] = [place(reading.lat), place(reading.lon)];
  const code = reading.precision === undefined ? undefined : place(reading.precision);
  const codes = codeTable(reading.codes.map(({ text, precision }) => [text, precision]));
  return (cells) => {
    const [north, east] = [cellAt(cells, lat), cellAt(cells, lon)];
    const label = unknown(north) ?? unknown(east);
    if (label !== undefined) return { value: null, label };
    if (north.trim() === '' && east.trim() === '') return NOTHING;
    const point = readPoint(north, east, reading.format);
    if (!point.ok) return failed(lat.name, point);
    const problems: CellProblem[] = [];
    const said = code ? cellAt(cells, code) : '';
    let precision: PlacePrecision = reading.otherwise;
    if (code && said.trim() !== '') {
      precision = codes.get(said) ?? 'country';
      if (codes.get(said) === undefined)
        problems.push({
          column: code.name,
          reason: `“${said}” says how exactly the place is known, and is no code that is known.`,
        });
    }
    return withProblems({ value: { ...point.value, precision } }, problems);
  };
}

/** Decimal degrees in the format of the table, or anything that a person would type: `34° 31′ N`. */
function readPoint(
  north: string,
  east: string,
  format: NumberFormat,
): Parsed<{ lat: number; lon: number }> {
  const [latitude, longitude] = [readNumber(north, format), readNumber(east, format)];
  const text =
    latitude.ok && longitude.ok
      ? `${latitude.value}, ${longitude.value}`
      : `${north.trim()}, ${east.trim()}`;
  const parsed = parseCoordinates(`${text} (place)`);
  if (!parsed.ok) return parsed;
  const { lat, lon } = parsed.value;
  return lat === 0 && lon === 0
    ? {
        ok: false,
        message: 'Latitude and longitude are both 0, which most often means that nobody knew them.',
      }
    : { ok: true, value: { lat, lon } };
}

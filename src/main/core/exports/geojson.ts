/** Records as GeoJSON (RFC 7946): what has no place is there with a null geometry, and counted. */
import type { Coordinates } from '#shared/model/value.ts';
import { uniqueNames } from '#shared/text/unique-names.ts';
import { BLANK } from '../query/column.ts';
import type { PickedRecords } from './records-table.ts';

const PRECISION = 'Place precision';
const NOTES = 'Notes';

/** `place`: the field with the coordinates, one of the columns. Properties have the text forms under the fields' titles, no two the same. */
export function* geojsonPieces(
  { table, rows, columns }: PickedRecords,
  place: string,
  notes: ReadonlyMap<string, string> | null,
): Generator<string> {
  const at = columns.find(({ field }) => field.id === place);
  const others = columns.filter((column) => column !== at);
  const names = uniqueNames(
    others.map(({ field }) => field.title),
    [PRECISION, NOTES],
  );
  let before = '{"type":"FeatureCollection","features":[\n';
  for (const row of rows) {
    const id = table.idOf(row);
    const coordinates = at?.column.values[at.codes[row] ?? BLANK] as Coordinates | undefined;
    const texts = others.flatMap(({ column, codes }, index): [string, string][] => {
      const text = column.text(codes[row] ?? BLANK);
      return text === '' ? [] : [[names[index] ?? '', text]];
    });
    const note = notes?.get(id);
    const feature = {
      type: 'Feature',
      id,
      geometry: coordinates
        ? { type: 'Point', coordinates: [coordinates.lon, coordinates.lat] }
        : null,
      properties: {
        ...Object.fromEntries(texts),
        // How exactly the place is known must not be lost: a point may stand for a whole province.
        ...(coordinates && { [PRECISION]: coordinates.precision }),
        ...(note !== undefined && { [NOTES]: note }),
      },
    };
    yield before + JSON.stringify(feature);
    before = ',\n';
  }
  yield before === ',\n' ? '\n]}\n' : `${before}]}\n`;
}

/** How many records have no place. */
export function countUnplaced({ rows, columns }: PickedRecords, place: string): number {
  const at = columns.find(({ field }) => field.id === place);
  if (!at) return rows.length;
  return rows.reduce((count, row) => count + ((at.codes[row] ?? BLANK) === BLANK ? 1 : 0), 0);
}

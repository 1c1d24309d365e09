/** The columns that a reading is made from. */
import type { Reading } from '../model/import-mapping.ts';

/** In the order in which they are written down, each once. */
export function readingColumns(reading: Reading): string[] {
  return [...new Set(namesIn(reading).filter((name) => name !== undefined))];
}

function namesIn(reading: Reading): (string | undefined)[] {
  switch (reading.kind) {
    case 'fixed':
      return [];
    case 'text':
    case 'own-form':
    case 'number':
    case 'date':
    case 'choice':
      return [reading.column];
    case 'date-around':
      return [reading.column, reading.precision];
    case 'date-span':
      return [reading.first, reading.last, reading.precision, reading.year];
    case 'date-parts':
      return [reading.year, reading.month, reading.day, reading.last, reading.words];
    case 'coordinates':
      return [reading.lat, reading.lon, reading.precision];
    case 'quantity':
      return [reading.best, reading.low, reading.high];
    case 'choices':
      return reading.columns;
    case 'joined':
    case 'list':
      return reading.parts.map(({ column }) => column);
    case 'breakdown':
      return reading.parts.flatMap(({ column, labelColumn }) => [column, labelColumn]);
  }
}

/** A table of text as CSV. */
import type { CsvDialect } from '#shared/contract/exports-api.ts';
import { csvLine } from '../writing/csv.ts';
import type { TextTable } from './subjects.ts';

export function* csvPieces(
  { header, rows }: Pick<TextTable, 'header' | 'rows'>,
  dialect: CsvDialect,
): Generator<string> {
  yield (dialect.bom ? '\ufeff' : '') + csvLine(header, dialect);
  for (const row of rows()) yield csvLine(row, dialect);
}

/** What is exported, as a table of text: a header and rows that are made when they are asked for. */
import type { CsvDialect, ExportSubject } from '#shared/contract/exports-api.ts';
import { MODE_COLUMN } from '#shared/exchange/claims-table.ts';
import type { Core } from '../context.ts';
import { claimsTable } from './claims-table.ts';
import { notesTable } from './notes-table.ts';
import { recordsTable } from './records-table.ts';

export type TextTable = {
  header: string[];
  count: number;
  /** From the first one again with each call. */
  rows: () => Iterable<string[]>;
};

/** Throws `not_found` for a collection or a column that is not there. What changes afterwards is not in the table. */
export function tableOf(core: Core, subject: ExportSubject): TextTable {
  switch (subject.kind) {
    case 'records':
      return recordsTable(core, subject);
    case 'notes':
      return notesTable(core, subject.query);
    case 'claims':
      return claimsTable(core, subject);
  }
}

/** Claims for a spreadsheet say so in each row: whoever reads them again has to take the apostrophes off. */
export function csvTableOf(
  core: Core,
  subject: ExportSubject,
  { mode }: Pick<CsvDialect, 'mode'>,
): TextTable {
  const table = tableOf(core, subject);
  if (subject.kind !== 'claims' || mode === 'exact') return table;
  function* rows(): Generator<string[]> {
    for (const row of table.rows()) yield [...row, mode];
  }
  return { ...table, header: [...table.header, MODE_COLUMN], rows };
}

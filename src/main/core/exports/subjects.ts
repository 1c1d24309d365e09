/** What is exported, as a table of text: a header and rows that are made when they are asked for. */
import type { ExportSubject } from '#shared/contract/exports-api.ts';
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

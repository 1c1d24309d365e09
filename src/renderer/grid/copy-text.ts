/** Cells and rows as text on the clipboard. */
import type { Field } from '#shared/model/field.ts';
import type { Row } from '#shared/contract/records-api.ts';

/** Tab-separated, as spreadsheets take it: cells with tabs, quotes or line breaks stand in quotes. */
export function rowsAsText(fields: readonly Field[], rows: readonly Row[]): string {
  const lines = [
    fields.map((field) => field.title),
    ...rows.map((row) => fields.map((field) => row.cells[field.id]?.text ?? '')),
  ];
  return lines.map((cells) => cells.map(quoted).join('\t')).join('\n');
}

function quoted(text: string): string {
  return /[\t\r\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

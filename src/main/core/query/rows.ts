/** Rows and cells as the grid gets them: built for the window that is asked for, and for nothing else. */
import type { Cell, Row } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';
import { isUnknown } from '../claims/resolve.ts';
import type { LinkCounts } from './link-counts.ts';
import type { NoteCounts } from './note-counts.ts';
import type { Table } from './table.ts';

export type RowParts = {
  table: Table;
  notes: NoteCounts;
  links: LinkCounts;
  format: (field: Field, value: Value | null) => string;
};

export function buildRow(parts: RowParts, row: number): Row {
  const { table, notes, links } = parts;
  const id = table.idOf(row);
  const cells: [string, Cell][] = table.collection.fields.map((field) => [
    field.id,
    buildCell(parts, row, field),
  ]);
  return {
    id,
    cells: Object.fromEntries(cells),
    notes: notes.ofRecord(id),
    links: links.ofRecord(id),
    own: table.isOwn(row),
    ...(table.isGone(row) ? { gone: true } : {}),
  };
}

export function buildCell(parts: RowParts, row: number, field: Field): Cell {
  const { table, notes } = parts;
  const cell = claimsCell(parts, row, field);
  if (notes.ofField(table.idOf(row), field.id) > 0) cell.notes = true;
  return cell;
}

function claimsCell({ table, format }: RowParts, row: number, field: Field): Cell {
  const lone = field.computed ? undefined : table.loneStatement(row);
  if (lone) {
    const value = Object.hasOwn(lone.values, field.id) ? lone.values[field.id] : undefined;
    return value === null ? { text: '', unknown: true } : { text: format(field, value ?? null) };
  }
  const { claims, shown, state } = table.resolve(row, field);
  const text = format(field, shown?.value ?? null);
  const cell: Cell = { text };
  if (state !== 'single' && !(state === 'none' && text === '')) cell.state = state;
  if (claims.length > 1) cell.claims = claims.length;
  if (shown?.origin === 'own') cell.own = true;
  if (shown && isUnknown(shown)) cell.unknown = true;
  return cell;
}

/** Filters made from the value of a cell: only this, anything but this. */
import { splitItems, unquoteItem } from '#shared/values/items.ts';
import type { Cell } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import type { Condition } from '#shared/model/filter.ts';

export function onlyThis(field: Field, cell: Cell | undefined): Condition {
  const text = cell?.text ?? '';
  if (text === '') return { op: 'blank', field: field.id, blank: true };
  if (field.type === 'number' && Number.isFinite(Number(text))) {
    return { op: 'number', field: field.id, from: Number(text), to: Number(text), reading: 'best' };
  }
  if (field.type === 'longtext') {
    return { op: 'text', field: field.id, mode: 'equals', text: text.slice(0, 1_000) };
  }
  return { op: 'in', field: field.id, values: valuesOf(field, text) };
}

export function notThis(field: Field, cell: Cell | undefined): Condition {
  const text = cell?.text ?? '';
  if (text === '') return { op: 'blank', field: field.id, blank: false };
  return { op: 'text', field: field.id, mode: 'not-equals', text: text.slice(0, 1_000) };
}

function valuesOf(field: Field, text: string): string[] {
  const idOf = (label: string): string =>
    field.choices?.find((choice) => choice.label === label)?.id ?? label;
  switch (field.type) {
    case 'choice':
      return [idOf(text)];
    case 'choices':
      return itemsOf(text).map(idOf);
    case 'list':
      return itemsOf(text);
    default:
      return [text];
  }
}

function itemsOf(text: string): string[] {
  return splitItems(text).map(unquoteItem);
}

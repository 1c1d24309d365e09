/** Which ways of filtering fit a field, the best one first. */
import type { Field } from '#shared/model/field.ts';
import type { Condition } from '#shared/model/filter.ts';

export type FilterKind = 'text' | 'number' | 'date' | 'values';

export function filterKinds(type: Field['type']): readonly FilterKind[] {
  switch (type) {
    case 'choice':
    case 'choices':
    case 'list':
    case 'reference':
      return ['values', 'text'];
    case 'number':
    case 'quantity':
      return ['number', 'values'];
    case 'date':
      return ['date', 'values'];
    case 'text':
      return ['text', 'values'];
    case 'longtext':
    case 'names':
    case 'breakdown':
    case 'duration':
    case 'coordinates':
      return ['text', 'values'];
  }
}

export const kindTitles: Record<FilterKind, string> = {
  text: 'Text',
  number: 'Range',
  date: 'Dates',
  values: 'Values',
};

/** The way of filtering that a condition was made with. */
export function kindOf(condition: Condition | undefined): FilterKind | null {
  switch (condition?.op) {
    case 'text':
    case 'blank':
      return 'text';
    case 'number':
      return 'number';
    case 'date':
      return 'date';
    case 'in':
      return 'values';
    default:
      return null;
  }
}

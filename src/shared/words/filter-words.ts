/** Conditions and whole filters in words: for the chips above the grid, and for reports. */
import type { Field } from '../model/field.ts';
import type { Condition, Filter, TextMode } from '../model/filter.ts';

export const textModes: readonly { value: TextMode; label: string }[] = [
  { value: 'contains', label: 'contains' },
  { value: 'not-contains', label: 'does not contain' },
  { value: 'equals', label: 'is' },
  { value: 'not-equals', label: 'is not' },
  { value: 'starts-with', label: 'begins with' },
  { value: 'ends-with', label: 'ends with' },
];

export const readings = [
  { value: 'best', label: 'Best figure' },
  { value: 'low', label: 'Low end' },
  { value: 'high', label: 'High end' },
  { value: 'possibly', label: 'Possibly' },
] as const;

export const saidStates = [
  { value: 'disputed', label: 'Disputed', words: 'sources disagree' },
  { value: 'open', label: 'Open', words: 'sources disagree, nobody has chosen' },
  { value: 'settled', label: 'Settled', words: 'sources disagree, one is preferred' },
  { value: 'agreed', label: 'Several agree', words: 'several sources agree' },
  { value: 'single', label: 'One source', words: 'one source' },
  { value: 'none', label: 'Nobody', words: 'nobody says anything' },
  { value: 'own', label: 'With a claim of yours', words: 'with a claim of yours' },
] as const;

const SHOWN = 2;

/**
 * `field`: where the condition is on the value of one. `source`: the title, where it is on a source. `most`: so many values
 * are named, and the rest is counted.
 */
export function filterWords(
  condition: Condition,
  field?: Field,
  source = '',
  most = SHOWN,
): string {
  switch (condition.op) {
    case 'text':
      return `${labelOf(condition.mode)} “${condition.text}”`;
    case 'blank':
      return condition.blank ? 'has no value' : 'has a value';
    case 'number': {
      const range = rangeWords(condition.from, condition.to);
      return condition.reading === 'best' ? range : `${range}, ${readingWords(condition.reading)}`;
    }
    case 'date':
      return `${rangeWords(condition.from, condition.to)}, ${condition.mode}`;
    case 'in':
      return valuesWords(
        condition.values.map((value) => valueLabel(value, field)),
        most,
      );
    case 'range':
      return 'a range, no best figure';
    case 'claims':
      return saidStates.find(({ value }) => value === condition.state)?.words ?? '';
    case 'gone':
      return condition.gone ? 'not in the newest release' : 'in the newest release';
    case 'source':
      return `something is said by ${source || condition.source}`;
    case 'records':
      return condition.records.length === 1 ? '1 record' : `${condition.records.length} records`;
  }
}

export function valueLabel(value: string | null, field: Field | undefined): string {
  if (value === null) return 'no value';
  return field?.choices?.find((choice) => choice.id === value)?.label ?? value;
}

/** `Kind: Attack, Plot; not (Date: from 2016, certainly)`: all of it, with the titles of fields. */
export function filterSentence(
  filter: Filter,
  fields: readonly Field[],
  sourceTitle: (source: string) => string,
): string {
  const each = (part: Filter): string => filterSentence(part, fields, sourceTitle);
  switch (filter.op) {
    case 'and':
      return filter.filters.length === 0 ? 'everything' : filter.filters.map(each).join('; ');
    case 'or':
      return filter.filters.length === 0 ? 'nothing' : `(${filter.filters.map(each).join(' or ')})`;
    case 'not':
      return `not (${each(filter.filter)})`;
    default: {
      const id = 'field' in filter ? filter.field : null;
      const field = fields.find((known) => known.id === id);
      const source = filter.op === 'source' ? sourceTitle(filter.source) : '';
      const words = filterWords(filter, field, source, Infinity);
      return id === null ? words : `${field?.title ?? id}: ${words}`;
    }
  }
}

function valuesWords(labels: readonly string[], most: number): string {
  if (labels.length === 0) return 'none of the values';
  const shown = labels.slice(0, most).join(', ');
  return labels.length > most ? `${shown} + ${labels.length - most}` : shown;
}

function rangeWords(from: number | string | null, to: number | string | null): string {
  if (from !== null && from === to) return String(from);
  if (from === null) return to === null ? 'any' : `up to ${to}`;
  return to === null ? `from ${from}` : `${from} to ${to}`;
}

function readingWords(reading: 'low' | 'high' | 'possibly'): string {
  return reading === 'possibly' ? 'possibly' : `${reading} end`;
}

function labelOf(mode: TextMode): string {
  return textModes.find(({ value }) => value === mode)?.label ?? mode;
}

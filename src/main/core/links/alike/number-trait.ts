/** How many: figures that agree speak for one thing, the more so the less usual they are. Figures that differ say little. */
import type { Field } from '#shared/model/field.ts';
import type { Quantity, Value } from '#shared/model/value.ts';
import { differs, quantitySpan } from '#shared/values/differs.ts';
import { formatValue } from '#shared/values/format.ts';
import type { Table } from '../../query/table.ts';
import { speaksAgainst, speaksFor, type Trait } from './evidence.ts';

export type NumberTrait = Trait & {
  /** Figures that are unusual enough to look for, with the number of their field. */
  readonly figuresOf: (row: number) => { field: number; figure: number }[];
};

/** What a figure has to be at least, and the points when both have it. */
const AGREE: readonly (readonly [from: number, points: number])[] = [
  [50, 0.25],
  [10, 0.18],
  [2, 0.1],
  [1, 0.05],
  [0, 0.02],
];
const MOST = 0.3;
const DIFFER = -0.08;
const LEAST = -0.15;
const UNUSUAL = 5;

export function createNumberTrait(table: Table, fields: readonly Field[]): NumberTrait {
  const values = fields.map((): (Value | null)[] => []);

  function each(a: number, b: number, visit: (field: Field, one: Value, two: Value) => void): void {
    for (const [at, field] of fields.entries()) {
      const [one, two] = [values[at]?.[a] ?? null, values[at]?.[b] ?? null];
      if (one !== null && two !== null) visit(field, one, two);
    }
  }

  return {
    read(row) {
      for (const [at, field] of fields.entries()) values[at]![row] = table.value(row, field.id);
    },
    points(a, b) {
      let sum = 0;
      each(a, b, (field, one, two) => {
        sum += differs(field, one, two) ? DIFFER : agreement(lowest(one));
      });
      return Math.min(MOST, Math.max(LEAST, sum));
    },
    reasons(a, b) {
      const found: ReturnType<NumberTrait['reasons']> = [];
      each(a, b, (field, one, two) => {
        const texts = [one, two].map((value) => formatValue(field, value));
        if (differs(field, one, two))
          found.push(speaksAgainst(`${field.title} differs: ${texts.join(', ')}`));
        else found.push(speaksFor(`${field.title} agrees: ${[...new Set(texts)].join(', ')}`));
      });
      return found;
    },
    figuresOf: (row) =>
      fields.flatMap((_, field) => {
        const figure = lowest(values[field]?.[row] ?? null);
        return figure >= UNUSUAL ? [{ field, figure }] : [];
      }),
  };
}

const agreement = (figure: number): number => AGREE.find(([from]) => figure >= from)?.[1] ?? 0;

/** The figure named, or the lowest that may be meant; -1: none. */
function lowest(value: Value | null): number {
  if (typeof value === 'number') return value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return -1;
  const quantity = value as Quantity;
  if (quantity.best !== undefined) return quantity.best;
  const [low] = quantitySpan(quantity);
  return Number.isFinite(low) ? low : -1;
}

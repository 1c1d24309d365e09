/** How far the claims on a field lie apart, where that can be measured. */
import type { Spread } from '#shared/contract/claims-api.ts';
import type { Edtf } from '#shared/dates/edtf.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { Quantity, Value } from '#shared/model/value.ts';
import { durationDays } from '#shared/values/duration.ts';
import { knownDate } from './known-dates.ts';

export type Span = Omit<Spread, 'words'>;

/** null for fields without a measure, and where fewer than two claims have one. */
export function spanOf(field: Field, claims: readonly Claim[]): Span | null {
  const figures = claims.flatMap(({ value }) => (value === null ? [] : figuresOf(field, value)));
  const finite = figures.filter(Number.isFinite);
  if (finite.length < 2) return null;
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  if (low === high) return null;
  return {
    low,
    high,
    unit: field.type === 'number' || field.type === 'quantity' ? 'number' : 'days',
  };
}

export function spreadOf(field: Field, claims: readonly Claim[]): Spread | null {
  const span = spanOf(field, claims);
  return span && { ...span, words: wordsOf(span) };
}

function figuresOf(field: Field, value: Value): number[] {
  switch (field.type) {
    case 'number':
      return [value as number];
    case 'quantity': {
      const { low, best, high } = value as Quantity;
      return [low, best, high].filter((figure) => figure !== undefined);
    }
    case 'duration':
      return [...(durationDays(value as string) ?? [])];
    case 'date': {
      const date = knownDate(value as string);
      return date ? [firstDay(date)] : [];
    }
    default:
      return [];
  }
}

/** Two dates differ by their beginnings: where they end is often not known. */
const firstDay = ({ spans }: Edtf): number => Math.min(...spans.map(([low]) => low));

function wordsOf({ unit, low, high }: Span): string {
  const apart = Math.round((high - low) * 100) / 100;
  if (unit === 'number') return `${figure(low)}–${figure(high)}, a difference of ${figure(apart)}`;
  return `${figure(apart)} ${apart === 1 ? 'day' : 'days'} apart`;
}

const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });

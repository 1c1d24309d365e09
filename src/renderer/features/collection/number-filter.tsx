/** Filters by a range of numbers; for quantities one says which of their figures counts. */
import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import type { NumberCondition } from '#shared/model/filter.ts';
import type * as z from 'zod';
import type { FilterFormProps } from './filter-form.tsx';
import { readings } from '#shared/words/filter-words.ts';
import classes from './filter-form.module.css';

type Reading = z.infer<typeof NumberCondition>['reading'];

const meanings: Record<Reading, string> = {
  best: 'The figure that is shown lies in the range.',
  low: 'The lowest figure that is given lies in the range.',
  high: 'The highest figure that is given lies in the range.',
  possibly: 'Some number that the value allows lies in the range: “≥92” is possibly 100.',
};

export function NumberFilter({ field, condition, onChange }: FilterFormProps) {
  const given = condition?.op === 'number' ? condition : null;
  const [from, setFrom] = useState(given?.from?.toString() ?? '');
  const [to, setTo] = useState(given?.to?.toString() ?? '');
  const [reading, setReading] = useState<Reading>(given?.reading ?? 'best');
  const low = numberOf(from);
  const high = numberOf(to);
  const problem = problemOf(low, high);

  function apply(nextFrom: string, nextTo: string, nextReading: Reading): void {
    setFrom(nextFrom);
    setTo(nextTo);
    setReading(nextReading);
    const first = numberOf(nextFrom);
    const last = numberOf(nextTo);
    if (problemOf(first, last) !== null) return;
    if (first === undefined && last === undefined) {
      onChange(null);
      return;
    }
    const ends = { from: first ?? null, to: last ?? null };
    onChange({ op: 'number', field: field.id, ...ends, reading: nextReading });
  }

  const unit = field.unit ? ` (${field.unit})` : '';
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          data-autofocus
          label={`From${unit}`}
          inputMode="decimal"
          value={from}
          error={low !== undefined && Number.isNaN(low)}
          onChange={(event) => apply(event.currentTarget.value, to, reading)}
        />
        <TextInput
          label="To"
          inputMode="decimal"
          value={to}
          error={high !== undefined && Number.isNaN(high)}
          onChange={(event) => apply(from, event.currentTarget.value, reading)}
        />
      </div>
      {field.type === 'quantity' ? (
        <Select
          label="Which figure counts"
          allowDeselect={false}
          data={[...readings]}
          value={reading}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) => {
            const next = readings.find((known) => known.value === value)?.value;
            if (next) apply(from, to, next);
          }}
        />
      ) : null}
      <p
        className={classes.meaning}
        data-refused={problem !== null || undefined}
        aria-live="polite"
      >
        {problem ??
          (field.type === 'quantity' ? meanings[reading] : 'Both ends belong to the range.')}
      </p>
    </>
  );
}

/** undefined: nothing typed; NaN: not a number. */
function numberOf(text: string): number | undefined {
  const tidy = text.trim().replaceAll(',', '');
  return tidy === '' ? undefined : Number(tidy);
}

function problemOf(low: number | undefined, high: number | undefined): string | null {
  if ([low, high].some((end) => end !== undefined && !Number.isFinite(end))) {
    return 'Write numbers alone, such as 25.';
  }
  return low !== undefined && high !== undefined && low > high
    ? '“From” is greater than “To”.'
    : null;
}

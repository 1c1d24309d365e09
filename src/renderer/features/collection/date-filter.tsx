/** Filters by a window of time. The ends are EDTF: a year or a month will do. */
import { useState } from 'react';
import { SegmentedControl, TextInput } from '@mantine/core';
import { describeDate } from '#shared/dates/describe.ts';
import { parseEdtf } from '#shared/dates/edtf.ts';
import type { FilterFormProps } from './filter-form.tsx';
import classes from './filter-form.module.css';

type Mode = 'possibly' | 'certainly';

const meanings: Record<Mode, string> = {
  possibly: 'Some day of the record’s date lies in this time.',
  certainly: 'All of the record’s date lies in this time.',
};

export function DateFilter({ field, condition, onChange }: FilterFormProps) {
  const given = condition?.op === 'date' ? condition : null;
  const [from, setFrom] = useState(given?.from ?? '');
  const [to, setTo] = useState(given?.to ?? '');
  const [mode, setMode] = useState<Mode>(given?.mode ?? 'possibly');
  const problem = problemOf(from, to);

  function apply(nextFrom: string, nextTo: string, nextMode: Mode): void {
    setFrom(nextFrom);
    setTo(nextTo);
    setMode(nextMode);
    if (problemOf(nextFrom, nextTo) !== null) return;
    const first = nextFrom.trim() || null;
    const last = nextTo.trim() || null;
    if (first === null && last === null) onChange(null);
    else onChange({ op: 'date', field: field.id, from: first, to: last, mode: nextMode });
  }

  return (
    <>
      <div className={classes.pair}>
        <TextInput
          data-autofocus
          label="From"
          placeholder="2017-04"
          spellCheck={false}
          value={from}
          error={isWrong(from)}
          onChange={(event) => apply(event.currentTarget.value, to, mode)}
        />
        <TextInput
          label="To"
          placeholder="2018"
          spellCheck={false}
          value={to}
          error={isWrong(to)}
          onChange={(event) => apply(from, event.currentTarget.value, mode)}
        />
      </div>
      <p
        className={classes.meaning}
        data-refused={problem !== null || undefined}
        aria-live="polite"
      >
        {problem ?? windowWords(from, to)}
      </p>
      <SegmentedControl
        fullWidth
        aria-label="How sure it has to be"
        value={mode}
        data={[
          { value: 'possibly', label: 'Possibly' },
          { value: 'certainly', label: 'Certainly' },
        ]}
        onChange={(value) => apply(from, to, value === 'certainly' ? 'certainly' : 'possibly')}
      />
      <p className={classes.meaning}>{meanings[mode]}</p>
    </>
  );
}

function isWrong(text: string): boolean {
  return text.trim() !== '' && !parseEdtf(text).ok;
}

function problemOf(from: string, to: string): string | null {
  for (const text of [from, to]) {
    if (text.trim() === '') continue;
    const date = parseEdtf(text);
    if (!date.ok) return date.message;
  }
  return null;
}

function windowWords(from: string, to: string): string {
  const first = words(from);
  const last = words(to);
  if (first === null && last === null)
    return 'Years, months or days, such as 2017, 2017-04, 2017-04-13.';
  if (first === null) return `Until the end of ${last}.`;
  if (last === null) return `From the beginning of ${first} on.`;
  return `From the beginning of ${first} to the end of ${last}.`;
}

function words(text: string): string | null {
  if (text.trim() === '') return null;
  const date = parseEdtf(text);
  return date.ok ? describeDate(date) : null;
}

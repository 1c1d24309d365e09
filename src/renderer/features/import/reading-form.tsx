/** How a field is read, to be changed where the guesser could have proposed it; told in words where a codebook says it. */
import type { ReactNode } from 'react';
import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import type { ImportDraft } from '#shared/contract/imports-api.ts';
import { readingColumns } from '#shared/imports/reading-columns.ts';
import type { Reading, ReadingOf } from '#shared/model/import-mapping.ts';
import { ItemSeparator } from '#shared/model/import-mapping.ts';
import { PlacePrecision } from '#shared/model/value.ts';
import { CodesForm } from './codes-form.tsx';
import { doubtOf, orderWords } from './doubts.ts';
import type { ChangeRow } from './field-panel.tsx';
import { precisionWords, readingSteps, separatorWords } from './import-words.ts';
import { factsOf, setColumn, type Facts, type FieldRow } from './target-edit.ts';
import classes from './fields-step.module.css';

type ReadingFormProps = { draft: ImportDraft; row: FieldRow; facts: Facts; change: ChangeRow };

export function ReadingForm({ draft, row, facts, change }: ReadingFormProps) {
  const { reading } = row.mapping;
  const columns = draft.columns.map(({ name }) => name);
  const set = (next: Reading): void =>
    change((before) => ({ ...before, mapping: { ...before.mapping, reading: next } }));
  const column = (
    <ColumnSelect
      label="Read from"
      columns={columns}
      value={readingColumns(reading)[0] ?? null}
      onChange={(name) => {
        if (name !== null) change((before) => setColumn(before, name, facts));
      }}
    />
  );
  switch (reading.kind) {
    case 'text':
    case 'own-form':
      return column;
    case 'number':
      return (
        <>
          {column}
          <FormatChoice
            value={reading.format}
            note={doubtOf(reading, facts)}
            onChange={(format) => set({ ...reading, format })}
          />
        </>
      );
    case 'date':
      return (
        <>
          {column}
          <DateForm reading={reading} facts={facts} onChange={set} />
        </>
      );
    case 'quantity':
      return <QuantityForm reading={reading} columns={columns} facts={facts} onChange={set} />;
    case 'coordinates':
      return <CoordinatesForm reading={reading} columns={columns} onChange={set} />;
    case 'choice':
      return (
        <>
          {column}
          <CodesForm row={row} facts={facts} change={change} />
        </>
      );
    case 'list':
      return reading.parts.length === 1 ? (
        <>
          {column}
          <Separator reading={reading} onChange={set} />
        </>
      ) : (
        <InWords reading={reading}>
          <Separator reading={reading} onChange={set} />
        </InWords>
      );
    case 'joined':
    case 'fixed':
    case 'breakdown':
    case 'date-span':
    case 'date-parts':
    case 'date-around':
    case 'choices':
      return <InWords reading={reading} />;
  }
}

function InWords({ reading, children }: { reading: Reading; children?: ReactNode }) {
  const columns = readingColumns(reading);
  return (
    <div className={classes.words}>
      {columns.length === 0 ? null : (
        <p>
          Read from{' '}
          {columns.map((name, at) => (
            <span key={name}>
              {at === 0 ? '' : ', '}
              <bdi>{name}</bdi>
            </span>
          ))}
          .
        </p>
      )}
      <ul>
        {readingSteps(reading).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {children}
    </div>
  );
}

type ColumnSelectProps = {
  label: string;
  columns: readonly string[];
  value: string | null;
  /** Without it, a column has to be chosen. */
  none?: string;
  onChange: (column: string | null) => void;
};

function ColumnSelect({ label, columns, value, none, onChange }: ColumnSelectProps) {
  return (
    <Select
      label={label}
      searchable
      allowDeselect={false}
      data={[...(none === undefined ? [] : [{ value: '', label: none }]), ...columns]}
      value={value ?? ''}
      onChange={(column) => onChange(column === '' ? null : column)}
    />
  );
}

type FormatChoiceProps = {
  value: 'point' | 'comma';
  /** What speaks against being sure of it. */
  note: string | null;
  onChange: (format: 'point' | 'comma') => void;
};

function FormatChoice({ value, note, onChange }: FormatChoiceProps) {
  return (
    <div>
      <p className={classes.label} id="import-format">
        Numbers are written
      </p>
      <SegmentedControl
        fullWidth
        aria-labelledby="import-format"
        value={value}
        data={[
          { value: 'point', label: '1,234.5' },
          { value: 'comma', label: '1.234,5' },
        ]}
        onChange={(format) => onChange(format === 'comma' ? 'comma' : 'point')}
      />
      {note === null ? null : <p className={classes.doubt}>{note}</p>}
    </div>
  );
}

type FormProps<R extends Reading> = { reading: R; onChange: (reading: Reading) => void };

function DateForm({ reading, facts, onChange }: FormProps<ReadingOf<'date'>> & { facts: Facts }) {
  const counts = factsOf(facts, reading.column)?.date;
  const doubt = doubtOf(reading, facts);
  return (
    <>
      <div>
        <p className={classes.label} id="import-order">
          3/4/2015 is
        </p>
        <SegmentedControl
          fullWidth
          aria-labelledby="import-order"
          value={reading.order ?? 'clear'}
          data={[
            { value: 'day-month', label: '3 April' },
            { value: 'month-day', label: 'March 4' },
            { value: 'clear', label: 'not read' },
          ]}
          onChange={(value) =>
            onChange({
              ...reading,
              order: value === 'day-month' || value === 'month-day' ? value : null,
            })
          }
        />
        {counts ? <p className={classes.help}>{orderWords(counts)}</p> : null}
        {doubt === null ? null : <p className={classes.doubt}>{doubt}</p>}
      </div>
      <NumberInput
        size="xs"
        label="Years of two figures begin with"
        description={`15 is ${yearOf(15, reading.firstYear)}, 75 is ${yearOf(75, reading.firstYear)}.`}
        inputWrapperOrder={['label', 'input', 'description']}
        min={100}
        max={9_900}
        allowDecimal={false}
        value={reading.firstYear}
        onChange={(value) => {
          const year = Number(value);
          if (Number.isInteger(year) && year >= 100 && year <= 9_900)
            onChange({ ...reading, firstYear: year });
        }}
      />
    </>
  );
}

const yearOf = (short: number, first: number): number =>
  first + ((((short - first) % 100) + 100) % 100);

type WithColumns = { columns: readonly string[] };

function QuantityForm({
  reading,
  columns,
  facts,
  onChange,
}: FormProps<ReadingOf<'quantity'>> & WithColumns & { facts: Facts }) {
  const { kind, best, low, high, format, zero } = reading;
  const set = (change: {
    best?: string | null;
    low?: string | null;
    high?: string | null;
  }): void => {
    const all = { best, low, high, ...change };
    // One of the three has to be there.
    if ((all.best ?? all.low ?? all.high) == null) return;
    onChange({
      kind,
      format,
      ...(all.best == null ? {} : { best: all.best }),
      ...(all.low == null ? {} : { low: all.low }),
      ...(all.high == null ? {} : { high: all.high }),
      ...(zero === undefined ? {} : { zero }),
    });
  };
  return (
    <>
      <ColumnSelect
        label="Best figure"
        columns={columns}
        value={best ?? null}
        none="None"
        onChange={(name) => set({ best: name })}
      />
      <div className={classes.two}>
        <ColumnSelect
          label="Lowest"
          columns={columns}
          value={low ?? null}
          none="None"
          onChange={(name) => set({ low: name })}
        />
        <ColumnSelect
          label="Highest"
          columns={columns}
          value={high ?? null}
          none="None"
          onChange={(name) => set({ high: name })}
        />
      </div>
      <FormatChoice
        value={format}
        note={doubtOf(reading, facts)}
        onChange={(next) => onChange({ ...reading, format: next })}
      />
      <Steps reading={reading} />
    </>
  );
}

function CoordinatesForm({
  reading,
  columns,
  onChange,
}: FormProps<ReadingOf<'coordinates'>> & WithColumns) {
  return (
    <>
      <div className={classes.two}>
        <ColumnSelect
          label="Latitude"
          columns={columns}
          value={reading.lat}
          onChange={(lat) => lat !== null && onChange({ ...reading, lat })}
        />
        <ColumnSelect
          label="Longitude"
          columns={columns}
          value={reading.lon}
          onChange={(lon) => lon !== null && onChange({ ...reading, lon })}
        />
      </div>
      <Select
        label={reading.precision ? 'Where no code says it, the place is' : 'The place is'}
        allowDeselect={false}
        data={PlacePrecision.options.map((value) => ({ value, label: precisionWords[value] }))}
        value={reading.otherwise}
        onChange={(value) => {
          const otherwise = PlacePrecision.options.find((one) => one === value);
          if (otherwise) onChange({ ...reading, otherwise });
        }}
      />
      <FormatChoice
        value={reading.format}
        note={null}
        onChange={(format) => onChange({ ...reading, format })}
      />
      <Steps reading={reading} />
    </>
  );
}

function Steps({ reading }: { reading: Reading }) {
  const steps = readingSteps(reading);
  if (steps.length === 0) return null;
  return (
    <ul className={classes.words}>
      {steps.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

function Separator({ reading, onChange }: FormProps<ReadingOf<'list'>>) {
  return (
    <Select
      label="Between items of a cell"
      allowDeselect={false}
      data={ItemSeparator.options.map((value) => ({ value, label: separatorWords[value] }))}
      value={reading.separator}
      onChange={(value) => {
        const separator = ItemSeparator.options.find((one) => one === value);
        if (separator) onChange({ ...reading, separator });
      }}
    />
  );
}

/** What each cell of a column of choices stands for. A new field may call its choices otherwise; that of a collection may get more. */
import { Select, TextInput } from '@mantine/core';
import { newChoice } from '#shared/imports/column-field.ts';
import type { Choice, Field } from '#shared/model/field.ts';
import { parseChoice } from '#shared/values/choices.ts';
import type { ChangeRow } from './field-panel.tsx';
import { factsOf, type Facts, type FieldRow } from './target-edit.ts';
import classes from './fields-step.module.css';

type CodesFormProps = { row: FieldRow; facts: Facts; change: ChangeRow };

const ADD = 'add';

export function CodesForm({ row, facts, change }: CodesFormProps) {
  const { field, mapping, isNew } = row;
  const { reading } = mapping;
  if (reading.kind !== 'choice') return null;
  const known = factsOf(facts, reading.column);
  const marks = new Set((mapping.unknown ?? []).map(({ text }) => text));
  const cells = (known?.values ?? []).filter(
    ({ text }) => text.trim() !== '' && !marks.has(text.trim()),
  );
  if (known === undefined) return <CodeList field={field} codes={reading.codes} />;
  return (
    <div className={classes.codes} role="group" aria-labelledby="import-codes">
      <p className={classes.label} id="import-codes">
        {isNew ? 'What each cell is called' : `What each cell is in ${field.title}`}
      </p>
      <ul>
        {cells.map(({ text, count }) => {
          const choice = choiceOf(field, reading.codes, text);
          return (
            <li key={text}>
              <span className={classes.code} dir="auto" title={text}>
                {text}
                <span className={classes.count}> {count.toLocaleString('en')}</span>
              </span>
              {isNew ? (
                <TextInput
                  aria-label={`What “${text}” is called`}
                  dir="auto"
                  maxLength={120}
                  disabled={!choice}
                  value={choice?.label ?? ''}
                  onChange={({ currentTarget: { value } }) =>
                    change((before) => renamed(before, choice?.id, value, cells))
                  }
                />
              ) : (
                <Select
                  aria-label={`What “${text}” is`}
                  placeholder="not read"
                  searchable
                  data={[
                    ...(field.choices ?? []).map(({ id, label }) => ({ value: id, label })),
                    { value: ADD, label: `Add “${text}” as a choice` },
                  ]}
                  value={choice?.id ?? null}
                  onChange={(id) => change((before) => coded(before, text, id))}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Codes of a codebook: nobody has counted the cells. */
function CodeList({ field, codes }: { field: Field; codes: readonly Code[] }) {
  const labelOf = (id: string): string => field.choices?.find((one) => one.id === id)?.label ?? id;
  return (
    <div className={classes.words}>
      <ul>
        {codes.map(({ text, choice }) => (
          <li key={text}>
            {text}: {labelOf(choice)}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Code = { text: string; choice: string };

function choiceOf(field: Field, codes: readonly Code[], text: string): Choice | undefined {
  const coded = codes.find((code) => code.text === text)?.choice;
  const parsed = parseChoice(field, text.trim());
  const id = coded ?? (parsed.ok ? parsed.value : undefined);
  return field.choices?.find((one) => one.id === id);
}

/** The label may be anything now: each cell is told apart by its own text. */
function renamed(
  row: FieldRow,
  id: string | undefined,
  label: string,
  cells: readonly { text: string }[],
): FieldRow {
  const { field, mapping } = row;
  const { reading } = mapping;
  if (reading.kind !== 'choice' || id === undefined) return row;
  const codes = cells.flatMap(({ text }): Code[] => {
    const choice = choiceOf(field, reading.codes, text);
    return choice ? [{ text, choice: choice.id }] : [];
  });
  const choices = (field.choices ?? []).map((one) => (one.id === id ? { ...one, label } : one));
  return {
    ...row,
    field: { ...field, choices },
    mapping: { ...mapping, reading: { ...reading, codes } },
  };
}

/** null: what the label says, and where that is none, the cell is not read. */
function coded(row: FieldRow, text: string, id: string | null): FieldRow {
  const { field, mapping } = row;
  const { reading } = mapping;
  if (reading.kind !== 'choice') return row;
  const others = reading.codes.filter((code) => code.text !== text);
  if (id === null)
    return { ...row, mapping: { ...mapping, reading: { ...reading, codes: others } } };
  const choices = field.choices ?? [];
  const added = id === ADD ? newChoice(text, new Set(choices.map((one) => one.id))) : null;
  return {
    ...row,
    field: added ? { ...field, choices: [...choices, added] } : field,
    mapping: {
      ...mapping,
      reading: { ...reading, codes: [...others, { text, choice: added?.id ?? id }] },
    },
  };
}

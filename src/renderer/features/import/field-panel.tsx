/** One field of the mapping, to be changed: where it goes, what it is called, how it is read, what stands for unknown. */
import { Select, TextInput } from '@mantine/core';
import type { ImportDraft, ImportSample } from '#shared/contract/imports-api.ts';
import { readingColumns } from '#shared/imports/reading-columns.ts';
import type { FieldType } from '#shared/model/field.ts';
import { outcome } from './example.tsx';
import { setEdit, useFacts } from './import-store.ts';
import { typeWords } from './import-words.ts';
import { ReadingForm } from './reading-form.tsx';
import {
  changeRow,
  factsOf,
  freeFields,
  setField,
  setType,
  type FieldRow,
  type TargetEdit,
} from './target-edit.ts';
import { UnknownForm } from './unknown-form.tsx';
import { firstCells } from './use-sample.ts';
import classes from './fields-step.module.css';

type FieldPanelProps = {
  draft: ImportDraft;
  edit: TargetEdit;
  row: FieldRow;
  sample: ImportSample | undefined;
  problem: string | null;
};

/** Each reading's own way of changing the row. */
export type ChangeRow = (change: (row: FieldRow) => FieldRow) => void;

export function FieldPanel({ draft, edit, row, sample, problem }: FieldPanelProps) {
  const { field, isTaken, mapping } = row;
  const facts = useFacts();
  const change: ChangeRow = (next) => setEdit((before) => changeRow(before, row.id, next));
  const [column] = readingColumns(mapping.reading);
  if (!isTaken) return <LeftOut draft={draft} row={row} onTake={() => change(taken)} />;
  return (
    <>
      <h4 className={classes.panelTitle}>
        <bdi>{field.title}</bdi>
      </h4>
      {field.description ? <p className={classes.help}>{field.description}</p> : null}
      <Target edit={edit} row={row} change={change} />
      <ReadingForm draft={draft} row={row} facts={facts} change={change} />
      {mapping.reading.kind === 'fixed' ? null : (
        <UnknownForm
          marks={mapping.unknown ?? edit.mapping.unknown}
          met={column === undefined ? [] : (factsOf(facts, column)?.marks ?? [])}
          onChange={(unknown) =>
            change((before) => ({ ...before, mapping: { ...before.mapping, unknown } }))
          }
        />
      )}
      <Outcomes sample={sample} field={field.id} problem={problem} />
    </>
  );
}

const taken = (row: FieldRow): FieldRow => ({ ...row, isTaken: true });

type LeftOutProps = { draft: ImportDraft; row: FieldRow; onTake: () => void };

function LeftOut({ draft, row, onTake }: LeftOutProps) {
  const [column] = readingColumns(row.mapping.reading);
  const cells = column === undefined ? [] : firstCells(draft, column, 5);
  return (
    <>
      <h4 className={classes.panelTitle}>
        <bdi>{row.field.title}</bdi>
      </h4>
      <p className={classes.help}>Left out.</p>
      <button type="button" className={classes.take} onClick={onTake}>
        Take it in
      </button>
      {cells.length === 0 ? (
        <p className={classes.help}>There is nothing in it in the first rows.</p>
      ) : (
        <ul className={classes.cells} aria-label="First cells">
          {cells.map((cell) => (
            <li key={cell} dir="auto">
              {cell}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const NEW = '';

/** A new field has a name and a type; a field of the collection has both already. */
const newTypes: readonly FieldType[] = [
  'text',
  'longtext',
  'number',
  'quantity',
  'date',
  'choice',
  'list',
  'names',
  'coordinates',
  'duration',
];

type TargetProps = { edit: TargetEdit; row: FieldRow; change: ChangeRow };

function Target({ edit, row, change }: TargetProps) {
  const facts = useFacts();
  const { field, isNew, mapping } = row;
  const columns = readingColumns(mapping.reading);
  const free = freeFields(edit, row);
  const known = columns[0] === undefined ? undefined : factsOf(facts, columns[0]);
  const types = newTypes.filter(
    (type) => type === field.type || type !== 'choice' || known?.values != null,
  );
  return (
    <>
      {edit.known && columns.length === 1 ? (
        <Select
          label="Goes to"
          searchable
          allowDeselect={false}
          data={[
            { value: NEW, label: 'A new field' },
            ...free.map(({ id, title, type }) => ({
              value: id,
              label: `${title} (${typeWords[type].toLowerCase()})`,
            })),
          ]}
          value={isNew ? NEW : field.id}
          onChange={(id) => {
            const wanted = free.find((one) => one.id === id) ?? null;
            change((before) => setField(edit, before, wanted, facts));
          }}
        />
      ) : null}
      {isNew ? (
        <div className={classes.two}>
          <TextInput
            label="Name of the field"
            dir="auto"
            maxLength={80}
            value={field.title}
            onChange={({ currentTarget: { value } }) =>
              change((before) => ({ ...before, field: { ...before.field, title: value } }))
            }
          />
          {columns.length === 1 ? (
            <Select
              label="Type"
              allowDeselect={false}
              data={types.map((type) => ({ value: type, label: typeWords[type] }))}
              value={field.type}
              onChange={(type) => {
                const chosen = types.find((one) => one === type);
                if (chosen) change((before) => setType(before, chosen, facts));
              }}
            />
          ) : (
            <TextInput label="Type" readOnly value={typeWords[field.type]} />
          )}
        </div>
      ) : null}
    </>
  );
}

type OutcomesProps = { sample: ImportSample | undefined; field: string; problem: string | null };

function Outcomes({ sample, field, problem }: OutcomesProps) {
  const examples = sample?.fields.find((one) => one.field === field)?.examples;
  return (
    <div className={classes.outcomes}>
      <p className={classes.label} id="import-outcomes">
        What comes of the first rows
      </p>
      {problem === null ? null : (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      {examples?.length === 0 ? (
        <p className={classes.help}>There is nothing in it in the first rows.</p>
      ) : null}
      <ul aria-labelledby="import-outcomes">
        {examples?.map((example) => (
          <li key={example.line}>
            <span className={classes.outRaw} dir="auto">
              {example.raw === '' ? example.text : example.raw}
            </span>
            <span
              className={classes.outText}
              dir="auto"
              data-unknown={example.unknown || undefined}
            >
              {outcome(example)}
              {example.label !== null && !example.unknown ? ` (${example.label})` : ''}
            </span>
            {example.problems.map((words) => (
              <span key={words} className={classes.outProblem} dir="auto">
                {words}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

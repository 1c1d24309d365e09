/** What makes a row the same row in the next release, and what its record is called by then. */
import { MultiSelect, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { Column } from '#shared/model/import-table.ts';
import type { KeyRule } from '#shared/model/import-mapping.ts';
import { setEdit, useFacts } from './import-store.ts';
import { factsOf, titleCandidates, type Facts, type TargetEdit } from './target-edit.ts';
import classes from './fields-step.module.css';

type KeyFormProps = {
  edit: TargetEdit;
  columns: readonly Column[];
  /** Of the first records, as they would be. */
  ids: readonly string[];
};

export function KeyForm({ edit, columns, ids }: KeyFormProps) {
  const facts = useFacts();
  const { key } = edit.mapping;
  const isFixed = edit.replaces !== null;
  const warning = isFixed ? '' : keyWarning(key, facts);
  const set = (next: KeyRule): void =>
    setEdit((before) => ({ ...before, mapping: { ...before.mapping, key: next } }));
  return (
    <div className={classes.key} role="group" aria-label="Key">
      <div>
        <p className={classes.label} id="import-key">
          A row is known again by
        </p>
        <SegmentedControl
          aria-labelledby="import-key"
          disabled={isFixed}
          value={key.kind}
          data={[
            { value: 'columns', label: 'Key columns' },
            { value: 'content', label: 'All of its cells' },
          ]}
          onChange={(kind) =>
            set(
              kind === 'content'
                ? { kind, prefix: key.prefix }
                : { kind: 'columns', prefix: key.prefix, columns: [] },
            )
          }
        />
      </div>
      {key.kind === 'columns' ? (
        <MultiSelect
          className={classes.keyColumns}
          label="Key columns"
          searchable
          disabled={isFixed}
          data={columns.map(({ name }) => name)}
          value={key.columns}
          onChange={(names) => set({ ...key, columns: names })}
        />
      ) : null}
      <TextInput
        className={classes.prefix}
        label="Prefix of ids"
        spellCheck={false}
        maxLength={20}
        disabled={isFixed}
        value={key.prefix}
        onChange={({ currentTarget: { value } }) => set({ ...key, prefix: value })}
      />
      {edit.known ? null : (
        <Select
          className={classes.titleField}
          label="Records are called by"
          allowDeselect={false}
          data={titleCandidates(edit.rows).map(({ id, title }) => ({ value: id, label: title }))}
          value={edit.collection.titleField}
          onChange={(titleField) => {
            if (titleField === null) return;
            setEdit((before) => ({
              ...before,
              collection: { ...before.collection, titleField },
            }));
          }}
        />
      )}
      <p className={classes.keyWords} data-warning={warning !== '' || undefined} role="status">
        {isFixed
          ? 'As in the release before, so that its records are found again.'
          : warning || (ids.length > 0 ? `For example ${ids.join(', ')}` : '')}
      </p>
    </div>
  );
}

/** '' where there is nothing to warn of, or nobody can say. */
function keyWarning(key: KeyRule, facts: Facts): string {
  if (key.kind === 'content')
    return 'A row of which a single cell changes is another record in the next release.';
  const [only, another] = key.columns;
  if (only === undefined) return '';
  if (another !== undefined) return '';
  return factsOf(facts, only)?.isKey === false
    ? `${only} is empty in some rows, or the same in several: those rows will be rejected.`
    : '';
}

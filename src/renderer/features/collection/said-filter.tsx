/** Filters by what is said, and by whom: about one field, or about any field of a record. */
import { Button, NativeSelect } from '@mantine/core';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Condition } from '#shared/model/filter.ts';
import { SourcePicker } from '../../components/source-picker/source-picker.tsx';
import { setFilter, slotOf, useView } from '../../state/view-store.ts';
import { saidStates } from '#shared/words/filter-words.ts';
import classes from './filter-form.module.css';

const ANYTHING = '';

/** `field` null: any field of the record. */
export function SaidSelect({ field, autoFocus }: { field: string | null; autoFocus?: boolean }) {
  const slot = slotOf({ op: 'claims', field, state: 'open' });
  const condition = useView(({ view }) => view?.filters.find((filter) => slotOf(filter) === slot));
  const state = condition?.op === 'claims' ? condition.state : ANYTHING;
  return (
    <NativeSelect
      label={field === null ? 'What is said of any field' : 'What is said'}
      data-autofocus={autoFocus || undefined}
      value={state}
      data={[
        { value: ANYTHING, label: 'Anything' },
        ...saidStates.map(({ value, label, words }) => ({
          value,
          label: label.toLowerCase() === words ? label : `${label}: ${words}`,
        })),
      ]}
      onChange={(event) => {
        const chosen = saidStates.find(({ value }) => value === event.currentTarget.value);
        setFilter(slot, chosen ? { op: 'claims', field, state: chosen.value } : null);
      }}
    />
  );
}

/** For the whole collection: any field, and a source. */
export function SaidFilter({
  collection,
  onDone,
}: {
  collection: CollectionInfo;
  onDone: () => void;
}) {
  const filters = useView(({ view }) => view?.filters);
  const condition = filters?.find((filter) => filter.op === 'source');
  const source = condition?.op === 'source' ? condition.source : null;
  const set = filters?.some(isSaid) ?? false;
  return (
    <div className={classes.form}>
      <h3 className={classes.title}>What is said of each {collection.singular}</h3>
      <SaidSelect field={null} autoFocus />
      <div>
        <p className={classes.label}>Something is said by</p>
        <SourcePicker
          label="Something is said by"
          source={source}
          placeholder="Any source"
          none="Any source"
          inside
          onPick={(picked) =>
            setFilter('source', picked === null ? null : { op: 'source', source: picked })
          }
        />
      </div>
      <div className={classes.foot}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!set}
          onClick={() => {
            setFilter('source', null);
            setFilter(slotOf({ op: 'claims', field: null, state: 'open' }), null);
          }}
        >
          Clear
        </Button>
        <Button size="compact-sm" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}

const isSaid = (condition: Condition): boolean =>
  condition.op === 'source' || (condition.op === 'claims' && condition.field === null);

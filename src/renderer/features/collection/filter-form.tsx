/** The filter of one column. What is set is applied at once; the grid behind shows what comes of it. */
import { useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Field } from '#shared/model/field.ts';
import type { Condition } from '#shared/model/filter.ts';
import { fieldOf } from '#shared/model/view-content.ts';
import { clearFilter, setFilter, slotOf, useView } from '../../state/view-store.ts';
import { DateFilter } from './date-filter.tsx';
import { filterKinds, kindOf, kindTitles, type FilterKind } from './filter-kinds.ts';
import { NumberFilter } from './number-filter.tsx';
import { SaidSelect } from './said-filter.tsx';
import { TextFilter } from './text-filter.tsx';
import { ValuesFilter } from './values-filter.tsx';
import classes from './filter-form.module.css';

/** What the form of each kind gets. */
export type FilterFormProps = {
  field: Field;
  condition: Condition | undefined;
  onChange: (condition: Condition | null) => void;
};

type Props = { collection: CollectionInfo; field: Field; onDone: () => void };

export function FilterForm({ collection, field, onDone }: Props) {
  const condition = useView(({ view }) =>
    view?.filters.find((filter) => slotOf(filter) === field.id),
  );
  const filtered = useView(
    ({ view }) => view?.filters.some((filter) => fieldOf(filter) === field.id) ?? false,
  );
  const kinds = filterKinds(field.type);
  const [kind, setKind] = useState<FilterKind>(kindOf(condition) ?? kinds[0] ?? 'text');
  // Remounts the form when all is cleared, so that its boxes are empty again.
  const [round, setRound] = useState(0);
  const shown: readonly FilterKind[] = kinds.includes(kind) ? kinds : [kind, ...kinds];
  const own = kindOf(condition) === kind ? condition : undefined;
  const form = {
    field,
    condition: own,
    onChange: (next: Condition | null) => setFilter(field.id, next),
  };
  return (
    <div className={classes.form}>
      <div className={classes.head}>
        <h3 className={classes.title}>{field.title}</h3>
        <SegmentedControl
          aria-label="Way of filtering"
          value={kind}
          data={shown.map((value) => ({ value, label: kindTitles[value] }))}
          onChange={(value) => setKind(shown.find((known) => known === value) ?? 'text')}
        />
      </div>
      {kind === 'text' ? <TextFilter key={round} {...form} /> : null}
      {kind === 'number' ? <NumberFilter key={round} {...form} /> : null}
      {kind === 'date' ? <DateFilter key={round} {...form} /> : null}
      {kind === 'values' ? <ValuesFilter {...form} collection={collection} /> : null}
      <SaidSelect field={field.id} />
      <div className={classes.foot}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!filtered}
          onClick={() => {
            clearFilter(field.id);
            setRound(round + 1);
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

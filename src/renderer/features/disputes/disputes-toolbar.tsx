/** Search, filters and order of the page of disputes. */
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useCollections } from '../../api/use-dossier-state.ts';
import { SourcePicker } from '../../components/source-picker/source-picker.tsx';
import { changeDisputesQuery, useDisputesQuery } from './disputes-query.ts';
import type { DisputeCount } from './use-disputes.ts';
import classes from './disputes-page.module.css';

/** In the page and not at the end of it, so that it stays inside a landmark for screen readers. */
const dropdown = { withinPortal: false, floatingStrategy: 'fixed', shadow: 'md' } as const;
const ALL = 'all';

export function DisputesToolbar({ counts }: { counts: readonly DisputeCount[] }) {
  const query = useDisputesQuery((state) => state.query);
  const collections = useCollections();
  const { state } = query;
  const sizes = new Map(counts.map((count) => [count.collection, sizeOf(count, state)]));
  return (
    <div className={classes.toolbar} role="group" aria-label="Search and filter disputes">
      <SearchBox />
      <SegmentedControl
        aria-label="State"
        value={state ?? ALL}
        onChange={(value) =>
          changeDisputesQuery({ state: value === 'open' || value === 'settled' ? value : null })
        }
        data={[
          { value: ALL, label: 'All' },
          { value: 'open', label: 'Open' },
          { value: 'settled', label: 'Settled' },
        ]}
      />
      <Select
        className={classes.select}
        aria-label="Collection"
        comboboxProps={dropdown}
        allowDeselect={false}
        value={query.collection ?? ALL}
        data={[
          { value: ALL, label: 'All collections' },
          ...collections.map(({ id, title }) => ({
            value: id,
            label: `${title} (${sizes.get(id) ?? 0})`,
          })),
        ]}
        onChange={(value) => changeDisputesQuery({ collection: value === ALL ? null : value })}
      />
      <div className={classes.source}>
        <SourcePicker
          label="Source"
          source={query.source}
          placeholder="Any source"
          none="Any source"
          onPick={(source) => changeDisputesQuery({ source })}
        />
      </div>
      <Select
        className={classes.select}
        aria-label="Order"
        comboboxProps={dropdown}
        allowDeselect={false}
        value={query.sort}
        data={[
          { value: 'record', label: 'As the records stand' },
          { value: 'spread', label: 'Furthest apart first' },
        ]}
        onChange={(value) => changeDisputesQuery({ sort: value === 'spread' ? value : 'record' })}
      />
    </div>
  );
}

function sizeOf({ open, settled }: DisputeCount, state: 'open' | 'settled' | null): number {
  if (state === null) return open + settled;
  return state === 'open' ? open : settled;
}

function SearchBox() {
  const search = useDisputesQuery((state) => state.query.search);
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label="Search disputes"
      placeholder="Search by record or field"
      leftSection={<IconSearch size={15} aria-hidden />}
      dir="auto"
      maxLength={200}
      value={search}
      onChange={(event) => changeDisputesQuery({ search: event.currentTarget.value })}
    />
  );
}
